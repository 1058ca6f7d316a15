import type { Matrix } from "@collapsar/linalg";

/** Share of the variance of a p × p block (without its diagonal, if asked) that the mean over i ± j modulo p explains. */
function blockShare(
  at: (i: number, j: number) => number,
  p: number,
  sign: 1 | -1,
  skipDiagonal: boolean,
): number {
  const sums = new Float64Array(p);
  const counts = new Float64Array(p);
  let [total, square, entries] = [0, 0, 0];
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      if (skipDiagonal && i === j) continue;
      const group = (((i + sign * j) % p) + p) % p;
      const value = at(i, j);
      sums[group]! += value;
      counts[group]! += 1;
      [total, square, entries] = [total + value, square + value * value, entries + 1];
    }
  }
  const spread = square - (total * total) / entries;
  const explained = sums.reduce(
    (sum, value, g) => sum + (counts[g]! > 0 ? (value * value) / counts[g]! : 0),
    0,
  );
  return spread > 0 ? (explained - (total * total) / entries) / spread : 1;
}

/**
 * How block-circulant the metric of a machine on one-hot pairs (a, b) is: the share of each p × p block's variation that
 * depends on i − j (within a number) or on i ± j, whichever is larger (between the two), mean over the blocks; 1 is exact.
 */
export function circulantShare(M: Matrix, p: number): number {
  const entry = (row: number, col: number) => (i: number, j: number) => M.data[(row + i) * M.cols + col + j]!;
  const diagonal = [0, p].map((start) => blockShare(entry(start, start), p, -1, true));
  const across = Math.max(blockShare(entry(0, p), p, -1, false), blockShare(entry(0, p), p, 1, false));
  return (diagonal[0]! + diagonal[1]! + 2 * across) / 4;
}
