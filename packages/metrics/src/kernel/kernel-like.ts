import type { Matrix } from "@collapsar/linalg";

/** Sums of a Gram matrix over blocks of rows, C × E row by row; of gram(X, Z) where the columns are given. */
export type BlockSummer<Sums> = (
  X: Matrix,
  starts: ArrayLike<number>,
  columns?: { readonly Z: Matrix; readonly starts: ArrayLike<number> },
) => Sums;

/** A kernel, as `@collapsar/kernels` has them: Gram matrices of rows, and the diagonal alone. */
export interface KernelLike {
  gram(X: Matrix, Z?: Matrix): Matrix;
  diag(X: Matrix): Float64Array;
  /** Where the kernel has it: sums of the Gram matrix over the blocks of rows between consecutive starts. */
  readonly blockSums?: BlockSummer<Float64Array> | undefined;
  /**
   * Whether NC1 does not change when one vector is added to every row: then rows are centred first, for their digits.
   */
  readonly centring?: boolean | undefined;
}

/** Several kernels that share their work: `both` gives one Gram matrix a name, `self[name].diag` the diagonals. */
export type KernelPair<Name extends string> = Readonly<
  Record<Name, Pick<KernelLike, "diag" | "centring">>
> & {
  both(X: Matrix, Z?: Matrix): Readonly<Record<Name, Matrix>>;
  readonly blockSums?: BlockSummer<Readonly<Record<Name, Float64Array>>> | undefined;
};
