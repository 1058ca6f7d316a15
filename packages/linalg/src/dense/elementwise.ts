import { checkFunction, checkMatrix, checkNumber, checkSameShape, checkSquare } from "../check/index.js";
import { blank, commonDtype, copyOf, dtypeOf, type Matrix } from "../matrix/matrix.js";

/** A + B. */
export function add(A: Matrix, B: Matrix): Matrix {
  checkSameShape("add", A, B);
  const a = A.data;
  const b = B.data;
  const data = blank(A.data.length, commonDtype(A, B));
  for (let i = 0; i < data.length; i++) data[i] = a[i]! + b[i]!;
  return { rows: A.rows, cols: A.cols, data };
}

/** A − B. */
export function subtract(A: Matrix, B: Matrix): Matrix {
  checkSameShape("subtract", A, B);
  const a = A.data;
  const b = B.data;
  const data = blank(A.data.length, commonDtype(A, B));
  for (let i = 0; i < data.length; i++) data[i] = a[i]! - b[i]!;
  return { rows: A.rows, cols: A.cols, data };
}

/** The entrywise product A ∘ B. */
export function hadamard(A: Matrix, B: Matrix): Matrix {
  checkSameShape("hadamard", A, B);
  const a = A.data;
  const b = B.data;
  const data = blank(A.data.length, commonDtype(A, B));
  for (let i = 0; i < data.length; i++) data[i] = a[i]! * b[i]!;
  return { rows: A.rows, cols: A.cols, data };
}

/** s · A. */
export function scale(A: Matrix, s: number): Matrix {
  checkMatrix("scale", "A", A);
  checkNumber("scale", "s", s);
  return scaleInPlace({ rows: A.rows, cols: A.cols, data: copyOf(A.data) }, s);
}

/** A := s · A; returns A. */
export function scaleInPlace(A: Matrix, s: number): Matrix {
  checkMatrix("scaleInPlace", "A", A);
  checkNumber("scaleInPlace", "s", s);
  const { data } = A;
  for (let i = 0; i < data.length; i++) data[i] = data[i]! * s;
  return A;
}

/** A := A + s · B; returns A. */
export function addInPlace(A: Matrix, B: Matrix, s = 1): Matrix {
  checkSameShape("addInPlace", A, B);
  checkNumber("addInPlace", "s", s);
  const a = A.data;
  const b = B.data;
  for (let i = 0; i < a.length; i++) a[i] = a[i]! + s * b[i]!;
  return A;
}

/** C := C ∘ A + B; returns C. In one pass the step of a tangent kernel, Θ′ = Ṫ ∘ Θ + T, written over Ṫ. */
export function multiplyAddInPlace(C: Matrix, A: Matrix, B: Matrix): Matrix {
  checkSameShape("multiplyAddInPlace", C, A);
  checkSameShape("multiplyAddInPlace", C, B);
  const a = A.data;
  const b = B.data;
  const c = C.data;
  for (let i = 0; i < c.length; i++) c[i] = c[i]! * a[i]! + b[i]!;
  return C;
}

/** A + s · I, a new matrix. */
export function addDiagonal(A: Matrix, s: number): Matrix {
  checkSquare("addDiagonal", "A", A);
  checkNumber("addDiagonal", "s", s);
  return addDiagonalInPlace({ rows: A.rows, cols: A.cols, data: copyOf(A.data) }, s);
}

/** A := A + s · I; returns A. */
export function addDiagonalInPlace(A: Matrix, s: number): Matrix {
  checkSquare("addDiagonalInPlace", "A", A);
  checkNumber("addDiagonalInPlace", "s", s);
  const n = A.rows;
  for (let i = 0; i < n; i++) A.data[i * (n + 1)] = A.data[i * (n + 1)]! + s;
  return A;
}

/** The matrix with entries f(A_ij, i, j). */
export function mapFn(A: Matrix, f: (value: number, i: number, j: number) => number): Matrix {
  checkMatrix("mapFn", "A", A);
  checkFunction("mapFn", "f", f);
  const data = blank(A.data.length, dtypeOf(A));
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++, at++) data[at] = f(A.data[at]!, i, j);
  }
  return { rows: A.rows, cols: A.cols, data };
}
