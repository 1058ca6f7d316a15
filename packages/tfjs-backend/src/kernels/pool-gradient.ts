import * as tf from "@tensorflow/tfjs-core";
import type { KernelCall } from "../engine/kernel.js";
import { handsOn, poolGeometry } from "./geometry.js";

/** One axis of a pool, as TensorFlow.js describes it. */
interface PoolAxis {
  readonly extent: number;
  readonly outputs: number;
  readonly taps: number;
  readonly stride: number;
  readonly before: number;
}

type Pool2d = tf.backend_util.Conv2DInfo;
type Pool3d = tf.backend_util.Conv3DInfo;

const spatialAxes = (g: Pool2d): PoolAxis[] => [
  {
    extent: g.inHeight,
    outputs: g.outHeight,
    taps: g.filterHeight,
    stride: g.strideHeight,
    before: g.padInfo.top,
  },
  {
    extent: g.inWidth,
    outputs: g.outWidth,
    taps: g.filterWidth,
    stride: g.strideWidth,
    before: g.padInfo.left,
  },
];

function volumeAxes(g: Pool3d): PoolAxis[] {
  const depth = { extent: g.inDepth, outputs: g.outDepth, taps: g.filterDepth, stride: g.strideDepth };
  return [{ ...depth, before: g.padInfo.front }, ...spatialAxes(g as unknown as Pool2d)];
}

/** For each output along an axis: taps of the window over those of them that lie in the image. */
function windowOverCovered({ extent, outputs, taps, stride, before }: PoolAxis): number[] {
  return Array.from({ length: outputs }, (_, i) => {
    const start = i * stride - before;
    const covered = Math.min(start + taps, extent) - Math.max(start, 0);
    return covered > 0 ? taps / covered : 1;
  });
}

/**
 * Signals to hand to a stock gradient of an average pool: it divides by the whole window where the forward pass
 * divides by the pixels that the window covers, so each signal is multiplied by window/covered first.
 */
function scaledSignals(dy: tf.Tensor, axes: readonly PoolAxis[]): tf.Tensor {
  return tf.tidy(() =>
    axes.reduce((signals, axis, i) => {
      const ratios = windowOverCovered(axis);
      if (ratios.every((ratio) => ratio === 1)) return signals;
      const shape = dy.shape.map((_, j) => (j === i + 1 ? ratios.length : 1));
      return tf.mul(signals, tf.tensor(ratios, shape));
    }, tf.clone(dy)),
  );
}

/**
 * Whether each side's padding is listed by itself: TensorFlow.js' published specs fix the gradient of such an average
 * pool at the signal over the whole window, although its forward pass divides by the covered pixels, and that is what
 * programs get here too.
 */
export const hasListedPadding = (attrs: KernelCall["attrs"] | undefined): boolean =>
  Array.isArray(attrs?.["pad"]);

/** A stock gradient of a pool in the plane, which hands the signal on where the forward pass hands the image on. */
export function handedOnGradient(stock: tf.KernelFunc): tf.KernelFunc {
  return (call) => {
    const { dy, input } = call.inputs as unknown as { dy: tf.Tensor; input: tf.TensorInfo };
    return handsOn(poolGeometry(input.shape, call.attrs as KernelCall["attrs"])) ? tf.clone(dy) : stock(call);
  };
}

/**
 * A stock kernel `AvgPoolGrad` or `AvgPool3DGrad`, its signals scaled so that it gives the derivative of the forward
 * pass.
 */
export function correctedPoolGradient(stock: tf.KernelFunc, axes: 2 | 3): tf.KernelFunc {
  const whole = axes === 2 ? handedOnGradient(stock) : stock;
  return (call) => {
    if (hasListedPadding(call.attrs)) return stock(call);
    const { dy, input } = call.inputs as unknown as { dy: tf.Tensor; input: tf.TensorInfo };
    const signals = scaledSignals(dy, axes === 2 ? planeOf(input, call.attrs) : volumeOf(input, call.attrs));
    const dx = whole({ ...call, inputs: { ...call.inputs, dy: signals } });
    signals.dispose();
    return dx;
  };
}

interface PoolAttributes {
  readonly filterSize: number;
  readonly strides: number;
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil" | undefined;
}

function planeOf({ shape }: tf.TensorInfo, attrs: KernelCall["attrs"] | undefined): PoolAxis[] {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as PoolAttributes;
  const sizes = shape as [number, number, number, number];
  return spatialAxes(tf.backend_util.computePool2DInfo(sizes, filterSize, strides, 1, pad, dimRoundingMode));
}

function volumeOf({ shape }: tf.TensorInfo, attrs: KernelCall["attrs"] | undefined): PoolAxis[] {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as PoolAttributes;
  const sizes = shape as [number, number, number, number, number];
  return volumeAxes(tf.backend_util.computePool3DInfo(sizes, filterSize, strides, 1, pad, dimRoundingMode));
}
