import type { Kernel } from "@collapsar/kernels";
import { InputError, type Matrix } from "@collapsar/linalg";
import { rowRange, selectRows } from "@collapsar/linalg/parts";

/** Rows that stand for a matrix that is never whole. */
const probeRows = 512;

/** Properties of a kernel that a machine needs beside the values. */
export interface SpreadSettings {
  /** Absent for kernels without one. */
  readonly bandwidth: number | undefined;
  readonly ridge: number;
  /** Rows of the machine. */
  readonly n: number;
}

/** How many off-diagonal values are 0 and 1 relative to their own diagonal, or undefined as soon as one is neither. */
function extremes(K: Matrix, nearOne: number): { zeroes: number; ones: number } | undefined {
  let [zeroes, ones] = [0, 0];
  for (let i = 0; i < K.rows; i++) {
    for (let j = 0; j < i; j++) {
      const own = Math.sqrt(K.data[i * (K.cols + 1)]! * K.data[j * (K.cols + 1)]!);
      const value = K.data[i * K.cols + j]! / own;
      if (Math.abs(value) < 1e-12) zeroes++;
      else if (value > 1 - nearOne) ones++;
      else return undefined;
    }
  }
  return { zeroes, ones };
}

/**
 * Requires that a kernel matrix tells points apart: some off-diagonal value is neither 0 nor the diagonal's, to what
 * a ridge leaves of differences.
 *
 * @throws InputError that says which, and in which direction to change the bandwidth
 */
export function checkKernelSpread(K: Matrix, { bandwidth, ridge, n }: SpreadSettings): void {
  if (bandwidth === undefined) return;
  // the machine is its mean where n(1 − k) is a thousandth of the ridge
  const found = extremes(K, Math.max(1e-12, Math.min(1e-6, (1e-3 * ridge) / n)));
  if (found === undefined || found.zeroes + found.ones === 0) return;
  const [all, side, way] = found.zeroes > found.ones ? ["0", "below", "larger"] : ["1", "above", "smaller"];
  throw new InputError({
    fn: "rfm",
    requirement: `kernel values must not all be ${all}`,
    received: `bandwidth ${bandwidth} far ${side} every distance`,
    remedy:
      `${all === "0" ? "standardise the columns, " : ""}try a ${way} bandwidth, or "auto", which ` +
      "adapts it to the distances",
  });
}

/** The same for a matrix that is never whole, by the first row and rows spread over all: neighbours may be the same. */
export function probeKernelSpread(kernel: Kernel, X: Matrix, settings: SpreadSettings): void {
  const size = Math.min(probeRows, X.rows);
  const spread = Array.from({ length: size }, (_, i) => Math.floor((i * X.rows) / size));
  const farthest = farthestRow(X);
  checkKernelSpread(kernel.gram(selectRows(X, [...spread, farthest])), settings);
}

/** A row that differs most from the first one. */
function farthestRow(X: Matrix): number {
  const first = rowRange(X, 0, 1).data;
  let [farthest, largest] = [0, 0];
  for (let i = 0, at = 0; i < X.rows; i++) {
    let square = 0;
    for (let k = 0; k < X.cols; k++, at++) square += (X.data[at]! - first[k]!) ** 2;
    if (square > largest) [farthest, largest] = [i, square];
  }
  return farthest;
}
