import type { Real } from "../../matrix/matrix.js";

/**
 * The power of two that brings the largest entry into [1, 2), as far as it and its inverse are numbers; 1 for zeros.
 */
export function unitScale(X: Real): number {
  let top = 0;
  for (let i = 0; i < X.length; i++) top = Math.max(top, Math.abs(X[i]!));
  if (top === 0 || !Number.isFinite(top)) return 1;
  return 2 ** Math.max(-1022, Math.min(1022, -Math.floor(Math.log2(top))));
}

/** A float64 copy of X times a factor. */
export function scaledCopy(X: Real, factor: number): Float64Array {
  return Float64Array.from(X, (x) => x * factor);
}
