import { type Matrix, matmul, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { blocks } from "@collapsar/linalg/engine";
import { largestOf, rowRange } from "@collapsar/linalg/parts";
import { fitsFloat32, type LinearScores, productError } from "./scores.js";

/** Classes a side of one tile of products. */
export const TILE = 1024;

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

/** Centres in float32, around the point that they are decided around, written into a space. */
function roughCentres(
  { centres: { cols, data }, origin }: Decided,
  from: number,
  count: number,
  space: Float32Array,
): Matrix {
  const out = space.subarray(0, count * cols);
  for (let i = 0, at = 0, to = from * cols; i < count; i++) {
    for (let j = 0; j < cols; j++, at++, to++) out[at] = data[to]! + (origin ? origin[j]! : 0);
  }
  return { rows: count, cols, data: out };
}

/** What is known of each class before its products with the others: as bounds, as far as the errors of products go. */
interface Bounds {
  /** ⟨m_y, a_y⟩ + shift_y at least. */
  readonly score: Float64Array;
  /** ‖a_y‖² at most. */
  readonly square: Float64Array;
  readonly shift: Float64Array;
  /** The least squared radius so far. */
  readonly radius: Float64Array;
}

function boundsOf({ scores, centres, origin }: Decided, error: number): Bounds {
  const { A, shift, size } = scores;
  const { rows: C, cols: p } = A;
  const most = Math.max(0, largestOf(shift.map(Math.abs)));
  const bounds = {
    score: new Float64Array(C),
    square: new Float64Array(C),
    shift,
    radius: new Float64Array(C),
  };
  for (let y = 0, at = 0; y < C; y++) {
    let [own, length, norm] = [shift[y]!, 0, 0];
    for (let j = 0; j < p; j++, at++) {
      const centre = centres.data[at]! + (origin ? origin[j]! : 0);
      own += centre * A.data[at]!;
      length += centre * centre;
      norm += A.data[at]! * A.data[at]!;
    }
    const [far, wide] = [Math.sqrt(length), Math.sqrt(norm)];
    bounds.score[y] =
      own - error * far * size - ROUNDING * (Math.abs(own) + far * wide + most) - underflow(p);
    bounds.square[y] = norm * (1 + ROUNDING) + 2 * error * wide * size + underflow(p);
    bounds.radius[y] = fitsFloat32(far) ? Number.POSITIVE_INFINITY : 0;
  }
  return bounds;
}

/** The products of two tiles of classes, y by c: ⟨m_y, a_c⟩, ⟨m_c, a_y⟩ and ⟨a_y, a_c⟩. */
interface TileProducts {
  readonly here: Float32Array;
  readonly there: Float32Array;
  readonly between: Float32Array;
}

/** Lowers the radii of `count` classes from y0 on and of `width` from c0 on, as their boundaries with one another tell. */
function lowerRadii(
  { score, square, shift, radius }: Bounds,
  { here, there, between }: TileProducts,
  y0: number,
  count: number,
  c0: number,
  width: number,
): void {
  for (let i = 0, at = 0; i < count; i++) {
    const y = y0 + i;
    const [own, norm, moved] = [score[y]!, square[y]!, shift[y]!];
    let least = radius[y]!;
    for (let c = c0; c < c0 + width; c++, at++) {
      if (c === y) continue;
      const apart = norm + square[c]! - 2 * between[at]!;
      const gap = own - here[at]! - shift[c]!;
      if (!(gap > 0)) least = 0;
      else if (gap * gap < least * apart) least = (gap * gap) / apart;
      const back = score[c]! - there[at]! - moved;
      if (!(back > 0)) radius[c] = 0;
      else if (back * back < radius[c]! * apart) radius[c] = (back * back) / apart;
    }
    radius[y] = Math.min(least, radius[y]!);
  }
}

/**
 * The square of a radius r_y around the centre m_y of each class, within which y has the largest score for certain:
 *
 *     r_y = min_{c ≠ y} (⟨m_y, a_y − a_c⟩ + shift_y − shift_c)/‖a_y − a_c‖,
 *
 * the distance to the nearest decision boundary (half the distance to the nearest mean, for a nearest-mean rule); 0
 * where the centre itself is decided otherwise. Products in float32, with the bound of their errors taken off.
 *
 * A row that is nearer to its class mean needs no products with all classes: C²p in place of nCp where features have
 * collapsed.
 *
 * @param work - watched from tile to tile
 */
export function safeRadii(decided: Decided, work: Work = {}): Float64Array {
  const { scores, centres, origin } = decided;
  const { A, rough, size } = scores;
  const { rows: C, cols: p } = A;
  const error = productError(p);
  if (!fitsFloat32(size) || !Number.isFinite(error)) return new Float64Array(C);
  const bounds = boundsOf(decided, error);
  const same = centres === A && !origin;
  const side = Math.min(TILE, C);
  const spaces = Array.from({ length: same ? 1 : 3 }, () => new Float32Array(side * side));
  const product = (k: number, left: Matrix, right: Matrix) => {
    const data = spaces[k]!.subarray(0, left.rows * right.rows);
    matmul(left, right, { transposeB: true, out: { rows: left.rows, cols: right.rows, data } });
    return data;
  };
  const [near, far] = [0, 1].map(() => new Float32Array(same ? 0 : side * p)) as [Float32Array, Float32Array];
  const across = Math.ceil(C / TILE);
  const total = (across * (across + 1)) / 2;
  let done = 0;
  for (const [y0, count] of blocks(C, TILE)) {
    const ours = rowRange(rough, y0, y0 + count);
    const around = same ? ours : roughCentres(decided, y0, count, near);
    for (let c0 = y0; c0 < C; c0 += TILE) {
      advance(work, { done: done++, total, unit: "tiles", message: "decision boundaries" });
      const width = Math.min(TILE, C - c0);
      const theirs = rowRange(rough, c0, c0 + width);
      const here = product(0, around, theirs);
      const there = same ? here : product(1, ours, roughCentres(decided, c0, width, far));
      const between = same ? here : product(2, ours, theirs);
      lowerRadii(bounds, { here, there, between }, y0, count, c0, width);
    }
  }
  return bounds.radius;
}
