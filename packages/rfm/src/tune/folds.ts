import { seededRandom } from "@collapsar/linalg";

/** Rows to fit on and rows to judge by. */
export interface Fold {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * Fold number of each of the listed rows: dealt out in turn after a seeded shuffle, one class after the other where
 * there are classes, so that every fold has its share of each.
 */
export function foldNumbers(
  rows: Int32Array,
  folds: number,
  labels: ArrayLike<number> | undefined,
  seed: number,
): Int32Array {
  const order = seededRandom(seed).permutation(rows.length);
  const sorted =
    labels === undefined ? order : order.slice().sort((a, b) => labels[rows[a]!]! - labels[rows[b]!]!);
  const numbers = new Int32Array(rows.length);
  sorted.forEach((place, position) => {
    numbers[place] = position % folds;
  });
  return numbers;
}

/**
 * The first `used` of `folds` folds of the listed rows: used = folds is cross-validation, used = 1 leaves a share of
 * 1/folds aside once.
 */
export function heldOutFolds(
  rows: Int32Array,
  { folds, used }: { readonly folds: number; readonly used: number },
  labels: ArrayLike<number> | undefined,
  seed: number,
): Fold[] {
  const numbers = foldNumbers(rows, folds, labels, seed);
  return Array.from({ length: used }, (_, fold) => ({
    train: rows.filter((_, i) => numbers[i] !== fold),
    test: rows.filter((_, i) => numbers[i] === fold),
  }));
}
