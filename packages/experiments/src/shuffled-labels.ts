import { seededRandom } from "@collapsar/linalg";

/** The same labels in an order drawn by a seed: classes keep their sizes and lose their meaning. */
export function shuffledLabels(y: Int32Array, seed: number): Int32Array {
  return Int32Array.from(seededRandom(seed).permutation(y.length), (i) => y[i]!);
}
