import {
  checkAtMost,
  checkInteger,
  checkMatrix,
  checkNumbers,
  InputError,
  shownValue,
} from "../check/index.js";
import { allocate, type Dtype, dtypeOf, type Matrix, type Real } from "../matrix/matrix.js";
import { zeros } from "./create.js";

function checkIndex(fn: string, name: string, index: number, length: number): void {
  if (Number.isInteger(index) && index >= 0 && index < length) return;
  const requirement = `must lie in 0…${length - 1}`;
  throw new InputError({ fn, argument: name, requirement, received: shownValue(index) });
}

/** Row i as a view: writing to it writes to A. */
export function rowView(A: Matrix, i: number): Real {
  checkMatrix("rowView", "A", A);
  checkIndex("rowView", "row", i, A.rows);
  return A.data.subarray(i * A.cols, (i + 1) * A.cols);
}

/** Rows start … end−1 as a matrix over the same data, without a copy. */
export function rowRange(A: Matrix, start: number, end: number): Matrix {
  checkMatrix("rowRange", "A", A);
  checkInteger("rowRange", "start", start, 0);
  checkInteger("rowRange", "end", end, start);
  checkAtMost("rowRange", "end", end, A.rows);
  return { rows: end - start, cols: A.cols, data: A.data.subarray(start * A.cols, end * A.cols) };
}

/** The rows with the given indices, copied, in that order (repeats allowed). */
export function selectRows(A: Matrix, indices: ArrayLike<number>): Matrix {
  checkMatrix("selectRows", "A", A);
  checkNumbers("selectRows", "indices", indices);
  const { cols, data } = A;
  const B = zeros(indices.length, cols, dtypeOf(A));
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i]!;
    checkIndex("selectRows", "index", from, A.rows);
    B.data.set(data.subarray(from * cols, (from + 1) * cols), i * cols);
  }
  return B;
}

/** The columns with the given indices, copied, in that order (repeats allowed). */
export function selectCols(A: Matrix, indices: ArrayLike<number>): Matrix {
  checkMatrix("selectCols", "A", A);
  checkNumbers("selectCols", "indices", indices);
  const width = indices.length;
  for (let j = 0; j < width; j++) checkIndex("selectCols", "index", indices[j]!, A.cols);
  const B = zeros(A.rows, width, dtypeOf(A));
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < width; j++) B.data[i * width + j] = A.data[i * A.cols + indices[j]!]!;
  }
  return B;
}

function stackDtype(parts: readonly Matrix[]): Dtype {
  return parts.length > 0 && parts.every((part) => dtypeOf(part) === "f32") ? "f32" : "f64";
}

function checkParts(fn: string, parts: readonly Matrix[]): void {
  if (Array.isArray(parts)) return;
  const requirement = "must be an array of matrices";
  throw new InputError({ fn, argument: "parts", requirement, received: shownValue(parts) });
}

function disagreement(fn: string, what: string, found: number, first: number): InputError {
  return new InputError({
    fn,
    requirement: `numbers of ${what} must agree`,
    received: `${found} and ${first}`,
  });
}

/** The matrices one below the other. */
export function vstack(parts: readonly Matrix[]): Matrix {
  checkParts("vstack", parts);
  const cols = parts[0]?.cols ?? 0;
  let rows = 0;
  for (const part of parts) {
    checkMatrix("vstack", "part", part);
    if (part.cols !== cols) throw disagreement("vstack", "columns", part.cols, cols);
    rows += part.rows;
  }
  const data = allocate(rows * cols, stackDtype(parts));
  let offset = 0;
  for (const part of parts) {
    data.set(part.data, offset);
    offset += part.data.length;
  }
  return { rows, cols, data };
}

/** The matrices side by side. */
export function hstack(parts: readonly Matrix[]): Matrix {
  checkParts("hstack", parts);
  const rows = parts[0]?.rows ?? 0;
  let cols = 0;
  for (const part of parts) {
    checkMatrix("hstack", "part", part);
    if (part.rows !== rows) throw disagreement("hstack", "rows", part.rows, rows);
    cols += part.cols;
  }
  const data = allocate(rows * cols, stackDtype(parts));
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < rows; i++) {
      data.set(part.data.subarray(i * part.cols, (i + 1) * part.cols), i * cols + offset);
    }
    offset += part.cols;
  }
  return { rows, cols, data };
}
