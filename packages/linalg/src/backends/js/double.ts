import type { Real } from "../../matrix/matrix.js";

/** The entries in float64: the array itself, or a copy of a float32 one. */
export function asDouble(x: Real): Float64Array {
  return x instanceof Float64Array ? x : Float64Array.from(x);
}

/** Runs `compute` on a float64 stand-in for `x` (x itself if it is float64) and writes the result back. */
export function inDouble<T>(x: Real, compute: (x: Float64Array) => T): T {
  if (x instanceof Float64Array) return compute(x);
  const wide = Float64Array.from(x);
  const result = compute(wide);
  x.set(wide);
  return result;
}
