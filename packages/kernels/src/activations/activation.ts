import type { Matrix } from "@collapsar/linalg";
import type { NetworkStep } from "../operations/js/network-job.js";

/** T_φ and Ṫ_φ over all pairs. */
export interface Dual {
  readonly T: Matrix;
  readonly dT: Matrix;
}

/** Partial derivatives of T and Ṫ at fixed other arguments; ∂T/∂k is Ṫ itself (Price's theorem). */
export interface DualPartials {
  /** ∂T/∂a. */
  readonly Ta: Matrix;
  /** ∂Ṫ/∂k; 0 where φ has a kink and the inputs are parallel. */
  readonly dTk: Matrix;
  /** ∂Ṫ/∂a; 0 likewise. */
  readonly dTa: Matrix;
}

/** Moments of φ(u) for one Gaussian variable u ~ N(0, a). */
export interface DualVariance {
  /** E φ(u)². */
  readonly T: Float64Array;
  /** E φ′(u)². */
  readonly dT: Float64Array;
  /** d E φ(u)² / da. */
  readonly slope: Float64Array;
}

/** A dual activation that linalg computes inside its pass over tiles. */
export interface KnownDual {
  readonly activation: NetworkStep["activation"];
  readonly linear: number;
  readonly bent: number;
}

/**
 * A scalar function φ seen through Gaussian expectations: T(k, a, b) = E φ(u)φ(v) and Ṫ(k, a, b) = E φ′(u)φ′(v)
 * for (u, v) ~ N(0, [[a, k], [k, b]]).
 *
 * K is n × m, a has n variances of the rows, b has m of the columns. Nothing is modified.
 */
export interface Activation {
  readonly name: string;
  /** T as linear · k + bent · that of a function whose dual `networkGrams` knows, where it is so. */
  readonly known?: KnownDual | undefined;
  /** T and Ṫ; where Θ is given, Θ ∘ Ṫ in the place of Ṫ. Both are new matrices. */
  dual(K: Matrix, a: Float64Array, b: Float64Array, Theta?: Matrix | null): Dual;
  partials(K: Matrix, a: Float64Array, b: Float64Array): DualPartials;
  variance(a: Float64Array): DualVariance;
}
