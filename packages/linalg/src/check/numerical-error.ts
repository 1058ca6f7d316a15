import type { Real } from "../matrix/matrix.js";
import { firstNonFinite } from "./lists.js";

/** The input was right and the mathematics did not come to an end: no convergence, no factor, divergence. */
export class NumericalError extends Error {
  override readonly name: string = "NumericalError";
  readonly kind = "numerical";
}

/** A job does not fit into the memory that there is; said before anything is computed. */
export class OutOfMemoryError extends NumericalError {
  override readonly name = "OutOfMemoryError";
}

/** Requires a result without overflow: for finite input, infinity or NaN means that it has left the numbers' range. */
export function checkRange(fn: string, result: string, data: Real | Float64Array): void {
  const at = firstNonFinite(data);
  if (at < 0) return;
  const range = data instanceof Float32Array ? "float32" : "float64";
  throw new NumericalError(`${fn}: ${result} must stay within the range of ${range}, got ${data[at]}`);
}
