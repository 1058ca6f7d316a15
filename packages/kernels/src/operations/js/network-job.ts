import type { Real } from "@collapsar/linalg";

/** One activation of an infinitely wide network and the affine map of second moments up to the next one. */
export interface NetworkStep {
  readonly activation: "relu" | "erf";
  /** Variances of the activation's inputs: of the rows (n) and the columns (m); the same array where Z is X. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** K ← k₀ K + k₁ T + k₂. */
  readonly toK: readonly [k0: number, k1: number, k2: number];
  /** Θ ← t₀ K + t₁ T + t₂ + (t₃ + t₄ Ṫ) Θ. */
  readonly toTheta: readonly [t0: number, t1: number, t2: number, t3: number, t4: number];
}

/** Sums over the blocks of a Gram matrix between consecutive cuts: rows 0 … n, columns 0 … m, both rising. */
export interface BlockSums {
  readonly rows: ArrayLike<number>;
  readonly cols: ArrayLike<number>;
  /** (rows.length − 1) × (cols.length − 1) sums over K, and over Θ or null. */
  readonly K: Float64Array;
  readonly Theta: Float64Array | null;
}

/** Second moments K and tangent kernel Θ of a wide network: K⁰ = alpha XZᵀ + offset, Θ⁰ = K⁰, then the steps. */
export interface NetworkJob {
  readonly n: number;
  readonly m: number;
  readonly d: number;
  /** n × d and m × d; Z === X asks for exactly symmetric results. */
  readonly X: Real;
  readonly Z: Real;
  readonly alpha: number;
  readonly offset: number;
  /** alpha XZᵀ where it is known already (n × m); may be the array K of the result. */
  readonly product: Real | null;
  /** The exact values K⁰_ii where Z is X; float64. */
  readonly diagonal: Float64Array | null;
  readonly steps: readonly NetworkStep[];
  /** Results, n × m; null where only sums are wanted, Theta null where there is no tangent kernel. */
  readonly K: Real | null;
  readonly Theta: Real | null;
  readonly sums: BlockSums | null;
}
