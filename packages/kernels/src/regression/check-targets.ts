import { checkFinite, checkMatrix, type Matrix } from "@collapsar/linalg";

/** Requires finite X n × d with rows, and finite Y n × C. */
export function checkTargets(fn: string, X: Matrix, Y: Matrix): void {
  checkMatrix(fn, "X", X);
  checkMatrix(fn, "Y", Y);
  if (X.rows === 0) throw new RangeError(`${fn}: X must have rows, got 0×${X.cols}`);
  if (Y.rows !== X.rows || Y.cols === 0) {
    throw new RangeError(`${fn}: Y must have ${X.rows} rows and a column, got ${Y.rows}×${Y.cols}`);
  }
  checkFinite(fn, "X", X);
  checkFinite(fn, "Y", Y);
}
