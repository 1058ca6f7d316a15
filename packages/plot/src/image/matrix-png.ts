import type { Matrix } from "@collapsar/linalg";
import { checkInteger, checkMatrix, ownOptions } from "@collapsar/linalg/check";
import { matrixPngOptions } from "../options.js";
import { type ColourMap, colourTable } from "./colour-map.js";
import { encodePng } from "./png.js";

/** How a matrix becomes a picture. */
export interface MatrixPngOptions {
  /** Values of the first and last colour; defaults to `matrixRange`. */
  readonly range?: readonly [number, number] | undefined;
  readonly colours?: ColourMap | undefined;
  /** Largest side of the picture; a larger matrix is averaged over cells. Defaults to 320. */
  readonly maxSide?: number | undefined;
}

/** Smallest and largest finite entry; symmetric about 0 for a diverging map. */
export function matrixRange(matrix: Matrix, colours: ColourMap): [number, number] {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const value of matrix.data) {
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  if (lo > hi) return [0, 1];
  if (colours === "sequential") return lo === hi ? [lo, lo + 1] : [lo, hi];
  const most = Math.max(Math.abs(lo), Math.abs(hi)) || 1;
  return [-most, most];
}

/** Diverging where the entries have both signs, the smaller side not below 2 % of the larger; else sequential. */
export function matrixColours(matrix: Matrix): ColourMap {
  let lo = 0;
  let hi = 0;
  for (const value of matrix.data) {
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return Math.min(-lo, hi) > 0.02 * Math.max(-lo, hi) ? "diverging" : "sequential";
}

/** A matrix as PNG bytes, one pixel an entry, or one a block mean where the matrix is larger than `maxSide`. */
export function matrixPng(matrix: Matrix, options: MatrixPngOptions = {}): Uint8Array {
  checkMatrix("matrixPng", "matrix", matrix);
  const settings = ownOptions("matrixPng", matrixPngOptions, options);
  const { maxSide, colours = matrixColours(matrix) } = settings;
  const [lo, hi] = settings.range ?? matrixRange(matrix, colours);
  const small = shrinkMatrix(matrix, maxSide);
  const indices = new Uint8Array(small.data.length);
  for (let i = 0; i < indices.length; i++) {
    indices[i] = Math.round(255 * Math.min(1, Math.max(0, (small.data[i]! - lo) / (hi - lo || 1))));
  }
  return encodePng(indices, { width: small.cols, height: small.rows, palette: colourTable(colours) });
}

/** Block means of a matrix, with at most `maxSide` rows and columns. */
export function shrinkMatrix(matrix: Matrix, maxSide: number): Matrix {
  checkMatrix("shrinkMatrix", "matrix", matrix);
  checkInteger("shrinkMatrix", "maxSide", maxSide, 1);
  const { rows, cols, data } = matrix;
  const height = Math.min(rows, maxSide);
  const width = Math.min(cols, maxSide);
  if (height === rows && width === cols) return matrix;
  const sums = new Float64Array(height * width);
  const counts = new Uint32Array(height * width);
  for (let i = 0; i < rows; i++) {
    const row = Math.floor((i * height) / rows) * width;
    for (let j = 0; j < cols; j++) {
      const cell = row + Math.floor((j * width) / cols);
      sums[cell]! += data[i * cols + j]!;
      counts[cell]!++;
    }
  }
  for (let cell = 0; cell < sums.length; cell++) sums[cell]! /= counts[cell]!;
  return { rows: height, cols: width, data: sums };
}
