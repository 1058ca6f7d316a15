import type { Matrix } from "@collapsar/linalg";

/** A kernel, as `@collapsar/kernels` has them: Gram matrices of rows, and the diagonal alone. */
export interface KernelLike {
  gram(X: Matrix, Z?: Matrix): Matrix;
  diag(X: Matrix): Float64Array;
  /** Where the kernel has it: sums of gram(X) over the blocks of rows between consecutive starts, C × C. */
  readonly blockSums?: (X: Matrix, starts: ArrayLike<number>) => Float64Array;
}

/** Several kernels that share their work: `both` gives one Gram matrix a name, `self[name].diag` the diagonals. */
export type KernelFamily<Name extends string> = Readonly<Record<Name, Pick<KernelLike, "diag">>> & {
  both(X: Matrix, Z?: Matrix): Readonly<Record<Name, Matrix>>;
  readonly blockSums?: (X: Matrix, starts: ArrayLike<number>) => Readonly<Record<Name, Float64Array>>;
};
