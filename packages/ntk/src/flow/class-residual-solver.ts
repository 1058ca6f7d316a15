import { eigh, gram, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { symmetrised } from "./symmetrised.js";

/** Quantities that are constant over the step lengths tried at one state. */
export interface ClassResidualModel {
  /** Class quotient Q of the feature kernel, C × C, and its inverse root. */
  readonly Q: Matrix;
  readonly inverseRoot: Matrix;
  /** Eigenvalues and eigenvectors of WWᵀ. */
  readonly beta: Float64Array;
  readonly U: Matrix;
  /** √n_c. */
  readonly roots: Float64Array;
  readonly trainedBias: boolean;
}

export interface ClassResidual {
  /** XN^½: what multiplies H1ᵀ in the classifier's equation, and whose row sums drive the bias. */
  readonly sized: Matrix;
  /** XQN^{−½}: what Wᵀ carries into the class means. */
  readonly moved: Matrix;
}

export function classResidualModel(
  W: Matrix,
  Q: Matrix,
  { sizes, trainedBias }: { sizes: Float64Array; trainedBias: boolean },
): ClassResidualModel {
  const { values: beta, vectors: U } = eigh(gram(W));
  return { Q, inverseRoot: inverseSquareRoot(Q), beta, U, roots: sizes.map(Math.sqrt), trainedBias };
}

/**
 * Solvers of X(I + hN^½(O + 11ᵀ)N^½) + ηWWᵀXQ = FN^½ for C × C matrices F, which they overwrite, O symmetric; η, the
 * step of the features, is h where nothing else damps them.
 *
 * Two symmetric eigenproblems diagonalise it: WWᵀ = U diag(β) Uᵀ and Q^{−½}(I + hN^½(O + 11ᵀ)N^½)Q^{−½} = V diag(τ) Vᵀ.
 *
 * Source: generalised Sylvester equations as in Golub and Van Loan §7.6.
 */
export function classResidualSolver(
  { Q, inverseRoot, beta, U, roots, trainedBias }: ClassResidualModel,
  O: Matrix,
  h: number,
  eta = h,
): (F: Matrix) => ClassResidual {
  const C = Q.rows;
  const T = zeros(C, C);
  for (let at = 0; at < C * C; at++) {
    const [c, e] = [Math.floor(at / C), at % C];
    T.data[at] = h * (O.data[at]! + (trainedBias ? 1 : 0)) * roots[c]! * roots[e]! + (c === e ? 1 : 0);
  }
  const { values: tau, vectors: V } = eigh(symmetrised(matmul(matmul(inverseRoot, T), inverseRoot)));
  const right = matmul(inverseRoot, V);
  return (F) => {
    for (let at = 0; at < C * C; at++) F.data[at]! *= roots[at % C]!;
    const Y = matmul(matmul(U, F, { transposeA: true }), right);
    for (let i = 0; i < C; i++) {
      for (let j = 0; j < C; j++) Y.data[i * C + j]! /= tau[j]! + eta * beta[i]!;
    }
    const sized = matmul(matmul(U, Y), right, { transposeB: true });
    const moved = matmul(sized, Q);
    for (let at = 0; at < C * C; at++) {
      moved.data[at]! /= roots[at % C]!;
      sized.data[at]! *= roots[at % C]!;
    }
    return { sized, moved };
  };
}

function inverseSquareRoot(Q: Matrix): Matrix {
  const { values, vectors } = eigh(Q);
  const scaled = zeros(Q.rows, Q.cols);
  vectors.data.forEach((value, at) => {
    scaled.data[at] = value / Math.sqrt(values[at % Q.cols]!);
  });
  return symmetrised(matmul(scaled, vectors, { transposeB: true }));
}
