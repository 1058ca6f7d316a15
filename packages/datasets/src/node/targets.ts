import type { Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import { type Tensor, tensorLabels } from "../read/tensor.js";

/** What is to be predicted: classes, numbers, or both where whole numbers could be either. */
export interface Targets {
  readonly y: Int32Array;
  readonly classNames: readonly string[];
  readonly target?: Matrix;
}

/** Labels with the classes numbered. */
export function numberedClasses(y: Int32Array): Targets {
  const classes = y.reduce((most, label) => Math.max(most, label + 1), 0);
  return { y, classNames: Array.from({ length: classes }, (_, label) => String(label)) };
}

function numbers({ shape, data }: Tensor): Matrix {
  const wrong = data.findIndex((value) => !Number.isFinite(value));
  const rows = shape[0] ?? 1;
  const cols = data.length / rows;
  if (wrong < 0) return { rows, cols, data: Float64Array.from(data) };
  throw new DataError({
    row: Math.floor(wrong / cols) + 1,
    expected: "a finite target",
    found: String(data[wrong]),
    mend: "remove the row or mend the value",
  });
}

/** Few different whole numbers are meant as classes, even where they are wrong as such. */
const mostClassesAssumed = 20;

/**
 * Classes or, where `numbersToo` allows it, numeric targets from an array.
 *
 * @throws DataError if the values are neither, naming the row
 */
export function targetsOf(tensor: Tensor, numbersToo: boolean): Targets {
  if (!numbersToo) return numberedClasses(tensorLabels(tensor));
  const { shape, data } = tensor;
  const single = shape.filter((size) => size !== 1).length <= 1;
  const distinct = new Set(data);
  const whole = single && data.every((value) => Number.isInteger(value) && value >= 0);
  if (whole && distinct.size <= mostClassesAssumed) return numberedClasses(tensorLabels(tensor));
  const target = numbers(tensor);
  const complete = whole && Math.max(...distinct) === distinct.size - 1 && data.length >= 2 * distinct.size;
  if (complete) return { ...numberedClasses(tensorLabels(tensor)), target };
  return { y: new Int32Array(0), classNames: [], target };
}
