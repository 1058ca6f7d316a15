import type { Matrix } from "@collapsar/linalg";

/** Variation of a block's entries, and the part of it that means over i ± j modulo p explain. */
interface Variation {
  readonly spread: number;
  readonly explained: number;
}

function blockVariation(
  at: (i: number, j: number) => number,
  p: number,
  sign: 1 | -1,
  skipDiagonal: boolean,
): Variation {
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
  const mean = (total * total) / entries;
  const grouped = sums.reduce(
    (sum, value, g) => sum + (counts[g]! > 0 ? (value * value) / counts[g]! : 0),
    0,
  );
  return { spread: square - mean, explained: grouped - mean };
}

/**
 * How block-circulant the metric of a machine on one-hot pairs (a, b) is: of all variation inside its four p × p blocks
 * (diagonals of the metric aside), the share that depends on i − j within a number and on i ± j, whichever is more,
 * between the two; 1 is exact.
 */
export function circulantShare(M: Matrix, p: number): number {
  const entry = (row: number, col: number) => (i: number, j: number) => M.data[(row + i) * M.cols + col + j]!;
  const within = [0, p].map((start) => blockVariation(entry(start, start), p, -1, true));
  const across = ([1, -1] as const).map((sign) => blockVariation(entry(0, p), p, sign, false));
  const best = across[0]!.explained > across[1]!.explained ? across[0]! : across[1]!;
  const parts = [...within, best, best];
  const sum = (of: (part: Variation) => number) => parts.reduce((total, part) => total + of(part), 0);
  const spread = sum((part) => part.spread);
  return spread > 0 ? sum((part) => part.explained) / spread : 1;
}
