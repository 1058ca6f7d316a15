import type { Matrix } from "@collapsar/linalg";
import type { AgopContraction } from "./contraction-cost.js";

/** How the average gradient outer product is taken. */
export interface AgopOptions {
  /** The metric M that the kernel carries, d × d or its diagonal as d × 1; defaults to the identity. */
  readonly metric?: Matrix | undefined;
  /**
   * The contraction of theory §5; "auto" takes the one with fewer operations. Both agree to rounding, except that the
   * class-free form loses digits where points nearly meet under a kinked kernel: there "auto" turns to rows.
   */
  readonly contraction?: "auto" | AgopContraction | undefined;
  /** Subtract each output's mean gradient first (a covariance of gradients); defaults to false. */
  readonly centre?: boolean | undefined;
  /** Return the diagonal alone, d × 1; defaults to false. */
  readonly diagonal?: boolean | undefined;
  /** n positive weights of the points in the mean; defaults to 1. */
  readonly weights?: ArrayLike<number> | undefined;
  /** An n × p matrix that `radialAgop` may write over, in place of fresh memory (the kernel's, once it is solved). */
  readonly scratch?: Matrix | undefined;
  /** Rows of X whose kernel values are held at once; defaults to what keeps one block below 2²⁵ entries. */
  readonly blockRows?: number | undefined;
}
