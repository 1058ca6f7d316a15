import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { blocks } from "@collapsar/linalg/engine";
import { largestOf, rowNorms, rowRange, rowSquaredNorms, selectRows } from "@collapsar/linalg/parts";
import { bestScores } from "../operations/best-scores.js";
import { TILE } from "../operations/js/best-scores.js";

/** Half the distance from 1 to the next float32. */
const UNIT32 = 2 ** -24;

/** Half the distance from 1 to the next float64. */
const UNIT64 = 2 ** -53;

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
  /** The same order of classes for a row, from numbers that do not cancel; by the scores where there is none. */
  readonly precise?: ((H: Matrix, i: number, c: number) => number) | undefined;
}

/** Scores by the rows of A and a number for each. */
export function linearScores(A: Matrix, shift: Float64Array): LinearScores {
  return { A, shift, rough: toFloat32(A), size: Math.max(0, largestOf(rowNorms(A))) };
}

/**
 * ⟨h, a_c⟩ − ½‖a_c‖², largest for the nearest row a_c of A. Where rows lie close together far from zero these numbers
 * cancel, and −‖h − a_c‖² tells.
 */
export function nearestScores(A: Matrix): LinearScores {
  const p = A.cols;
  const precise = (H: Matrix, i: number, c: number) => {
    let total = 0;
    for (let j = 0, h = i * p, a = c * p; j < p; j++, h++, a++) total += (H.data[h]! - A.data[a]!) ** 2;
    return -total;
  };
  return {
    ...linearScores(
      A,
      rowSquaredNorms(A).map((square) => -square / 2),
    ),
    precise,
  };
}

function toFloat32({ rows, cols, data }: Matrix): Matrix {
  return { rows, cols, data: new Float32Array(data) };
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

/** Some of the rows. */
export function someRows({ rough, norms, exact }: ScoredRows, chosen: readonly number[]): ScoredRows {
  return {
    rough: selectRows(rough, chosen),
    norms: Float64Array.from(chosen, (i) => norms[i]!),
    exact: (rows) => exact(rows.map((k) => chosen[k]!)),
  };
}

/** What rounding can make of two equal scores in float64: each has that of p products, of p squares and of their sum. */
export function float64Margin({ A, size, precise }: LinearScores, norm: number): number {
  return precise ? 2 * (A.cols + 8) * UNIT64 * (norm * size + size * size) : 0;
}

/** In float64, and where even that does not tell, by the precise order of the classes that are left. */
function decided(H: Matrix, norms: readonly number[], scores: LinearScores): Int32Array {
  const { A, shift, precise } = scores;
  const { score, label, second } = bestScores(H, A, shift);
  if (precise === undefined) return label;
  const margins = norms.map((norm) => float64Margin(scores, norm));
  const close = Array.from(norms.keys()).filter((i) => !(score[i]! - second[i]! > margins[i]!));
  const best = new Float64Array(close.length).fill(Number.NEGATIVE_INFINITY);
  const rows = selectRows(H, close);
  for (const [first, count] of blocks(close.length === 0 ? 0 : A.rows, TILE)) {
    const { data } = matmul(rows, rowRange(A, first, first + count), { transposeB: true });
    close.forEach((i, k) => {
      const least = score[i]! - margins[i]!;
      for (let c = first, at = k * count; c < first + count; c++, at++) {
        if (data[at]! + shift[c]! < least) continue;
        const value = precise(rows, k, c);
        if (!(value > best[k]!)) continue;
        best[k] = value;
        label[i] = c;
      }
    });
  }
  return label;
}

/**
 * The class of the largest score of each row, ties to the lower class.
 *
 * Products in float32 decide where their error cannot change the class; the other rows are decided in float64.
 */
export function largestScores({ rough: H, norms, exact }: ScoredRows, scores: LinearScores): Int32Array {
  const { A, shift, rough, size } = scores;
  if (!fitsFloat32(size)) return decided(exact(Array.from(norms.keys())), Array.from(norms), scores);
  const { score, label, second } = bestScores(H, rough, shift);
  const share = 2 * productError(A.cols) * size;
  const unsure = Array.from(norms.keys()).filter(
    (i) =>
      !(
        fitsFloat32(norms[i]!) &&
        score[i]! - second[i]! > share * norms[i]! + float64Margin(scores, norms[i]!)
      ),
  );
  if (unsure.length === 0) return label;
  const found = decided(
    exact(unsure),
    unsure.map((i) => norms[i]!),
    scores,
  );
  unsure.forEach((i, k) => {
    label[i] = found[k]!;
  });
  return label;
}
