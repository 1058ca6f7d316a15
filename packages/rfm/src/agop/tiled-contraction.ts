import { gram, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import { blocks } from "@collapsar/linalg/engine";
import { addInPlace, rowRange } from "@collapsar/linalg/parts";
import { scaleRows } from "../machine/scale-rows.js";
import type { GradientSums } from "./gradient-sums.js";
import { subtractFromOwnTerm, weightedCentres } from "./row-contraction.js";

/** Points and centres whose derivatives are made at a time. */
const tile = 1024;

/** Entries of the centres weighted by every output, beyond which they are not held (256 MiB in float64). */
const mostEntries = 2 ** 25;

/** Whether the weighted centres can be held. */
export function canTile(Z: Matrix, alpha: Matrix): boolean {
  return Z.data.length * alpha.cols <= mostEntries;
}

/** A ← A + DB, by way of `room`. */
function addProduct(A: Matrix, D: Matrix, B: Matrix, room: Matrix): void {
  addInPlace(A, matmul(D, B, { out: room }));
}

/** d × C: Σ_i √w_i g_ic of rows that already carry √w_i. */
function directionSums(rows: Matrix, roots: Float64Array | undefined, d: number): Matrix {
  const ones = roots ?? new Float64Array(rows.rows).fill(1);
  const sums = matmul(matrix(1, rows.rows, ones), rows);
  const outputs = rows.cols / d;
  const out = zeros(d, outputs);
  for (let c = 0; c < outputs; c++) {
    for (let k = 0; k < d; k++) out.data[k * outputs + c] = sums.data[c * d + k]!;
  }
  return out;
}

/**
 * The sums over gradient rows (before the metric) by tiles of the radial derivatives, none of which is kept: cost
 * ~ 2npCd.
 *
 * @param slopes - the radial derivatives between points and centres
 * @param X - n × d points
 * @param Z - p × d centres
 * @param roots - root weights of the points
 * @param blockRows - points at a time at most, where that is less than a tile
 */
export function tiledRowSums(
  slopes: (X: Matrix, Z: Matrix) => Matrix,
  X: Matrix,
  Z: Matrix,
  alpha: Matrix,
  roots: Float64Array | undefined,
  centre: boolean,
  blockRows: number,
): GradientSums {
  const [d, outputs] = [X.cols, alpha.cols];
  const weighted = weightedCentres(Z, alpha, 0, outputs);
  const outer = zeros(d, d);
  const first = zeros(d, outputs);
  for (const [start, count] of blocks(X.rows, Math.min(tile, blockRows))) {
    const points = rowRange(X, start, start + count);
    const room = (cols: number) => zeros(count, cols);
    const [rows, P] = [room(outputs * d), room(outputs)];
    const [product, own] = [room(outputs * d), room(outputs)];
    for (const [from, centres] of blocks(Z.rows, tile)) {
      const part = (A: Matrix) => rowRange(A, from, from + centres);
      const D = slopes(points, part(Z));
      addProduct(rows, D, part(weighted), product);
      addProduct(P, D, part(alpha), own);
    }
    subtractFromOwnTerm(rows, { X: points, P }, 0, outputs);
    const weights = roots?.subarray(start, start + count);
    const carried = weights === undefined ? rows : scaleRows(rows, weights);
    addInPlace(outer, gram(matrix(count * outputs, d, carried.data), { transpose: true }));
    if (centre) addInPlace(first, directionSums(carried, weights, d));
  }
  return { outer, first: centre ? first : undefined };
}
