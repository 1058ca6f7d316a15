import { seededRandom } from "@collapsar/linalg";

/** The same labels in an order drawn by a seed: classes keep their sizes and lose their meaning. */
export function shuffledLabels(y: Int32Array, seed: number): Int32Array {
  return Int32Array.from(seededRandom(seed).permutation(y.length), (i) => y[i]!);
}

/**
 * A share of the labels, on rows drawn by a seed, permuted among themselves: the classes keep their sizes, and some of
 * these rows their label.
 */
export function partlyShuffled(y: Int32Array, share: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const rows = random.permutation(y.length).subarray(0, Math.round(share * y.length));
  const order = random.permutation(rows.length);
  const partly = Int32Array.from(y);
  for (const [i, row] of rows.entries()) partly[row] = y[rows[order[i]!]!]!;
  return partly;
}
