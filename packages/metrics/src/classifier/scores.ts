import { type Matrix, zeros } from "@collapsar/linalg";
import { largestOf, rowNorms, selectRows } from "@collapsar/linalg/parts";
import { bestScores } from "../operations/best-scores.js";

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

/**
 * The class of the largest score of each row, ties to the lower class.
 *
 * Products in float32 decide where their error cannot change the class; the other rows are decided in float64.
 */
export function largestScores(
  { rough: H, norms, exact }: ScoredRows,
  { A, shift, rough, size }: LinearScores,
): Int32Array {
  if (!fitsFloat32(size)) return bestScores(exact(Array.from(norms.keys())), A, shift).label;
  const { score, label, second } = bestScores(H, rough, shift);
  const share = 2 * productError(A.cols) * size;
  const unsure = Array.from(norms.keys()).filter(
    (i) => !(fitsFloat32(norms[i]!) && score[i]! - second[i]! > share * norms[i]!),
  );
  if (unsure.length === 0) return label;
  const decided = bestScores(exact(unsure), A, shift).label;
  unsure.forEach((i, k) => {
    label[i] = decided[k]!;
  });
  return label;
}
