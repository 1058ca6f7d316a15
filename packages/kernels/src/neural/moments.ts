import { gram, type Matrix, matmul } from "@collapsar/linalg";
import { checkFinite } from "@collapsar/linalg/check";
import { rowSquaredNorms } from "@collapsar/linalg/parts";

/** Second moments of one layer's units over the rows x_i of X and z_j of Z, in the limit of infinite width. */
export interface Moments {
  /** E f(x_i) f(z_j), n × m. */
  readonly K: Matrix;
  /** The tangent kernel so far, n × m; null before the first layer with weights. */
  readonly Theta: Matrix | null;
  /** E f(x_i)² (n). */
  readonly a: Float64Array;
  /** E f(z_j)² (m); the array a itself when Z is X. */
  readonly b: Float64Array;
  /** Pairs i·m + j with x_i = z_j exactly: there K is a_i, and angles are exactly zero. */
  readonly coincident: Int32Array;
  /** Whether Θ is wanted. */
  readonly tangent: boolean;
  /** Whether a layer may overwrite Θ where it did not get it as K: nobody looks back at the input. */
  readonly reuse: boolean;
}

/** Moments of one point with itself. */
export interface Variances {
  /** E f(x_i)². */
  readonly a: Float64Array;
  /** Θ(x_i, x_i); null before the first layer with weights. */
  readonly theta: Float64Array | null;
}

/** Moments of the inputs in the NTK parametrisation: K = XZᵀ/d. */
export function inputMoments(X: Matrix, Z: Matrix, tangent: boolean, reuse = false): Moments {
  const same = X === Z || X.data === Z.data;
  const alpha = 1 / X.cols;
  const K = same ? gram(X, { alpha }) : matmul(X, Z, { transposeB: true, alpha });
  const a = inputVariances(X);
  const b = same ? a : inputVariances(Z);
  const coincident = coincidentPairs(X, Z, a, b);
  setPairs(K, coincident, a);
  return { K, Theta: null, a, b, coincident, tangent, reuse };
}

/** ‖x_i‖²/d for each row. */
export function inputVariances(X: Matrix): Float64Array {
  const a = rowSquaredNorms(X);
  for (let i = 0; i < a.length; i++) a[i]! /= X.cols;
  checkFinite("kernel", "the squared norms of the rows", a);
  return a;
}

/** Pairs (as i·m + j) of rows that are equal in every entry: equal norms first, then entry by entry. */
export function coincidentPairs(X: Matrix, Z: Matrix, a: Float64Array, b: Float64Array): Int32Array {
  const byNorm = new Map<number, number[]>();
  b.forEach((value, j) => {
    const seen = byNorm.get(value);
    if (seen) seen.push(j);
    else byNorm.set(value, [j]);
  });
  const pairs: number[] = [];
  for (let i = 0; i < X.rows; i++) {
    for (const j of byNorm.get(a[i]!) ?? []) if (sameRow(X, i, Z, j)) pairs.push(i * Z.rows + j);
  }
  return Int32Array.from(pairs);
}

function sameRow(X: Matrix, i: number, Z: Matrix, j: number): boolean {
  const d = X.cols;
  for (let k = 0; k < d; k++) if (X.data[i * d + k] !== Z.data[j * d + k]) return false;
  return true;
}

/** A_ij := values_i at the listed pairs. */
export function setPairs(A: Matrix, pairs: Int32Array, values: ArrayLike<number>): void {
  for (const at of pairs) A.data[at] = values[Math.floor(at / A.cols)]!;
}
