import { type Matrix, matmul, type Work, zeros } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { blocks } from "@collapsar/linalg/engine";
import { largestOf, rowNorms, rowRange } from "@collapsar/linalg/parts";
import { fitsFloat32, type LinearScores, productError, TILE, toFloat32 } from "./scores.js";

/** Relative rounding of sums and shifts in float64, with room. */
const ROUNDING = 2 ** -40;

/** What p products of numbers below float32's range add at most. */
const underflow = (p: number) => p * 2 ** -125;

/** Points, one a class, and the scores that decide around them. */
export interface Decided {
  readonly scores: LinearScores;
  /** C × p: the rows themselves of a nearest-mean rule. */
  readonly centres: Matrix;
  /** Added to every centre. */
  readonly origin?: Float64Array | undefined;
}

function shifted({ rows, cols, data }: Matrix, origin: Float64Array | undefined): Matrix {
  if (!origin) return { rows, cols, data };
  const out = zeros(rows, cols);
  for (let at = 0; at < out.data.length; at++) out.data[at] = data[at]! + origin[at % cols]!;
  return out;
}

/** ⟨m_y, a_y⟩ + shift_y of the classes from `start` on. */
function ownScores(centres: Matrix, { A, shift }: LinearScores, start: number): Float64Array {
  const p = A.cols;
  return Float64Array.from({ length: centres.rows }, (_, i) => {
    let total = shift[start + i]!;
    for (let j = 0, at = (start + i) * p; j < p; j++, at++) total += centres.data[i * p + j]! * A.data[at]!;
    return total;
  });
}

/**
 * The square of a radius r_y around the centre m_y of each class, within which y has the largest score for certain:
 *
 *     r_y = min_{c ≠ y} (⟨m_y, a_y − a_c⟩ + shift_y − shift_c)/‖a_y − a_c‖,
 *
 * the distance to the nearest decision boundary (half the distance to the nearest mean, for a nearest-mean rule); 0 where
 * the centre itself is decided otherwise. Products in float32, with the bound of their errors taken off.
 *
 * A row that is nearer to its class mean needs no products with all classes: C²p in place of nCp where features have
 * collapsed.
 *
 * @param work - watched from tile to tile
 */
export function safeRadii({ scores, centres, origin }: Decided, work: Work = {}): Float64Array {
  const { A, shift, rough, size } = scores;
  const { rows: C, cols: p } = A;
  const error = productError(p);
  if (!fitsFloat32(size) || !Number.isFinite(error)) return new Float64Array(C);
  const squares = new Float64Array(C).fill(Number.POSITIVE_INFINITY);
  const norms = rowNorms(A);
  const same = centres === A && !origin;
  const most = Math.max(0, largestOf(shift.map(Math.abs)));
  const total = Math.ceil(C / TILE) ** 2;
  let done = 0;
  for (const [y0, count] of blocks(C, TILE)) {
    const points = shifted(rowRange(centres, y0, y0 + count), origin);
    const own = ownScores(points, scores, y0);
    const sizes = rowNorms(points);
    const ours = rowRange(rough, y0, y0 + count);
    const left = same ? ours : toFloat32(points);
    // what the score of y is at least and ‖a_y‖² at most, as far as the errors of all products go
    const scored = own.map(
      (score, i) => score - error * sizes[i]! * size - ROUNDING * (Math.abs(score) + most) - underflow(p),
    );
    const square = Float64Array.from(
      { length: count },
      (_, i) => norms[y0 + i]! ** 2 * (1 + ROUNDING) + 2 * error * norms[y0 + i]! * size + underflow(p),
    );
    for (const [c0, width] of blocks(C, TILE)) {
      advance(work, { done: done++, total, unit: "tiles", message: "decision boundaries" });
      const tile = rowRange(rough, c0, c0 + width);
      const P = matmul(left, tile, { transposeB: true }).data;
      const Q = same ? P : matmul(ours, tile, { transposeB: true }).data;
      for (let i = 0, at = 0; i < count; i++) {
        const y = y0 + i;
        let least = fitsFloat32(sizes[i]!) ? squares[y]! : 0;
        for (let c = c0; c < c0 + width; c++, at++) {
          if (c === y) continue;
          const gap = scored[i]! - P[at]! - shift[c]!;
          const apart = square[i]! + norms[c]! * norms[c]! - 2 * Q[at]!;
          if (!(gap > 0)) least = 0;
          else if (gap * gap < least * apart) least = (gap * gap) / apart;
        }
        squares[y] = least;
      }
    }
  }
  return squares;
}
