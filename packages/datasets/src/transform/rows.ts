import { InputError, type Matrix } from "@collapsar/linalg";
import { checkInteger, checkNumbers } from "@collapsar/linalg/check";
import { checkDataset } from "../check-arguments.js";
import { type Dataset, fileRow, hasClasses } from "../dataset.js";

function gatherRows(A: Matrix, indices: ArrayLike<number>): Matrix {
  const { cols } = A;
  const data =
    A.data instanceof Float32Array
      ? new Float32Array(indices.length * cols)
      : new Float64Array(indices.length * cols);
  for (let i = 0; i < indices.length; i++) {
    data.set(A.data.subarray(indices[i]! * cols, (indices[i]! + 1) * cols), i * cols);
  }
  return { rows: indices.length, cols, data };
}

/**
 * The rows of a data set at the given indices, in that order, with their labels and targets; classes keep their
 * numbers.
 *
 * @throws InputError if an index is not an integer in 0..n−1
 */
export function takeRows(dataset: Dataset, indices: ArrayLike<number>): Dataset {
  checkDataset("takeRows", dataset);
  checkNumbers("takeRows", "indices", indices);
  const { X, y, target, labelsAt } = dataset;
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (!Number.isInteger(index) || index < 0 || index >= X.rows) {
      throw new InputError({
        fn: "takeRows",
        argument: "indices",
        requirement: `must be integers in 0..${X.rows - 1}`,
        received: String(index),
        place: { entry: i },
      });
    }
  }
  return {
    ...dataset,
    X: gatherRows(X, indices),
    y: hasClasses(dataset) ? Int32Array.from({ length: indices.length }, (_, i) => y[indices[i]!]!) : y,
    ...(target === undefined ? {} : { target: gatherRows(target, indices) }),
    fileRows: Int32Array.from(indices, (row) => fileRow(dataset, row)),
    ...(labelsAt && {
      labelsAt: { ...labelsAt, rows: Int32Array.from(indices, (row) => labelsAt.rows[row]!) },
    }),
  };
}

/**
 * The first `count` rows (all of them when there are fewer).
 *
 * @throws InputError if count is not a positive integer
 */
export function firstRows(dataset: Dataset, count: number): Dataset {
  checkDataset("firstRows", dataset);
  checkInteger("firstRows", "count", count, 1);
  if (count >= dataset.X.rows) return dataset;
  return takeRows(
    dataset,
    Array.from({ length: count }, (_, i) => i),
  );
}
