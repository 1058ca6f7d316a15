import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { blank, blocks } from "@collapsar/linalg/engine";
import { dtypeOf, largestOf, rowNorms, rowRange } from "@collapsar/linalg/parts";

/** Classes a side of one tile of scores. */
export const TILE = 1024;

/** Half the distance from 1 to the next float32. */
const UNIT32 = 2 ** -24;

/** Norms whose products neither leave float32 nor lose digits in it. */
const [LEAST32, MOST32] = [2 ** -60, 2 ** 60];

/** The scores h ↦ ⟨h, a_c⟩ + shift_c of C classes. */
export interface LinearScores {
  /** C × p. */
  readonly A: Matrix;
  readonly shift: Float64Array;
  /** A in float32. */
  readonly rough: Matrix;
  /** max_c ‖a_c‖. */
  readonly size: number;
}

/** Scores by the rows of A and a number for each. */
export function linearScores(A: Matrix, shift: Float64Array): LinearScores {
  return { A, shift, rough: toFloat32(A), size: Math.max(0, largestOf(rowNorms(A))) };
}

function toFloat32({ rows, cols, data }: Matrix): Matrix {
  return { rows, cols, data: new Float32Array(data) };
}

/** The best score of each row so far, its class, and the best score of another class. */
interface Best {
  readonly score: Float64Array;
  readonly label: Int32Array;
  readonly second: Float64Array;
}

/** Takes in a score of row i. */
function consider({ score, label, second }: Best, i: number, value: number, klass: number): void {
  if (!(value > second[i]!)) return;
  if (value > score[i]!) {
    second[i] = score[i]!;
    score[i] = value;
    label[i] = klass;
  } else second[i] = value;
}

/**
 * Takes in the scores of the classes from `start` on, one a row, their shifts not yet added. Four classes are held
 * against the second best at once: hardly any of them comes near it.
 */
function keepBest(
  best: Best,
  { rows: classes, cols: n, data }: Matrix,
  start: number,
  shift: Float64Array,
): void {
  const { second } = best;
  const whole = classes - (classes % 4);
  for (let j = 0; j < whole; j += 4) {
    const klass = start + j;
    const [s0, s1, s2, s3] = [shift[klass]!, shift[klass + 1]!, shift[klass + 2]!, shift[klass + 3]!];
    for (let i = 0, at = j * n, b = at + n, c = b + n, d = c + n; i < n; i++, at++, b++, c++, d++) {
      const v0 = data[at]! + s0;
      const v1 = data[b]! + s1;
      const v2 = data[c]! + s2;
      const v3 = data[d]! + s3;
      const least = second[i]!;
      if (v0 > least || v1 > least || v2 > least || v3 > least) {
        consider(best, i, v0, klass);
        consider(best, i, v1, klass + 1);
        consider(best, i, v2, klass + 2);
        consider(best, i, v3, klass + 3);
      }
    }
  }
  for (let j = whole; j < classes; j++) {
    for (let i = 0; i < n; i++) consider(best, i, data[j * n + i]! + shift[start + j]!, start + j);
  }
}

/** By tiles of classes, a class a row: so libraries multiply quicker by a quarter than a class a column. */
function bestOf(H: Matrix, A: Matrix, shift: Float64Array): Best {
  const n = H.rows;
  const none = () => new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
  const best: Best = { score: none(), label: new Int32Array(n), second: none() };
  const space = blank(n * Math.min(TILE, A.rows), dtypeOf(A));
  for (const [start, rows] of blocks(A.rows, TILE)) {
    const out = { rows, cols: n, data: space.subarray(0, rows * n) };
    const tile = rowRange(A, start, start + rows);
    keepBest(best, matmul(tile, H, { transposeB: true, out }), start, shift);
  }
  return best;
}

/** Whether numbers of this size may be multiplied in float32. */
export function fitsFloat32(norm: number): boolean {
  return norm >= LEAST32 && norm <= MOST32;
}

/**
 * γ: a product ⟨h, a⟩ of p numbers in float32 errs by at most γ‖h‖‖a‖, γ = (p + 4)u/(1 − (p + 4)u), u = 2⁻²⁴, in
 * whatever order it is summed (Higham 2002, §3.1); two of the four are the rounding of h and a themselves.
 */
export function productError(p: number): number {
  const terms = (p + 4) * UNIT32;
  return terms < 1 ? terms / (1 - terms) : Number.POSITIVE_INFINITY;
}

/** Rows to be scored: in float32 with their norms, and in float64 those that are asked for. */
export interface ScoredRows {
  readonly rough: Matrix;
  readonly norms: Float64Array;
  exact(rows: readonly number[]): Matrix;
}

/** Rows times a scale, around a point where one is given. */
export function scoredRows(rows: Matrix, scale = 1, point?: Float64Array): ScoredRows {
  const { cols: p, data } = rows;
  const from = point ?? new Float64Array(p);
  const exact = (chosen: readonly number[]) => {
    const out = zeros(chosen.length, p);
    chosen.forEach((row, k) => {
      for (let j = 0; j < p; j++) out.data[k * p + j] = data[row * p + j]! * scale - from[j]!;
    });
    return out;
  };
  if (data instanceof Float32Array && scale === 1 && !point) {
    return { rough: rows, norms: rowNorms(rows), exact };
  }
  const rough = new Float32Array(data.length);
  const norms = new Float64Array(rows.rows);
  for (let i = 0, at = 0; i < norms.length; i++) {
    let square = 0;
    for (let j = 0; j < p; j++, at++) {
      const entry = data[at]! * scale - from[j]!;
      rough[at] = entry;
      square += entry * entry;
    }
    norms[i] = Math.sqrt(square);
  }
  return { rough: { ...rows, data: rough }, norms, exact };
}

/**
 * The class of the largest score of each row, ties to the lower class.
 *
 * Products in float32 decide where their error cannot change the class; the other rows are decided in float64.
 */
export function largestScores(
  { rough: H, norms, exact }: ScoredRows,
  { A, shift, rough, size }: LinearScores,
): Int32Array {
  if (!fitsFloat32(size)) return bestOf(exact(Array.from(norms.keys())), A, shift).label;
  const { score, label, second } = bestOf(H, rough, shift);
  const share = 2 * productError(A.cols) * size;
  const unsure = Array.from(norms.keys()).filter(
    (i) => !(fitsFloat32(norms[i]!) && score[i]! - second[i]! > share * norms[i]!),
  );
  if (unsure.length === 0) return label;
  const decided = bestOf(exact(unsure), A, shift).label;
  unsure.forEach((i, k) => {
    label[i] = decided[k]!;
  });
  return label;
}
