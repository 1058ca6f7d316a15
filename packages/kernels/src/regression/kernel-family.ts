import type { Matrix } from "@collapsar/linalg";
import type { Kernel } from "../kernel.js";

/** A kernel with free positive parameters, handled by their logarithms. */
export interface KernelFamily {
  /** Names of the parameters, in order. */
  readonly names: readonly string[];
  /** Logarithms of the initial values. */
  readonly start: readonly number[];
  /** The kernel at the given logarithms. */
  kernel(log: ArrayLike<number>): Kernel;
  /** The Gram matrix at X and the function that turns symmetric weights w into ∂/∂log θ_p of Σ_ij w_ij k(x_i, x_j). */
  gramWithGradient(
    log: ArrayLike<number>,
    X: Matrix,
  ): {
    readonly K: Matrix;
    gradient(weights: Matrix): number[];
  };
}
