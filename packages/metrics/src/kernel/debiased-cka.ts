import { InputError, type Matrix, matmul } from "@collapsar/linalg";
import { caller, checkFinite, checkMatrix, named } from "@collapsar/linalg/check";
import { colMeans, maxAbs } from "@collapsar/linalg/parts";
import { mapEntries } from "../statistics/entries.js";
import { moderatingScale } from "../statistics/scale.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/** Features centred, in a scale without overflow; HSIC₁ does not see the centring, but its sums keep their digits. */
function prepared(argument: string, X: Matrix): Matrix {
  checkMatrix(caller, argument, X);
  checkFinite(caller, argument, X);
  const scale = moderatingScale(maxAbs(X));
  const scaled = mapEntries(X, (value) => value * scale);
  const mean = X.rows === 0 ? new Float64Array(X.cols) : colMeans(scaled);
  const centred = mapEntries(scaled, (value, at) => value - mean[at % X.cols]!);
  const size = moderatingScale(maxAbs(centred));
  return size === 1 ? centred : mapEntries(centred, (value) => value * size);
}

/** ‖x_i‖² of each row. */
function diagonalOf(X: Matrix): Float64Array {
  const out = new Float64Array(X.rows);
  for (let at = 0; at < X.data.length; at++) out[Math.floor(at / X.cols)]! += X.data[at]! ** 2;
  return out;
}

/** Row sums of K̃ = XXᵀ with zero diagonal; the columns of X sum to zero. */
const rowSums = (diagonal: Float64Array) => diagonal.map((value) => -value);

const dot = (a: Float64Array, b: Float64Array) => a.reduce((total, value, i) => total + value * b[i]!, 0);
const sum = (a: Float64Array) => a.reduce((total, value) => total + value, 0);

/** HSIC₁ of the linear kernels of two centred sets, without an n × n matrix. */
function hsic(X: Matrix, Z: Matrix, x: Float64Array, z: Float64Array): number {
  const n = X.rows;
  const cross = matmul(X, Z, { transposeA: true });
  let product = 0;
  for (const value of cross.data) product += value * value;
  const [k, l] = [rowSums(x), rowSums(z)];
  const tr = product - dot(x, z);
  return (tr + (sum(k) * sum(l)) / ((n - 1) * (n - 2)) - (2 * dot(k, l)) / (n - 2)) / (n * (n - 3));
}

/**
 * Debiased linear CKA of two sets of features of the same samples: HSIC₁(K, L)/√(HSIC₁(K, K) HSIC₁(L, L)), K = XXᵀ,
 * L = ZZᵀ, HSIC₁ = [tr K̃L̃ + 1ᵀK̃1·1ᵀL̃1/((n−1)(n−2)) − 2·1ᵀK̃L̃1/(n−2)]/(n(n−3)) with zero diagonals; 1 for equal
 * features, about 0 for independent ones, where the biased CKA of 32 samples is 0.2. It may be negative.
 *
 * Source: Song et al. 2007; Kornblith et al. 2019. Trap: rows must be the same samples in the same order.
 *
 * @param X - n × p, n ≥ 4
 * @param Z - n × q
 * @throws InputError if the numbers of rows differ or are below 4, or an entry is not finite
 * @throws UndefinedQuantityError if a factor under the root is not positive
 */
export function debiasedCka(X: Matrix, Z: Matrix): number {
  return named("debiasedCka", () => {
    const fn = "debiasedCka";
    const [A, B] = [prepared("X", X), prepared("Z", Z)];
    if (A.rows !== B.rows || A.rows < 4) {
      const requirement = "numbers of rows must agree and be at least 4";
      throw new InputError({ fn, requirement, received: `${A.rows} and ${B.rows}` });
    }
    const [a, b] = [diagonalOf(A), diagonalOf(B)];
    const [own, other] = [hsic(A, A, a, a), hsic(B, B, b, b)];
    if (!(own > 0 && other > 0)) {
      throw undefinedQuantity("both sets must have a positive HSIC with themselves", `${own} and ${other}`);
    }
    return hsic(A, B, a, b) / Math.sqrt(own) / Math.sqrt(other);
  });
}
