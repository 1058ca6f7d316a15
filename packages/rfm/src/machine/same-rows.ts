import type { Matrix } from "@collapsar/linalg";

/** Whether all rows are one and the same point. */
export function areSameRows(X: Matrix): boolean {
  for (let at = X.cols; at < X.data.length; at++) if (X.data[at] !== X.data[at - X.cols]) return false;
  return true;
}
