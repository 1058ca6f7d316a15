import type { Matrix } from "@collapsar/linalg";

/** Distances below this share of the largest in their row are what a metric's product leaves of coinciding points. */
const share = (r: Matrix) => (r.data instanceof Float64Array ? 2 ** -40 : 2 ** -18);

/**
 * The distances with those that are rounding set to 0, in place: there a kink has no slope, and 1/r would be
 * anything.
 */
export function coincideToRounding(r: Matrix): Matrix {
  for (let i = 0; i < r.rows; i++) {
    const row = r.data.subarray(i * r.cols, (i + 1) * r.cols);
    let largest = 0;
    for (let j = 0; j < row.length; j++) if (row[j]! > largest) largest = row[j]!;
    const floor = share(r) * largest;
    for (let j = 0; j < row.length; j++) if (row[j]! <= floor) row[j] = 0;
  }
  return r;
}
