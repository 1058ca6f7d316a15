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

/** What is summed over tiles. */
interface TiledMachine {
  /** The radial derivatives between points and centres; between as many of the same they are symmetric. */
  readonly slopes: (X: Matrix, Z: Matrix) => Matrix;
  /** n × d points and p × d centres, one matrix where they are the same rows. */
  readonly X: Matrix;
  readonly Z: Matrix;
  readonly alpha: Matrix;
  /** Root weights of the points. */
  readonly roots: Float64Array | undefined;
  /** Points at a time at most, where that is less than a tile. */
  readonly blockRows: number;
}

/** Sums over the centres, D·(α_jc z_j) and P = Dα, for blocks of points, one after the other. */
function* sumsOfBlocks({ slopes, X, Z, alpha, blockRows }: TiledMachine, weighted: Matrix) {
  for (const [start, count] of blocks(X.rows, Math.min(tile, blockRows))) {
    const points = rowRange(X, start, start + count);
    const room = (cols: number) => zeros(count, cols);
    const sums = { rows: room(weighted.cols), P: room(alpha.cols) };
    const [product, own] = [room(weighted.cols), room(alpha.cols)];
    for (const [from, centres] of blocks(Z.rows, tile)) {
      const part = (A: Matrix) => rowRange(A, from, from + centres);
      const D = slopes(points, part(Z));
      addProduct(sums.rows, D, part(weighted), product);
      addProduct(sums.P, D, part(alpha), own);
    }
    yield { start, count, ...sums };
  }
}

/** The same for points that are the centres: each pair of tiles is made once. */
function* sumsOfPairs({ slopes, X, alpha }: TiledMachine, weighted: Matrix) {
  const n = X.rows;
  const sums = { rows: zeros(n, weighted.cols), P: zeros(n, alpha.cols) };
  for (const [i, count] of blocks(n, tile)) {
    const points = rowRange(X, i, i + count);
    for (const [skip, others] of blocks(n - i, tile)) {
      const j = i + skip;
      const D = slopes(points, rowRange(X, j, j + others));
      for (const [total, weights] of [
        [sums.rows, weighted],
        [sums.P, alpha],
      ] as const) {
        addInPlace(rowRange(total, i, i + count), matmul(D, rowRange(weights, j, j + others)));
        if (i === j) continue;
        const mirrored = matmul(D, rowRange(weights, i, i + count), { transposeA: true });
        addInPlace(rowRange(total, j, j + others), mirrored);
      }
    }
  }
  for (const [start, count] of blocks(n, tile)) {
    const part = (A: Matrix) => rowRange(A, start, start + count);
    yield { start, count, rows: part(sums.rows), P: part(sums.P) };
  }
}

/**
 * The sums over gradient rows (before the metric) by tiles of the radial derivatives, none of which is kept: cost
 * ~ 2npCd.
 */
export function tiledRowSums(machine: TiledMachine, centre: boolean): GradientSums {
  const { X, Z, alpha, roots, blockRows } = machine;
  const [d, outputs] = [X.cols, alpha.cols];
  const weighted = weightedCentres(Z, alpha, 0, outputs);
  const outer = zeros(d, d);
  const first = zeros(d, outputs);
  const holdsRows = 2 * weighted.data.length <= mostEntries && blockRows >= tile;
  const parts = X === Z && holdsRows ? sumsOfPairs : sumsOfBlocks;
  for (const { start, count, rows, P } of parts(machine, weighted)) {
    subtractFromOwnTerm(rows, { X: rowRange(X, start, start + count), P }, 0, outputs);
    const weights = roots?.subarray(start, start + count);
    const carried = weights === undefined ? rows : scaleRows(rows, weights);
    addInPlace(outer, gram(matrix(count * outputs, d, carried.data), { transpose: true }));
    if (centre) addInPlace(first, directionSums(carried, weights, d));
  }
  return { outer, first: centre ? first : undefined };
}
