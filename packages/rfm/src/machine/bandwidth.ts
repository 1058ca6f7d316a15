import { InputError, type Matrix, pairwiseDistances, type Random } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import { checkRandom } from "../check-arguments.js";

/** Rows beyond which the median is taken over a random subset. */
const medianRows = 4096;

/** The k-th smallest (from 0) of the values, which are reordered. Hoare's selection. */
export function selectSmallest(values: Float64Array, k: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const swap = values[i]!;
        values[i++] = values[j]!;
        values[j--] = swap;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

/** The values above the diagonal of a square matrix. */
function aboveDiagonal(A: Matrix): Float64Array {
  const values = new Float64Array((A.rows * (A.rows - 1)) / 2);
  for (let i = 0, at = 0; i < A.rows; i++) {
    const row = rowRange(A, i, i + 1).data.subarray(i + 1);
    values.set(row, at);
    at += row.length;
  }
  return values;
}

/**
 * The lower median of the distances ‖x_i − x_j‖_M, i ≠ j: what an adapted bandwidth is a multiple of.
 *
 * Source: theory §5. Beyond 4,096 rows a seeded subset of that many stands for all. Where more than half of the pairs
 * coincide it is the median of the others.
 *
 * @param X - n × d, n ≥ 2
 * @param metric - d × d or its diagonal d × 1; defaults to the identity
 * @throws InputError if n < 2 or all rows are equal
 */
export function medianDistance(X: Matrix, metric: Matrix | undefined, random: Random): number {
  checkMatrix("medianDistance", "X", X);
  if (metric !== undefined) checkMatrix("medianDistance", "metric", metric);
  checkRandom("medianDistance", random);
  if (X.rows < 2)
    throw new InputError({
      fn: "medianDistance",
      requirement: "X must have at least 2 rows",
      received: String(X.rows),
    });
  const rows = X.rows > medianRows ? selectRows(X, random.permutation(X.rows).subarray(0, medianRows)) : X;
  const distances = aboveDiagonal(
    metric === undefined ? pairwiseDistances(rows) : pairwiseDistances(rows, rows, { metric }),
  );
  const median = selectSmallest(distances, (distances.length - 1) >> 1);
  if (median > 0) return median;
  const positive = distances.filter((distance) => distance > 0);
  if (positive.length > 0) return selectSmallest(positive, (positive.length - 1) >> 1);
  throw new InputError({
    fn: "medianDistance",
    requirement: "some rows must differ",
    received: `${rows.rows} equal ones`,
    remedy: "give a bandwidth as a number",
  });
}
