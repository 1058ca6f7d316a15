import { InputError, type Matrix } from "@collapsar/linalg";
import { checkFinite, checkMatrix } from "@collapsar/linalg/check";

/** Requires finite X n × d with rows, and finite Y n × C. */
export function checkTargets(fn: string, X: Matrix, Y: Matrix): void {
  checkMatrix(fn, "X", X);
  checkMatrix(fn, "Y", Y);
  if (X.rows === 0)
    throw new InputError({ fn, argument: "X", requirement: "must have rows", received: `0×${X.cols}` });
  if (Y.rows !== X.rows || Y.cols === 0) {
    throw new InputError({
      fn,
      argument: "Y",
      requirement: `must have ${X.rows} rows and a column`,
      received: `${Y.rows}×${Y.cols}`,
    });
  }
  checkFinite(fn, "X", X);
  checkFinite(fn, "Y", Y);
}
