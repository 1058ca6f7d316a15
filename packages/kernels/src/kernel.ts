import type { Matrix } from "@collapsar/linalg";

/** Other rows for the columns of block sums, and where their blocks start. */
export interface BlockColumns {
  readonly Z: Matrix;
  readonly starts: ArrayLike<number>;
}

/** A kernel as a value: a positive semi-definite function of two points, evaluated on the rows of matrices. */
export interface Kernel {
  /** A short name with the parameters that tell it from its siblings. */
  readonly name: string;
  /** The n × m matrix of k(x_i, z_j); with Z omitted exactly symmetric, with the exact diagonal. */
  gram(X: Matrix, Z?: Matrix): Matrix;
  /** k(x_i, x_i) for each row of X. */
  diag(X: Matrix): Float64Array;
  /**
   * The n × d matrix whose row i is Σ_j weights_ij ∂k(x_i, z_j)/∂x_i; weights is n × m. Z counts as fixed, even where
   * Z is X.
   */
  inputGradient(X: Matrix, Z: Matrix, weights: Matrix): Matrix;
  /**
   * gram(X, Z)·V, V of shape m × C, of which no more than tiles are held; absent where the kernel has no quicker way
   * than its Gram matrix.
   */
  readonly gramProduct?: ((X: Matrix, Z: Matrix, V: Matrix) => Matrix) | undefined;
  /**
   * Sums of gram(X) over the blocks of rows start_c … start_{c+1} against start_e … start_{e+1}, C × C row by row,
   * without holding the matrix (of gram(X, Z) over blocks of Z where `columns` are given); absent where the kernel
   * has no quicker
   * way than its Gram matrix. Rows of X and Z that coincide are not set to the exact diagonal.
   */
  readonly blockSums?:
    | ((X: Matrix, starts: ArrayLike<number>, columns?: BlockColumns) => Float64Array)
    | undefined;
  /**
   * Whether NC1 does not change when one vector is added to every row (distances, and the linear kernel, whose class
   * means move together): then rows may be centred first, for their digits.
   */
  readonly centring?: boolean | undefined;
}

/** Kernel values and radial derivatives, of one shape. */
export interface RadialPair {
  readonly K: Matrix;
  readonly D: Matrix;
}

/** A kernel of the (metric) distance alone: its gradient points along M(x − z). */
export interface RadialKernel extends Kernel {
  /**
   * K_ij = k(x_i, z_j) and D_ij with ∂k(x_i, z_j)/∂x_i = D_ij · M(x_i − z_j); D = 0 where the points coincide to rounding and the
   * kernel has a kink. `out` is a pair of the result's shape that may be overwritten and returned: fits of many rounds
   * keep one, for fresh memory costs as much as the kernel.
   */
  radialGram(X: Matrix, Z?: Matrix, out?: RadialPair): RadialPair;
  /**
   * D of `radialGram` alone; absent where the kernel has no quicker way to it. Rows that are some of many and have been
   * mapped say with `centred` that they are about the mean of all: what of their distances is rounding shows in their
   * sizes.
   */
  radialSlopes?(X: Matrix, Z?: Matrix, centred?: boolean): Matrix;
}
