import { InputError, type Matrix } from "@collapsar/linalg";
import { checkFinite, checkMatrix, checkSameCols } from "@collapsar/linalg/check";

/** Requires X n × d and Z m × d, finite. */
export function checkPoints(fn: string, X: Matrix, Z: Matrix): void {
  checkSameCols(fn, X, Z);
  checkFinite(fn, "X", X);
  if (Z !== X) checkFinite(fn, "Z", Z);
}

/** Requires finite X n × d and Z m × d, and weights n × m. */
export function checkWeights(fn: string, X: Matrix, Z: Matrix, weights: Matrix): void {
  checkPoints(fn, X, Z);
  checkMatrix(fn, "weights", weights);
  if (weights.rows === X.rows && weights.cols === Z.rows) return;
  throw new InputError({
    fn,
    argument: "weights",
    requirement: `must be ${X.rows}×${Z.rows}`,
    received: `${weights.rows}×${weights.cols}`,
  });
}
