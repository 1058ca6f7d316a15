import {
  addDiagonal,
  addInPlace,
  cholesky,
  choleskyInverse,
  eigh,
  filled,
  frobeniusNorm,
  gram,
  type Matrix,
  matmul,
  matrix,
  NotPositiveDefiniteError,
  scale,
  zeros,
} from "@collapsar/linalg";
import { quotientMatrix } from "./block-spectrum.js";
import { type StateLayout, stateViews } from "./closed-state.js";
import type { FeatureKernel } from "./feature-kernel.js";

/** Solves (I + hJ)d = r for a stiff model J of the flow at one state, r (at least W, b and H1) overwritten by d. */
export interface ShiftedSolver {
  solve(r: Float64Array): void;
}

/** At a time, a state and the longest step that is planned, solvers for any h up to that. */
export type StiffModel = (t: number, y: Float64Array, longest: number) => (h: number) => ShiftedSolver;

/**
 * Prepares, at a state, solvers of the flow's stiff part: the Gauss–Newton operator of the class residual,
 *
 *     J(δW, δb, δH1) = (δW S + XN^½H1ᵀ, XN^½1, WᵀXQN^{−½}),  X = (δW H1 + Wδ(H1) + δb1ᵀ)N^½,
 *
 * whose rates grow with the number of samples. By Woodbury's identity a solve needs the C × C matrix X alone, from
 * X(I + hN^½(H1ᵀΘH1 + 11ᵀ)N^½) + hWWᵀXQ = F with Θ = (I + hS)⁻¹: two symmetric eigenproblems diagonalise it. The rest of
 * the flow has rates of order one and is left to the explicit part.
 *
 * Source: ours; generalised Sylvester equations as in Golub and Van Loan §7.6.
 */
export function stiffModel(
  layout: StateLayout,
  { kernel, trainedBias }: { kernel: FeatureKernel; trainedBias: boolean },
): StiffModel {
  const { C } = layout;
  const { sizes } = kernel;
  const roots = sizes.map(Math.sqrt);
  return (t, y, longest) => {
    const Q = quotientMatrix(kernel.blocksAt(t), sizes);
    const inverseRoot = inverseSquareRoot(Q);
    const { W, H1, S } = stateViews(layout, y.slice());
    const { values: beta, vectors: U } = eigh(gram(W));
    const damps = longest * largestEigenvalue(S) > IMPLICIT;
    return (h) => {
      const damping = damps ? dampingOf(S, h) : undefined;
      const damped = damping ? matmul(damping, H1) : H1;
      const T = matmul(H1, damped, { transposeA: true, alpha: h });
      for (let at = 0; at < C * C; at++) {
        const [c, e] = [Math.floor(at / C), at % C];
        T.data[at] = (T.data[at]! + (trainedBias ? h : 0)) * roots[c]! * roots[e]! + (c === e ? 1 : 0);
      }
      const { values: tau, vectors: V } = eigh(symmetric(matmul(matmul(inverseRoot, T), inverseRoot)));
      const right = matmul(inverseRoot, V);
      return {
        solve: (r) =>
          solveWith({ layout, trainedBias, W, H1, damped, Q, U, beta, tau, right, roots, damping, h }, r),
      };
    };
  };
}

/** Above h‖S‖ of this the term δW S is taken implicitly; below it the sweeps converge without. */
const IMPLICIT = 0.7;

/** ‖S‖ by a few power iterations. */
function largestEigenvalue(S: Matrix): number {
  let v = filled(S.rows, 1, 1);
  let size = 0;
  for (let round = 0; round < 8; round++) {
    const next = matmul(S, v);
    size = frobeniusNorm(next) / (frobeniusNorm(v) || 1);
    v = next;
  }
  return size;
}

interface Factors {
  readonly layout: StateLayout;
  readonly trainedBias: boolean;
  readonly W: Matrix;
  readonly H1: Matrix;
  /** ΘH1. */
  readonly damped: Matrix;
  readonly Q: Matrix;
  readonly U: Matrix;
  readonly beta: Float64Array;
  readonly tau: Float64Array;
  readonly right: Matrix;
  readonly roots: Float64Array;
  readonly damping: Matrix | undefined;
  readonly h: number;
}

function solveWith(
  { layout, trainedBias, W, H1, damped, Q, U, beta, tau, right, roots, damping, h }: Factors,
  r: Float64Array,
): void {
  const { C } = layout;
  const parts = {
    W: matrix(C, layout.p, r.subarray(0, layout.b)),
    b: r.subarray(layout.b, layout.H1),
    H1: matrix(layout.p, C, r.subarray(layout.H1, layout.S)),
  };
  const F = matmul(parts.W, damped);
  addInPlace(F, matmul(W, parts.H1));
  for (let k = 0; k < C; k++) {
    for (let c = 0; c < C; c++) F.data[k * C + c] = (F.data[k * C + c]! + parts.b[k]!) * roots[c]!;
  }
  const Y = matmul(matmul(U, F, { transposeA: true }), right);
  for (let i = 0; i < C; i++) {
    for (let j = 0; j < C; j++) Y.data[i * C + j]! /= tau[j]! + h * beta[i]!;
  }
  const X = matmul(matmul(U, Y), right, { transposeB: true });
  const moved = matmul(X, Q);
  for (let k = 0; k < C; k++) {
    let total = 0;
    for (let c = 0; c < C; c++) {
      moved.data[k * C + c]! /= roots[c]!;
      X.data[k * C + c]! *= roots[c]!;
      total += X.data[k * C + c]!;
    }
    if (trainedBias) parts.b[k]! -= h * total;
  }
  addInPlace(parts.W, matmul(X, H1, { transposeB: true }), -h);
  if (damping) parts.W.data.set(matmul(parts.W, damping).data);
  addInPlace(parts.H1, matmul(W, moved, { transposeA: true }), -h);
}

/** (I + hS)⁻¹ by Cholesky; undefined where S has drifted so far below zero that there is none. */
function dampingOf(S: Matrix, h: number): Matrix | undefined {
  const shifted = addDiagonal(scale(S, h), 1);
  try {
    return choleskyInverse(cholesky(shifted));
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError) return undefined;
    throw error;
  }
}

function inverseSquareRoot(Q: Matrix): Matrix {
  const { values, vectors } = eigh(Q);
  const scaled = zeros(Q.rows, Q.cols);
  vectors.data.forEach((value, at) => {
    scaled.data[at] = value / Math.sqrt(values[at % Q.cols]!);
  });
  return symmetric(matmul(scaled, vectors, { transposeB: true }));
}

/** (A + Aᵀ)/2 of a matrix that is symmetric up to rounding. */
function symmetric(A: Matrix): Matrix {
  const n = A.rows;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const value = (A.data[i * n + j]! + A.data[j * n + i]!) / 2;
      A.data[i * n + j] = value;
      A.data[j * n + i] = value;
    }
  }
  return A;
}
