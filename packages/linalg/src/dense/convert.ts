import { Matrix as MlMatrix } from "ml-matrix";
import { checkMatrix, checkOneOf, InputError, shownValue } from "../check/index.js";
import { copyOf, type Dtype, dtypeOfArray, type Matrix } from "../matrix/matrix.js";
import { zeros } from "./create.js";

/** A copy with its own data. */
export function clone(A: Matrix): Matrix {
  checkMatrix("clone", "A", A);
  return { rows: A.rows, cols: A.cols, data: copyOf(A.data) };
}

/** The element type of a matrix. */
export function dtypeOf(A: Matrix): Dtype {
  checkMatrix("dtypeOf", "A", A);
  return dtypeOfArray(A.data);
}

/** The matrix with entries of type `dtype`: A itself if it has that type, else a copy. */
export function cast(A: Matrix, dtype: Dtype): Matrix {
  checkMatrix("cast", "A", A);
  checkOneOf("cast", "dtype", dtype, ["f64", "f32"]);
  if (dtypeOf(A) === dtype) return A;
  const data = dtype === "f32" ? Float32Array.from(A.data) : Float64Array.from(A.data);
  return { rows: A.rows, cols: A.cols, data };
}

/** The matrix as one of ml-matrix (a copy). */
export function toMlMatrix(A: Matrix): MlMatrix {
  checkMatrix("toMlMatrix", "A", A);
  const M = MlMatrix.zeros(A.rows, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) M.set(i, j, A.data[i * A.cols + j]!);
  }
  return M;
}

/** A matrix of ml-matrix, as far as it is read. */
export interface MlMatrixLike {
  readonly rows: number;
  readonly columns: number;
  get(row: number, column: number): number;
}

/**
 * A copy of a matrix of ml-matrix.
 *
 * @throws InputError for anything else
 */
export function fromMlMatrix(M: MlMatrixLike): Matrix {
  if (typeof M?.get !== "function") {
    const requirement = "must be a matrix of ml-matrix";
    throw new InputError({ fn: "fromMlMatrix", argument: "M", requirement, received: shownValue(M) });
  }
  const A = zeros(M.rows, M.columns);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) A.data[i * A.cols + j] = M.get(i, j);
  }
  return A;
}
