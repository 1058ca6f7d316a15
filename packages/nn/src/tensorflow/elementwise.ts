import { type MapName, mapInPlace, matrix } from "@collapsar/linalg";
import type * as tf from "@tensorflow/tfjs";
import { floats, type Kernel, registerKernel, result, sizeOf } from "./kernel.js";
import { channelwise, maps, sameShape } from "./loops.js";

type Binary = (a: number, b: number) => number;

/** What a repeated operand does where no written-out loop fits. */
const binaries: Readonly<Record<string, Binary>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Multiply: (a, b) => a * b,
  RealDiv: (a, b) => a / b,
  SquaredDifference: (a, b) => (a - b) * (a - b),
};

/** Maps that linalg vectorises, by their name there. */
const vectorised: Readonly<Record<string, MapName>> = { Exp: "exp", Tanh: "tanh", Erf: "erf" };

/** How the smaller operand repeats along the larger: `run` values, each held for `hold` entries, over and over. */
interface Repetition {
  readonly run: number;
  readonly hold: number;
}

/**
 * Recognises an operand whose extents differ from the result's only by ones before or after one block of equal extents:
 * scalars, channels, per-row values. Anything else goes to the stock kernel.
 */
export function repetition(small: readonly number[], large: readonly number[]): Repetition | undefined {
  const padded = [...Array<number>(large.length - small.length).fill(1), ...small];
  const used = padded.map((extent, axis) => extent !== 1 || large[axis] === 1);
  const first = padded.findIndex((extent) => extent !== 1);
  if (first < 0) return { run: 1, hold: 1 };
  const last = padded.length - 1 - [...padded].reverse().findIndex((extent) => extent !== 1);
  for (let axis = first; axis <= last; axis++)
    if (!used[axis] || padded[axis] !== large[axis]) return undefined;
  return { run: sizeOf(padded.slice(first, last + 1)), hold: sizeOf(large.slice(last + 1)) };
}

function repeat(
  apply: Binary,
  a: Float32Array,
  b: Float32Array,
  { run, hold }: Repetition,
  out: Float32Array,
): void {
  for (let i = 0; i < out.length; ) {
    for (let r = 0; r < run; r++) {
      for (let h = 0; h < hold; h++, i++) out[i] = apply(a[i]!, b[r]!);
    }
  }
}

const equalShapes = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((extent, axis) => extent === b[axis]);

function binaryKernel(name: string, apply: Binary): Kernel {
  return ({ inputs, backend }) => {
    const { a: infoA, b: infoB } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    const [a, b] = [floats(backend, infoA), floats(backend, infoB)];
    if (!a || !b) return undefined;
    if (equalShapes(infoA.shape, infoB.shape)) {
      const out = new Float32Array(a.length);
      sameShape[name]?.(a, b, out);
      return result(backend, infoA.shape, out);
    }
    const swap = infoA.shape.length < infoB.shape.length || a.length < b.length;
    const [large, small] = swap ? [infoB, infoA] : [infoA, infoB];
    const pattern =
      small.shape.length > large.shape.length ? undefined : repetition(small.shape, large.shape);
    if (!pattern) return undefined;
    const out = new Float32Array(swap ? b.length : a.length);
    const channels = swap || pattern.hold > 1 ? undefined : channelwise[name];
    if (channels) channels(a, b, out);
    else if (swap) repeat((x, y) => apply(y, x), b, a, pattern, out);
    else repeat(apply, a, b, pattern, out);
    return result(backend, large.shape, out);
  };
}

function unaryKernel(loop: (x: Float32Array, out: Float32Array) => void): Kernel {
  return ({ inputs, backend }) => {
    const { x: info } = inputs as { x: tf.TensorInfo };
    const x = floats(backend, info);
    if (!x) return undefined;
    const out = new Float32Array(x.length);
    loop(x, out);
    return result(backend, info.shape, out);
  };
}

function vectorisedKernel(name: MapName): Kernel {
  return unaryKernel((x, out) => {
    out.set(x);
    mapInPlace(matrix(1, out.length, out), name);
  });
}

const step: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info } = inputs as { x: tf.TensorInfo };
  const x = floats(backend, info);
  const { alpha = 0 } = attrs as { alpha?: number };
  if (!x) return undefined;
  const out = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! > 0 ? 1 : Number.isNaN(x[i]!) ? Number.NaN : alpha;
  return result(backend, info.shape, out);
};

const addN: Kernel = ({ inputs, backend }) => {
  const infos = Object.values(inputs) as tf.TensorInfo[];
  const arrays = infos.map((info) => floats(backend, info));
  const [first] = infos;
  if (!first || arrays.some((array) => !array || array.length !== arrays[0]?.length)) return undefined;
  const out = Float32Array.from(arrays[0] as Float32Array);
  for (const array of arrays.slice(1) as Float32Array[])
    for (let i = 0; i < out.length; i++) out[i]! += array[i]!;
  return result(backend, first.shape, out);
};

/** Elementwise kernels over plain float32 arrays; the stock ones broadcast index by index. */
export function registerElementwise(): void {
  for (const [name, apply] of Object.entries(binaries)) registerKernel(name, binaryKernel(name, apply));
  for (const [name, loop] of Object.entries(maps)) registerKernel(name, unaryKernel(loop));
  for (const [name, map] of Object.entries(vectorised)) registerKernel(name, vectorisedKernel(map));
  registerKernel("Step", step);
  registerKernel("AddN", addN);
}
