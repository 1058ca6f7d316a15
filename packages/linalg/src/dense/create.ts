import {
  checkInteger,
  checkMatrix,
  checkNumber,
  checkNumbers,
  checkOneOf,
  InputError,
  shownValue,
} from "../check/index.js";
import { allocate, type Dtype, type Matrix, type Real } from "../matrix/matrix.js";

/**
 * A rows × cols matrix over `data`, row-major: a typed array is wrapped without a copy, other numbers are copied to
 * f64.
 *
 * @throws InputError if data does not hold rows · cols entries
 */
export function matrix(rows: number, cols: number, data: Real | readonly number[]): Matrix {
  if (Array.isArray(data)) checkNumbers("matrix", "data", data);
  const typed = Array.isArray(data) ? Float64Array.from(data) : (data as Real);
  const A = { rows, cols, data: typed };
  checkMatrix("matrix", "data", A);
  return A;
}

/** A matrix of zeros. */
export function zeros(rows: number, cols: number, dtype: Dtype = "f64"): Matrix {
  return zerosFor("zeros", rows, cols, dtype);
}

/** `zeros` for the public function that was called. */
export function zerosFor(fn: string, rows: number, cols: number, dtype: Dtype): Matrix {
  checkInteger(fn, "rows", rows, 0);
  checkInteger(fn, "cols", cols, 0);
  checkOneOf(fn, "dtype", dtype, ["f64", "f32"]);
  return { rows, cols, data: allocate(rows * cols, dtype) };
}

/** A matrix with every entry equal to `value`. */
export function filled(rows: number, cols: number, value: number, dtype: Dtype = "f64"): Matrix {
  checkNumber("filled", "value", value);
  const A = zerosFor("filled", rows, cols, dtype);
  A.data.fill(value);
  return A;
}

/** The n × n identity. */
export function identity(n: number, dtype: Dtype = "f64"): Matrix {
  checkInteger("identity", "n", n, 0);
  const A = zerosFor("identity", n, n, dtype);
  for (let i = 0; i < n; i++) A.data[i * (n + 1)] = 1;
  return A;
}

/** The square matrix with `values` on its diagonal. */
export function diagonalMatrix(values: ArrayLike<number>, dtype: Dtype = "f64"): Matrix {
  checkNumbers("diagonalMatrix", "values", values);
  const n = values.length;
  const A = zerosFor("diagonalMatrix", n, n, dtype);
  for (let i = 0; i < n; i++) A.data[i * (n + 1)] = values[i]!;
  return A;
}

/**
 * The matrix with the given rows.
 *
 * @throws InputError if the rows differ in length or are not lists of numbers
 */
export function fromRows(rows: readonly ArrayLike<number>[], dtype: Dtype = "f64"): Matrix {
  if (!Array.isArray(rows)) {
    const requirement = "must be an array of rows";
    throw new InputError({ fn: "fromRows", argument: "rows", requirement, received: shownValue(rows) });
  }
  const cols = rows[0]?.length ?? 0;
  const A = zerosFor("fromRows", rows.length, cols, dtype);
  rows.forEach((row, i) => {
    checkNumbers("fromRows", `row ${i}`, row);
    if (row.length !== cols) {
      const received = `${row.length} in row ${i} after ${cols}`;
      throw new InputError({ fn: "fromRows", requirement: "rows must agree in length", received });
    }
    A.data.set(row, i * cols);
  });
  return A;
}

/** The rows as nested arrays. */
export function toRows(A: Matrix): number[][] {
  checkMatrix("toRows", "A", A);
  return Array.from({ length: A.rows }, (_, i) => Array.from(A.data.subarray(i * A.cols, (i + 1) * A.cols)));
}
