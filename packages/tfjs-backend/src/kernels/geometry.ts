import * as tf from "@tensorflow/tfjs-core";
import type { CollapsarBackend } from "../engine/collapsar-backend.js";
import type { KernelCall } from "../engine/kernel.js";

/** Geometry of a two-dimensional convolution, channels last, as TensorFlow.js computes it. */
export type ConvGeometry = tf.backend_util.Conv2DInfo;

type Sizes = [number, number, number, number];
type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];
interface WindowAttributes {
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number | ExplicitPadding;
  readonly dataFormat?: string | undefined;
  readonly dilations?: [number, number] | number | undefined;
  readonly dimRoundingMode?: "floor" | "round" | "ceil" | undefined;
  readonly filterSize?: [number, number] | number | undefined;
}

/** Geometry of a convolution; undefined for channels first. */
export function convGeometry(
  input: readonly number[],
  filter: readonly number[],
  attrs: KernelCall["attrs"],
  depthwise = false,
): ConvGeometry | undefined {
  const { strides, pad, dilations, dimRoundingMode, dataFormat } = attrs as unknown as WindowAttributes;
  if (dataFormat && dataFormat !== "NHWC") return undefined;
  const sizes = [input, filter] as unknown as [Sizes, Sizes];
  return tf.backend_util.computeConv2DInfo(
    ...sizes,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

/** Geometry of a pool. */
export function poolGeometry(shape: readonly number[], attrs: KernelCall["attrs"]): ConvGeometry {
  const { strides, pad, filterSize = 1, dimRoundingMode } = attrs as unknown as WindowAttributes;
  return tf.backend_util.computePool2DInfo(
    shape as unknown as Sizes,
    filterSize,
    strides,
    1,
    pad as "valid" | "same" | number,
    dimRoundingMode,
  );
}

/**
 * Whether a pool hands its input on: TensorFlow.js does so for windows of one pixel, wherever strides and padding put
 * them.
 */
export function handsOn(g: ConvGeometry): boolean {
  return g.filterHeight * g.filterWidth === 1 && tf.util.arraysEqual(g.inShape, g.outShape);
}

/** Whether the patches of a convolution are its input, row by row. */
export function isPointwise(g: ConvGeometry): boolean {
  const single = g.filterHeight === 1 && g.filterWidth === 1 && g.strideHeight === 1 && g.strideWidth === 1;
  const unpadded = g.padInfo.top === 0 && g.padInfo.left === 0;
  return single && unpadded && g.outHeight === g.inHeight && g.outWidth === g.inWidth;
}

/** Lends `use` the address of a geometry laid out as assembly/geometry.ts reads it. */
export function withGeometry<T>(backend: CollapsarBackend, g: ConvGeometry, use: (address: number) => T): T {
  const words = [
    ...[g.inHeight, g.inWidth, g.inChannels, g.outHeight, g.outWidth, g.filterHeight, g.filterWidth],
    ...[g.strideHeight, g.strideWidth, g.dilationHeight, g.dilationWidth, g.padInfo.top, g.padInfo.left],
    g.outChannels / g.inChannels,
  ];
  return backend.withScratch(4 * words.length, (address) => {
    backend.heap.ints(address, words.length).set(words);
    return use(address);
  });
}
