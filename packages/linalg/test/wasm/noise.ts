import type { Dtype } from "../../src/matrix/matrix.js";

/** Reproducible numbers, uniform in [−1, 1). */
export function noise(length: number, seed: number): Float64Array;
export function noise(length: number, seed: number, dtype: Dtype): Float64Array | Float32Array;
export function noise(length: number, seed: number, dtype: Dtype = "f64"): Float64Array | Float32Array {
  const out = dtype === "f64" ? new Float64Array(length) : new Float32Array(length);
  let state = (seed * 0x9e3779b9) >>> 0;
  for (let i = 0; i < length; i++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    out[i] = ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  }
  return out;
}
