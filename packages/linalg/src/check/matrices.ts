import { type Dtype, dtypeOf, type Matrix } from "../matrix/matrix.js";
import { InputError, shownValue } from "./input-error.js";
import { checkNumbers, firstNonFinite } from "./lists.js";

function shape(A: Matrix): string {
  return `${A.rows}×${A.cols}`;
}

/** Requires a dense row-major matrix over a live Float64Array or Float32Array of rows·cols entries. */
export function checkMatrix(fn: string | undefined, argument: string, A: Matrix): void {
  const data = A?.data;
  if (!(data instanceof Float64Array || data instanceof Float32Array)) {
    throw new InputError({
      fn,
      argument,
      requirement: "must be a matrix over a Float64Array or Float32Array",
      received: shownValue(data ?? A),
    });
  }
  const { rows, cols } = A;
  if (!Number.isInteger(rows) || !Number.isInteger(cols) || rows < 0 || cols < 0) {
    const requirement = "must have whole numbers of rows and columns";
    throw new InputError({ fn, argument, requirement, received: `${shownValue(rows)}×${shownValue(cols)}` });
  }
  if (data.length === rows * cols) return;
  if (data.length === 0) {
    throw new InputError({
      fn,
      argument,
      requirement: `must hold ${rows * cols} entries`,
      received: "none: its buffer is detached or empty",
    });
  }
  throw new InputError({
    fn,
    argument,
    requirement: `must be contiguous with rows × cols = ${rows * cols} entries`,
    received: String(data.length),
  });
}

/** Requires a square matrix. */
export function checkSquare(fn: string | undefined, argument: string, A: Matrix): void {
  checkMatrix(fn, argument, A);
  if (A.rows !== A.cols)
    throw new InputError({ fn, argument, requirement: "must be square", received: shape(A) });
}

/** Requires two matrices of the same shape. */
export function checkSameShape(fn: string | undefined, A: Matrix, B: Matrix): void {
  checkMatrix(fn, "first matrix", A);
  checkMatrix(fn, "second matrix", B);
  if (A.rows !== B.rows || A.cols !== B.cols) {
    throw new InputError({ fn, requirement: "shapes must agree", received: `${shape(A)} and ${shape(B)}` });
  }
}

/** Requires two matrices with the same number of columns (two sets of points of one dimension). */
export function checkSameCols(fn: string | undefined, X: Matrix, Z: Matrix): void {
  checkMatrix(fn, "X", X);
  checkMatrix(fn, "Z", Z);
  if (X.cols !== Z.cols) {
    throw new InputError({
      fn,
      requirement: "numbers of columns must agree",
      received: `${shape(X)} and ${shape(Z)}`,
    });
  }
}

/** Requires a matrix of `rows` rows. */
export function checkRows(fn: string | undefined, argument: string, A: Matrix, rows: number): void {
  checkMatrix(fn, argument, A);
  if (A.rows === rows) return;
  throw new InputError({ fn, argument, requirement: `must have ${rows} rows`, received: shape(A) });
}

/** Requires a matrix of a shape. */
export function checkShape(
  fn: string | undefined,
  argument: string,
  A: Matrix,
  rows: number,
  cols: number,
): void {
  checkMatrix(fn, argument, A);
  if (A.rows === rows && A.cols === cols) return;
  throw new InputError({ fn, argument, requirement: `must be ${rows}×${cols}`, received: shape(A) });
}

/** Requires entries of a type. */
export function checkDtype(fn: string | undefined, argument: string, A: Matrix, dtype: Dtype): void {
  if (dtypeOf(A) === dtype) return;
  throw new InputError({ fn, argument, requirement: `must be ${dtype}`, received: dtypeOf(A) });
}

/**
 * Requires every entry to be finite; the error names the first that is not, in a block of rows by its row in the
 * whole.
 */
export function checkFinite(
  fn: string | undefined,
  argument: string,
  A: Matrix | ArrayLike<number>,
  firstRow = 0,
): void {
  const isMatrix = typeof A === "object" && A !== null && "data" in A;
  const data = isMatrix ? A.data : A;
  checkNumbers(fn, argument, data);
  const at = firstNonFinite(data);
  if (at < 0) return;
  const place = isMatrix ? { row: firstRow + Math.floor(at / A.cols), column: at % A.cols } : { entry: at };
  throw new InputError({ fn, argument, requirement: "must be finite", received: String(data[at]), place });
}

/**
 * Requires that squares of the entries stay in the range of float64: the largest of them is 0, or of a size from
 * 1e-140 to 1e140.
 */
export function checkModerate(fn: string | undefined, argument: string, A: Matrix): void {
  let top = 0;
  for (let i = 0; i < A.data.length; i++) top = Math.max(top, Math.abs(A.data[i]!));
  if (top === 0 || (top >= 1e-140 && top <= 1e140)) return;
  throw new InputError({
    fn,
    argument,
    requirement: "must be of numbers whose squares stay in range",
    received: `${top} as the largest`,
    remedy: "standardise the columns, or scale them",
  });
}
