/**
 * The hot loops of the elementwise kernels. Each operation has loops of its own, written out: one loop that took the operation
 * as a function would be compiled once for all of them and call through a pointer for every entry, ten times slower.
 */

type Same = (a: Float32Array, b: Float32Array, out: Float32Array) => void;

/** out[i] = a[i] ∘ b[i]. */
export const sameShape: Readonly<Record<string, Same>> = {
  Add: (a, b, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!;
  },
  Sub: (a, b, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
  },
  Multiply: (a, b, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
  },
  RealDiv: (a, b, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! / b[i]!;
  },
  SquaredDifference: (a, b, out) => {
    for (let i = 0; i < out.length; i++) out[i] = (a[i]! - b[i]!) * (a[i]! - b[i]!);
  },
};

/** out[i] = a[i] ∘ b[i mod b.length]: one value a channel. */
export const channelwise: Readonly<Record<string, Same>> = {
  Add: (a, b, out) => {
    for (let s = 0; s < out.length; s += b.length)
      for (let c = 0; c < b.length; c++) out[s + c] = a[s + c]! + b[c]!;
  },
  Sub: (a, b, out) => {
    for (let s = 0; s < out.length; s += b.length)
      for (let c = 0; c < b.length; c++) out[s + c] = a[s + c]! - b[c]!;
  },
  Multiply: (a, b, out) => {
    for (let s = 0; s < out.length; s += b.length)
      for (let c = 0; c < b.length; c++) out[s + c] = a[s + c]! * b[c]!;
  },
  RealDiv: (a, b, out) => {
    for (let s = 0; s < out.length; s += b.length)
      for (let c = 0; c < b.length; c++) out[s + c] = a[s + c]! / b[c]!;
  },
  SquaredDifference: (a, b, out) => {
    for (let s = 0; s < out.length; s += b.length)
      for (let c = 0; c < b.length; c++) out[s + c] = (a[s + c]! - b[c]!) * (a[s + c]! - b[c]!);
  },
};

type Map = (x: Float32Array, out: Float32Array) => void;

/** out[i] = f(x[i]). */
export const maps: Readonly<Record<string, Map>> = {
  Neg: (x, out) => {
    for (let i = 0; i < x.length; i++) out[i] = -x[i]!;
  },
  Square: (x, out) => {
    for (let i = 0; i < x.length; i++) out[i] = x[i]! * x[i]!;
  },
  Sqrt: (x, out) => {
    for (let i = 0; i < x.length; i++) out[i] = Math.sqrt(x[i]!);
  },
  Rsqrt: (x, out) => {
    for (let i = 0; i < x.length; i++) out[i] = 1 / Math.sqrt(x[i]!);
  },
  Relu: (x, out) => {
    for (let i = 0; i < x.length; i++) out[i] = Math.max(0, x[i]!);
  },
};
