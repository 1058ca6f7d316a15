import type { Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import type { FloatArray } from "./numbers.js";

/** Numbers with a shape, row-major, as a file held them. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: FloatArray;
}

/** A tensor as n × p: its first axis is the samples, the others are laid side by side; one axis alone is a column. */
export function tensorMatrix({ shape, data }: Tensor): Matrix {
  if (shape.length === 0) throw new DataError({ expected: "an array of rows", found: "a single number" });
  const rows = shape[0]!;
  if (data.length === 0) {
    throw new DataError({ expected: "at least one row and one column", found: `shape ${shape.join(" × ")}` });
  }
  return { rows, cols: data.length / rows, data };
}

/**
 * Class labels from a tensor of n integers (n, n × 1 or 1 × n): every class 0..C−1 must have a sample.
 *
 * @throws DataError naming the row of a value that is no label, or a class without samples
 */
export function tensorLabels({ shape, data }: Tensor): Int32Array {
  if (shape.filter((size) => size !== 1).length > 1) {
    throw new DataError({ expected: "one label a sample", found: `shape ${shape.join(" × ")}` });
  }
  const labels = Int32Array.from(data);
  const wrong = data.findIndex((value, i) => value !== labels[i] || value < 0);
  if (wrong >= 0) {
    throw new DataError({
      row: wrong + 1,
      expected: "a class label 0, 1, …, C−1",
      found: String(data[wrong]),
      mend: "number the classes from 0 without gaps",
    });
  }
  refuseGaps(labels);
  return labels;
}

function refuseGaps(labels: Int32Array): void {
  let classes = 0;
  for (const label of labels) classes = Math.max(classes, label + 1);
  const present = new Set(labels);
  if (present.size === classes) return;
  let gap = 0;
  while (present.has(gap)) gap += 1;
  throw new DataError({
    expected: `a sample of every class 0..${classes - 1}`,
    found: `none of class ${gap}`,
    mend: "number the classes from 0 without gaps",
  });
}
