import type { Real } from "../matrix/matrix.js";
import { NumericalError, OutOfMemoryError } from "../matrix/numerical-error.js";
import { firstNonFinite } from "./lists.js";

export { NumericalError, OutOfMemoryError };

/** Requires a result without overflow: for finite input, infinity or NaN means that it has left the numbers' range. */
export function checkRange(fn: string | undefined, result: string, data: Real | Float64Array): void {
  const at = firstNonFinite(data);
  if (at < 0) return;
  const range = data instanceof Float32Array ? "float32" : "float64";
  throw new NumericalError(`${result} must stay within the range of ${range}, got ${data[at]}`, { fn });
}
