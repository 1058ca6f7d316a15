import type { Matrix } from "@collapsar/linalg";

/** Entries looked at: a leading block says it as well as the whole. */
const probeRows = 512;

/**
 * Requires that a kernel matrix tells points apart: its off-diagonal entries are neither all 0 nor all 1.
 *
 * @throws RangeError that says which, and in which direction to change the bandwidth
 */
export function checkKernelSpread(fn: string, K: Matrix, bandwidth: number): void {
  const size = Math.min(probeRows, K.rows);
  if (size < 2) return;
  let [least, largest] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const value = K.data[i * K.cols + j]!;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
  }
  const advice = 'or "auto", which adapts it to the distances';
  if (largest < 1e-12) {
    throw new RangeError(
      `${fn}: kernel values must not all be 0, got bandwidth ${bandwidth} far below every distance; ` +
        `standardize the columns, try a larger bandwidth, ${advice}`,
    );
  }
  if (least > 1 - 1e-12 && largest < 1 + 1e-12) {
    throw new RangeError(
      `${fn}: kernel values must not all be 1, got bandwidth ${bandwidth} far above every distance; ` +
        `try a smaller bandwidth, ${advice}`,
    );
  }
}
