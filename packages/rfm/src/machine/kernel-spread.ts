import type { Matrix } from "@collapsar/linalg";

/** Entries looked at: a leading block says it as well as the whole. */
const probeRows = 512;

/**
 * Requires that a kernel matrix tells points apart: some off-diagonal entry is neither 0 nor 1.
 *
 * @throws RangeError that says which, and in which direction to change the bandwidth
 */
export function checkKernelSpread(fn: string, K: Matrix, bandwidth: number): void {
  const size = Math.min(probeRows, K.rows);
  if (size < 2) return;
  let [zeroes, ones] = [0, 0];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const value = K.data[i * K.cols + j]!;
      if (value < 1e-12) zeroes++;
      else if (value > 1 - 1e-12) ones++;
      else return;
    }
  }
  const [all, side, way] = zeroes > ones ? ["0", "below", "larger"] : ["1", "above", "smaller"];
  throw new RangeError(
    `${fn}: kernel values must not all be ${all}, got bandwidth ${bandwidth} far ${side} every distance; ` +
      `${all === "0" ? "standardize the columns, " : ""}try a ${way} bandwidth, or "auto", which adapts it to the distances`,
  );
}
