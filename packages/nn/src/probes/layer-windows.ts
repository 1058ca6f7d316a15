import { type Matrix, matrix } from "@collapsar/linalg";
import type { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import { type ConvGeometry, isPointwise, withGeometry } from "@collapsar/tfjs-backend/parts";
import * as tf from "@tensorflow/tfjs";
import type { Operation } from "../architectures/graph.js";

/** The windows through which a layer's filters see an example; a dense layer's only one is its whole input. */
export interface LayerWindows {
  readonly positions: number;
  /** Values under a window. */
  readonly window: number;
  /** Undefined where the patches are the input as it lies. */
  readonly geometry: ConvGeometry | undefined;
}

/** The windows of a dense or convolution layer on inputs of a shape, n × … × channels. */
export function layerWindows(
  inputShape: readonly number[],
  operation: Extract<Operation, { kind: "dense" | "conv" }>,
): LayerWindows {
  if (operation.kind === "dense") {
    return { positions: 1, window: inputShape.slice(1).reduce((a, b) => a * b, 1), geometry: undefined };
  }
  const { size, stride, padding, filters } = operation;
  const shape = inputShape as [number, number, number, number];
  const g = tf.backend_util.computeConv2DInfo(shape, [size, size, shape[3], filters], stride, 1, padding);
  const windows = { positions: g.outHeight * g.outWidth, window: size * size * g.inChannels };
  return { ...windows, geometry: isPointwise(g) ? undefined : g };
}

/**
 * The patches of examples start … end − 1 of the inputs at an address, one row a position; valid until the next call.
 */
export type GatherPatches = (inputs: number, start: number, end: number) => Matrix;

/** Lends a way to the patches of up to `count` examples at a time. */
export function withPatches<T>(
  backend: CollapsarBackend,
  { positions, window, geometry: g }: LayerWindows,
  count: number,
  use: (patches: GatherPatches) => T,
): T {
  const size = positions * window;
  const rows = (address: number, examples: number) =>
    matrix(examples * positions, window, backend.heap.floats(address, examples * size));
  if (!g) return use((inputs, start, end) => rows(inputs + 4 * start * size, end - start));
  return withGeometry(backend, g, (geometry) =>
    backend.withScratch(4 * count * size, (patches) =>
      use((inputs, start, end) => {
        backend.simd.gatherPatches(geometry, inputs, patches, start * g.outHeight, end * g.outHeight);
        return rows(patches, end - start);
      }),
    ),
  );
}
