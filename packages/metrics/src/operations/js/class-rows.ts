import { dataAs } from "@collapsar/linalg/engine";
import type { ClassRows, Deviations } from "./row-job.js";

/** sums[class of i] += scale·x_i − origin; returns the largest |x|, NaN where one is not finite. */
export function classSums(given: ClassRows, sums: Float64Array): number {
  const { rows, cols: p, classes, scale, origin } = given;
  const x = dataAs(given, "f64");
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    const [row, at] = [i * p, classes[i]! * p];
    for (let j = 0; j < p; j++) {
      const value = x[row + j]!;
      largest = Math.max(largest, Math.abs(value));
      sums[at + j]! += value * scale - origin[j]!;
    }
  }
  return Number.isFinite(largest) ? largest : Number.NaN;
}

/** d = scale·x − origin − mean, d² added to the squares of its class, and the three sums of squares of each row. */
export function classDeviations(given: ClassRows, { means, centre, out, squares, norms }: Deviations): void {
  const { rows, cols: p, classes, scale, origin } = given;
  const x = dataAs(given, "f64");
  for (let i = 0; i < rows; i++) {
    const [row, at] = [i * p, classes[i]! * p];
    let [within, whole, centred] = [0, 0, 0];
    for (let j = 0; j < p; j++) {
      const mean = means[at + j]!;
      const d = x[row + j]! * scale - origin[j]! - mean;
      out[row + j] = d;
      const square = d * d;
      squares[at + j]! += square;
      within += square;
      const own = d + (mean + origin[j]!);
      whole += own * own;
      const around = d + (mean - centre[j]!);
      centred += around * around;
    }
    norms[3 * i] = within;
    norms[3 * i + 1] = whole;
    norms[3 * i + 2] = centred;
  }
}
