import { checkDtype, checkMatrix, checkNumber, checkOneOf, checkSameShape } from "../check/index.js";
import { operation } from "../dispatch/registry.js";
import { MAP_NAMES, type MapName } from "../engine/contract.js";
import { blank, commonDtype, dataAs, dtypeOf, type Matrix } from "../matrix/matrix.js";

/** The matrix with entries f(scale · A_ij), f one of `MAP_NAMES`; vectorised. */
export function map(A: Matrix, name: MapName, scale = 1): Matrix {
  checkMatrix("map", "A", A);
  checkOneOf("map", "name", name, MAP_NAMES);
  checkNumber("map", "scale", scale);
  const dtype = dtypeOf(A);
  const data = blank(A.data.length, dtype);
  operation("map", dtype, data.length).map(name, scale, A.data, data);
  return { rows: A.rows, cols: A.cols, data };
}

/** A_ij := f(scale · A_ij); returns A. */
export function mapInPlace(A: Matrix, name: MapName, scale = 1): Matrix {
  checkMatrix("mapInPlace", "A", A);
  checkOneOf("mapInPlace", "name", name, MAP_NAMES);
  checkNumber("mapInPlace", "scale", scale);
  operation("map", dtypeOf(A), A.data.length).map(name, scale, A.data, A.data);
  return A;
}

/**
 * out_ij := f(scale · A_ij); returns out, which may be A.
 *
 * @throws InputError if out has another shape or element type
 */
export function mapInto(A: Matrix, name: MapName, out: Matrix, scale = 1): Matrix {
  checkSameShape("mapInto", A, out);
  checkOneOf("mapInto", "name", name, MAP_NAMES);
  checkNumber("mapInto", "scale", scale);
  const dtype = dtypeOf(A);
  checkDtype("mapInto", "out", out, dtype);
  operation("map", dtype, A.data.length).map(name, scale, A.data, out.data);
  return out;
}

/** The matrix of angles of the points (X_ij, Y_ij), −π … π. */
export function arctan2(Y: Matrix, X: Matrix): Matrix {
  checkSameShape("arctan2", Y, X);
  const dtype = commonDtype(Y, X);
  const data = blank(Y.data.length, "f64") as Float64Array;
  const [y, x] = [dataAs(Y, "f64") as Float64Array, dataAs(X, "f64") as Float64Array];
  operation("atan2", "f64", data.length).atan2(y, x, data);
  return { rows: Y.rows, cols: Y.cols, data: dtype === "f64" ? data : Float32Array.from(data) };
}
