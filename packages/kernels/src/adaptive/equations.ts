import { type Cholesky, cholesky, gram, type Matrix, matmul } from "@collapsar/linalg";
import {
  checkKeys,
  checkMatrix,
  checkNonNegative,
  checkObject,
  checkOneOf,
  checkPositive,
  checkRows,
  checkShape,
} from "@collapsar/linalg/check";
import {
  addDiagonalInPlace,
  choleskyInverse,
  choleskySolve,
  rowSquaredNorms,
  symmetrise,
} from "@collapsar/linalg/parts";
import { dualErf } from "../operations/dual.js";

/** Which label term A holds: the equations' −Σ_c α_c α_cᵀ, or what the authors' code computes (theory §8). */
export type LabelTerm = "paper" | "published-code";

/** The data and constants of the equations of state. */
export interface EquationsProblem {
  /** n × d inputs. */
  readonly X: Matrix;
  /** n × C targets. */
  readonly Y: Matrix;
  readonly sigmaW2: number;
  readonly sigmaA2: number;
  /** σ². */
  readonly noise: number;
  readonly variant: LabelTerm;
}

/** The equations' values at one Σ. */
export interface EquationsValue {
  /** Q/σ_a²: the erf kernel of the hidden layer, n × n. */
  readonly T: Matrix;
  /** Q + σ²I = LLᵀ. */
  readonly factor: Cholesky;
  /** α = (Q + σ²I)⁻¹Y. */
  readonly alpha: Matrix;
  /** ∇_Σ tr(A·Q(Σ)) with A held fixed, d × d. */
  readonly gradient: Matrix;
}

/**
 * The right-hand side of the equations of state at Σ = LLᵀ: K = XΣXᵀ, Q = σ_a² T_erf(K), α = (Q + σ²I)⁻¹Y,
 * A = (Q + σ²I)⁻¹ − ααᵀ and ∇_Σ tr(AQ) = XᵀSX in closed form.
 *
 * Source: [SNR] as used by [KK]; theory §4.
 */
export function evaluateEquations(problem: EquationsProblem, L: Matrix): EquationsValue {
  checkProblem("evaluateEquations", problem, L);
  return equationsAt(problem, L);
}

function checkProblem(fn: string, problem: EquationsProblem, L: Matrix): void {
  checkObject(fn, "problem", problem);
  checkKeys(fn, problem, ["X", "Y", "sigmaW2", "sigmaA2", "noise", "variant"], "problem");
  const { X, Y, sigmaW2, sigmaA2, noise, variant } = problem;
  checkMatrix(fn, "X", X);
  checkRows(fn, "Y", Y, X.rows);
  checkPositive(fn, "sigmaW2", sigmaW2);
  checkPositive(fn, "sigmaA2", sigmaA2);
  checkNonNegative(fn, "noise", noise);
  checkOneOf(fn, "variant", variant, ["paper", "published-code"]);
  checkShape(fn, "L", L, X.cols, X.cols);
}

/** `evaluateEquations` of a problem that is known to be one. */
export function equationsAt(problem: EquationsProblem, L: Matrix): EquationsValue {
  const { X, Y, sigmaA2, noise } = problem;
  const XL = matmul(X, L);
  const K = gram(XL);
  const variances = rowSquaredNorms(XL);
  const { T, dT } = dualErf(K, variances, variances);
  const factor = cholesky(noisy(T, sigmaA2, noise));
  const alpha = choleskySolve(factor, Y);
  const A = choleskyInverse(factor);
  subtractLabelTerm(A, problem, alpha);
  const S = weightMatrix(A, K, dT, variances, sigmaA2);
  return { T, factor, alpha, gradient: symmetrise(matmul(X, matmul(S, X), { transposeA: true })) };
}

function noisy(T: Matrix, sigmaA2: number, noise: number): Matrix {
  const data = T.data.slice();
  for (let at = 0; at < data.length; at++) data[at]! *= sigmaA2;
  return addDiagonalInPlace({ rows: T.rows, cols: T.cols, data }, noise);
}

/**
 * A := A − ααᵀ; the published code subtracts σ²DDᵀ instead, with D_ij = y_j − f̄_i from a broadcast
 * of two vectors to a matrix.
 */
function subtractLabelTerm(A: Matrix, { Y, noise, variant }: EquationsProblem, alpha: Matrix): void {
  const n = A.rows;
  const term = variant === "paper" ? gram(alpha) : broadcastTerm(Y, alpha, noise);
  for (let at = 0; at < n * n; at++) A.data[at]! -= term.data[at]!;
}

/** σ² Σ_c Σ_k (y_kc − f̄_ic)(y_kc − f̄_jc) with f̄ = Y − σ²α. */
function broadcastTerm(Y: Matrix, alpha: Matrix, noise: number): Matrix {
  const { rows: n, cols } = Y;
  const fitted = Y.data.map((value, at) => value - noise * alpha.data[at]!);
  const term = gram({ rows: n, cols, data: fitted }, { alpha: noise * n });
  for (let c = 0; c < cols; c++) {
    let [sum, squares] = [0, 0];
    for (let k = c; k < n * cols; k += cols) {
      sum += Y.data[k]!;
      squares += Y.data[k]! ** 2;
    }
    for (let i = 0, at = 0; i < n; i++) {
      for (let j = 0; j < n; j++, at++) {
        term.data[at]! += noise * (squares - sum * (fitted[i * cols + c]! + fitted[j * cols + c]!));
      }
    }
  }
  return term;
}

/**
 * S with d tr(AQ) = ⟨S, dK⟩: A_ij ∂Q_ij/∂K_ij off the diagonal; on it the derivative of Q_ii, and what K_ii does to
 * row and column i through their normalisation. Overwrites A.
 */
function weightMatrix(A: Matrix, K: Matrix, dT: Matrix, variances: Float64Array, sigmaA2: number): Matrix {
  const n = A.rows;
  const [a, k, e] = [A.data, K.data, dT.data];
  for (let i = 0; i < n; i++) {
    const own = i * (n + 1);
    const g = 1 + 2 * variances[i]!;
    const self = (a[own]! * (4 / Math.PI)) / (g * Math.sqrt(1 + 4 * variances[i]!));
    let pulled = 0;
    for (let at = i * n; at < (i + 1) * n; at++) {
      const weight = a[at]! * e[at]!;
      a[at] = sigmaA2 * weight;
      pulled += weight * k[at]!;
    }
    // the diagonal's own A_ii E_ii K_ii was summed too: E_ii = (4/π)/√(1 + 4K_ii)
    const counted = (a[own]! / sigmaA2) * variances[i]!;
    a[own] = sigmaA2 * (self - (2 / g) * (pulled - counted));
  }
  return A;
}
