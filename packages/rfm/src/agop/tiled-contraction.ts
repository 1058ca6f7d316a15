import { gram, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
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

/** Bounds of consecutive blocks of rows. */
function* tilesOf(rows: number): Generator<[start: number, end: number]> {
  for (let start = 0; start < rows; start += tile) yield [start, Math.min(rows, start + tile)];
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
 */
export function tiledRowSums(
  slopes: (X: Matrix, Z: Matrix) => Matrix,
  X: Matrix,
  Z: Matrix,
  alpha: Matrix,
  roots: Float64Array | undefined,
  centre: boolean,
): GradientSums {
  const [d, outputs] = [X.cols, alpha.cols];
  const weighted = weightedCentres(Z, alpha, 0, outputs);
  const outer = zeros(d, d);
  const first = zeros(d, outputs);
  for (const [start, end] of tilesOf(X.rows)) {
    const points = rowRange(X, start, end);
    const room = (cols: number) => zeros(points.rows, cols);
    const [rows, P] = [room(outputs * d), room(outputs)];
    const [product, own] = [room(outputs * d), room(outputs)];
    for (const [from, to] of tilesOf(Z.rows)) {
      const D = slopes(points, rowRange(Z, from, to));
      addProduct(rows, D, rowRange(weighted, from, to), product);
      addProduct(P, D, rowRange(alpha, from, to), own);
    }
    subtractFromOwnTerm(rows, { X: points, P }, 0, outputs);
    const part = roots?.subarray(start, end);
    const carried = part === undefined ? rows : scaleRows(rows, part);
    addInPlace(outer, gram(matrix(points.rows * outputs, d, carried.data), { transpose: true }));
    if (centre) addInPlace(first, directionSums(carried, part, d));
  }
  return { outer, first: centre ? first : undefined };
}
