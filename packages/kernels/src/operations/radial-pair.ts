import { gram, type Matrix } from "@collapsar/linalg";
import { checkDtype, checkKeys, checkMatrix, checkPower, checkShape } from "@collapsar/linalg/check";
import { blank, coincidenceFloors, defineOperation } from "@collapsar/linalg/engine";
import { dtypeOf, rowNorms } from "@collapsar/linalg/parts";
import { radialPair as byLoops } from "./js/radial-pair.js";
import { radialPair as byTiles } from "./wasm/radial-pair.js";

/** Products of rows to values and derivatives; its size is the number of entries. */
const pairOfMatrices = /* @__PURE__ */ defineOperation({
  name: "radialPair",
  js: byLoops,
  wasm: byTiles,
  from: { wasm: 1000 },
});

/** The kernel exp(scale·r^power) of the distance r, and memory for its matrices. */
export interface RadialPairOptions {
  readonly power: 1 | 2;
  readonly scale: number;
  /** Distances from each row up to which points coincide; defaults to the rounding of rows of X's type. */
  readonly floors?: Float64Array | undefined;
  /** Two n × n matrices of X's type that are written instead of new ones. */
  readonly out?: { readonly K: Matrix; readonly D: Matrix } | undefined;
}

function checkOut(name: string, A: Matrix, X: Matrix): void {
  checkShape("radialPair", name, A, X.rows, X.rows);
  checkDtype("radialPair", name, A, dtypeOf(X));
}

/**
 * K_ij = exp(scale·‖x_i − x_j‖^power) and D_ij with ∂K_ij/∂x_i = D_ij (x_i − x_j), in one pass over the lower triangle:
 * D = scale·K/‖x_i − x_j‖ for power 1, 0 where points coincide to rounding (by default ‖x_i − x_j‖ ≤ 2⁻⁴⁰‖x_i‖, in
 * float32 2⁻¹⁸), and 2·scale·K for power 2.
 *
 * @param X - n × d, about their mean, for products of rows lose digits far from the origin
 * @returns n × n each, exactly symmetric; the diagonal of K is 1
 * @throws InputError if power is neither 1 nor 2 or out has another shape or type
 */
export function radialPair(
  X: Matrix,
  options: RadialPairOptions,
): { readonly K: Matrix; readonly D: Matrix } {
  checkMatrix("radialPair", "X", X);
  checkKeys("radialPair", options ?? null, ["power", "scale", "floors", "out"]);
  const { power, scale, floors, out } = options;
  checkPower("radialPair", power);
  const { rows: n, cols: d } = X;
  const dtype = dtypeOf(X);
  const square = () => ({ rows: n, cols: n, data: blank(n * n, dtype) });
  const { K, D } = out ?? { K: square(), D: square() };
  checkOut("K", K, X);
  checkOut("D", D, X);
  gram(X, { triangle: "lower", out: K });
  const least = floors ?? coincidenceFloors(rowNorms(X), dtype);
  pairOfMatrices(dtype, n * n, power, scale, n, d, X.data, least, K.data, D.data);
  return { K, D };
}
