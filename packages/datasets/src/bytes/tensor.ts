import type { Matrix } from "@collapsar/linalg";
import { checkList, checkObject } from "@collapsar/linalg/check";
import { DataError } from "../data-error.js";
import type { FloatArray } from "./numbers.js";

/** Numbers with a shape, row-major, as a file held them. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: FloatArray;
}

/** A tensor as n × p: its first axis is the samples, the others are laid side by side; one axis alone is a column. */
export function tensorMatrix(tensor: Tensor): Matrix {
  checkObject("tensorMatrix", "tensor", tensor, "a tensor { shape, data }");
  const { shape, data } = tensor;
  checkList("tensorMatrix", "tensor.shape", shape);
  checkList("tensorMatrix", "tensor.data", data);
  if (shape.length === 0) throw new DataError({ expected: "an array of rows", found: "a single number" });
  const rows = shape[0]!;
  if (data.length === 0) {
    throw new DataError({ expected: "at least one row and one column", found: `shape ${shape.join(" × ")}` });
  }
  return { rows, cols: data.length / rows, data };
}
