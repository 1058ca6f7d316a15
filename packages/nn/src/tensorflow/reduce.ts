import * as tf from "@tensorflow/tfjs";
import { floats, type Kernel, registerKernel, result, sizeOf } from "./kernel.js";

/** A reduced tensor seen as outer × middle × inner, the middle summed away. */
interface Split {
  readonly outer: number;
  readonly middle: number;
  readonly inner: number;
}

/** Reduced axes that are next to each other make such a split; others go to the stock kernel. */
function splitAxes(shape: readonly number[], axes: readonly number[]): Split | undefined {
  const sorted = [...axes].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  if (sorted.some((axis, i) => axis !== first + i)) return undefined;
  const last = first + sorted.length;
  return {
    outer: sizeOf(shape.slice(0, first)),
    middle: sizeOf(shape.slice(first, last)),
    inner: sizeOf(shape.slice(last)),
  };
}

/** Sums in float64, so that long float32 columns keep their digits. */
function sumMiddle(x: Float32Array, { outer, middle, inner }: Split, factor: number): Float32Array {
  const out = new Float32Array(outer * inner);
  const totals = new Float64Array(inner);
  for (let o = 0; o < outer; o++) {
    totals.fill(0);
    let at = o * middle * inner;
    for (let m = 0; m < middle; m++) for (let i = 0; i < inner; i++, at++) totals[i]! += x[at]!;
    for (let i = 0; i < inner; i++) out[o * inner + i] = totals[i]! * factor;
  }
  return out;
}

function reduction(mean: boolean): Kernel {
  return ({ inputs, backend, attrs }) => {
    const { x: info } = inputs as { x: tf.TensorInfo };
    const x = floats(backend, info);
    if (!x) return undefined;
    const { axis, keepDims = false } = attrs as { axis?: number | number[]; keepDims?: boolean };
    const axes = tf.util.parseAxisParam(axis ?? info.shape.map((_, i) => i), info.shape);
    const split = splitAxes(info.shape, axes);
    if (!split) return undefined;
    const kept = info.shape.map((extent, i) => (axes.includes(i) ? 1 : extent));
    const shape = keepDims ? kept : info.shape.filter((_, i) => !axes.includes(i));
    return result(backend, shape, sumMiddle(x, split, mean ? 1 / split.middle : 1));
  };
}

/** Sums and means over neighbouring axes. */
export function registerReduce(): void {
  registerKernel("Sum", reduction(false));
  registerKernel("Mean", reduction(true));
}
