import { InputError, type Matrix, zeros } from "@collapsar/linalg";
import { checkFinite, checkKeys, checkMatrix, checkNonNegative, named } from "@collapsar/linalg/check";
import { cast, dtypeOf, qrTriangle, rowRange, singularValues, vstack } from "@collapsar/linalg/parts";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/** Four ways to count the directions that a matrix fills. */
export interface Ranks {
  /** Singular values above max(m, n)·ε times the largest, ε of the element type. */
  readonly numerical: number;
  /** ‖A‖_F²/‖A‖₂². */
  readonly stable: number;
  /** (Σσ²)²/Σσ⁴. */
  readonly participation: number;
  /** exp(−Σ p log p), p = σ/Σσ. */
  readonly effective: number;
}

/** The ranks that singular values give; `tolerance` is relative to the largest, and values below it count as zero. */
export function ranksFrom(values: Float64Array, tolerance: number): Ranks {
  const top = values.reduce((most, value) => Math.max(most, value), 0);
  if (!(top > 0)) throw undefinedQuantity("all singular values are zero", "0");
  const kept = values.filter((value) => value > tolerance * top).map((value) => value / top);
  let [sum, squares, fourths] = [0, 0, 0];
  for (const value of kept) {
    sum += value;
    squares += value ** 2;
    fourths += value ** 4;
  }
  let entropy = 0;
  for (const value of kept) entropy -= (value / sum) * Math.log(value / sum);
  return {
    numerical: kept.length,
    stable: squares,
    participation: squares ** 2 / fourths,
    effective: Math.exp(entropy),
  };
}

/** max(m, n)·ε. */
export function rankTolerance(A: Matrix, rows = A.rows): number {
  return Math.max(rows, A.cols) * (dtypeOf(A) === "f32" ? 2 ** -23 : 2 ** -52);
}

/**
 * Numerical, stable, participation and effective rank of a matrix; C − 1 each for the centred class means of a simplex.
 *
 * Source: Roy, Vetterli 2007 and Garrido et al. 2023 (effective rank, RankMe); Rudelson, Vershynin 2007 (stable).
 * Trap: p = σ/Σσ are of singular values, not of eigenvalues; centring caps every rank at n − 1.
 *
 * @param A - m × n
 * @param options - `tolerance`, relative to the largest singular value; by default max(m, n)·ε of the element type
 * @throws InputError if A is zero, empty or not finite
 */
export function matrixRanks(A: Matrix, options: { readonly tolerance?: number | undefined } = {}): Ranks {
  return named("matrixRanks", () => {
    const fn = "matrixRanks";
    checkMatrix(fn, "A", A);
    checkFinite(fn, "A", A);
    checkKeys(fn, options, ["tolerance"]);
    if (options.tolerance !== undefined) checkNonNegative(fn, "tolerance", options.tolerance);
    if (A.data.length === 0) {
      throw new InputError({
        fn,
        argument: "A",
        requirement: "must have entries",
        received: `${A.rows}×${A.cols}`,
      });
    }
    return ranksFrom(preciseSingularValues(A), options.tolerance ?? rankTolerance(A));
  });
}

/** Rows of a tile that begins at each start, in float64. */
function* float64Tiles(A: Matrix, step: number): Generator<Matrix> {
  for (let start = 0; start < A.rows; start += step)
    yield cast(rowRange(A, start, Math.min(start + step, A.rows)), "f64");
}

/** Rows of one tile of a tall matrix of p columns. */
export const tileRows = (p: number) => Math.max(2048, p);

/** Singular values in float64, whatever the type of the entries; of a tall matrix without copies of the whole. */
export function preciseSingularValues(A: Matrix): Float64Array {
  const step = tileRows(A.cols);
  return A.rows > 2 * step
    ? tallSingularValues(float64Tiles(A, step), A.cols)
    : singularValues(cast(A, "f64"));
}

/** Singular values of tall rows that arrive in blocks: a triangle is kept, never the Gram matrix. */
export function tallSingularValues(blocks: Iterable<Matrix>, p: number): Float64Array {
  let kept = zeros(0, p);
  for (const block of blocks) {
    const all = kept.rows === 0 ? block : vstack([kept, block]);
    kept = all.rows > p ? qrTriangle(all) : { ...all, data: all.data.slice() };
  }
  return singularValues(kept);
}
