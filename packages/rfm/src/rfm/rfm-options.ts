import type { Matrix, Work } from "@collapsar/linalg";
import type { AgopContraction } from "../agop/contraction-cost.js";
import type { Bandwidth } from "../choices/bandwidth.js";
import type { MetricKernelName } from "../choices/kernel-name.js";
import type { MetricNormalisation } from "../choices/metric-normalisation.js";
import type { MetricKernelSpec } from "../machine/metric-kernel.js";
import { rfmOptions } from "../options.js";

/** Rows on which each round is judged. */
export interface Validation {
  /** m × d, coded like the training rows. */
  readonly X: Matrix;
  /** m × C targets, coded like the training targets. */
  readonly Y: Matrix;
  /** m class labels; gives accuracy. */
  readonly labels?: ArrayLike<number> | undefined;
}

/** Settings of a recursive feature machine; the defaults are those of the published libraries. */
export interface RfmOptions extends Work {
  /** Defaults to "laplace". */
  readonly kernel?: MetricKernelName | MetricKernelSpec | undefined;
  /** Defaults to 10; "auto" is the lower median of the off-diagonal distances under each round's metric. */
  readonly bandwidth?: Bandwidth | undefined;
  /** λ; defaults to 1e-3. */
  readonly ridge?: number | undefined;
  /** λ of the machines whose gradients are the metric; defaults to the ridge, which all machines share then. */
  readonly metricRidge?: number | undefined;
  /** Number of metric updates; defaults to 5 (six fits). */
  readonly rounds?: number | undefined;
  /** Learn a diagonal metric; defaults to false. */
  readonly diagonal?: boolean | undefined;
  /** Subtract the mean gradient before the outer products; defaults to false. */
  readonly centreGradients?: boolean | undefined;
  /** Scale of the metric; defaults to "max". */
  readonly normalisation?: MetricNormalisation | undefined;
  /** M ← AGOP^s before it is scaled; 1/2 is the neural feature ansatz; defaults to 1. */
  readonly metricPower?: number | undefined;
  /** Defaults to "auto": the cheaper one. */
  readonly contraction?: "auto" | AgopContraction | undefined;
  /** Rows on which the AGOP is taken, a fresh seeded sample each round; defaults to all, at most 12,000. */
  readonly agopRows?: number | undefined;
  /** n positive weights. */
  readonly sampleWeights?: ArrayLike<number> | undefined;
  /** Class labels of the training rows: accuracy in the report. */
  readonly labels?: ArrayLike<number> | undefined;
  /** Added to the scores before the largest is taken (class shares of the prevalence coding). */
  readonly decodeOffset?: ArrayLike<number> | undefined;
  /** Rows on which each round is judged; without them every round is judged by nothing and the last is kept. */
  readonly validation?: Validation | undefined;
  /** Which round's machine is returned, by its number too; defaults to "best" with validation rows, else "last". */
  readonly keep?: "best" | "last" | number | undefined;
  /** Stop after this many rounds without a better validation score, not before a round to keep; defaults to never. */
  readonly patience?: number | undefined;
  /** Squared error, or the softmax cross-entropy for one-hot targets; defaults to "squared". */
  readonly loss?: "squared" | "logistic" | undefined;
  /** Cholesky, preconditioned conjugate gradients, or by size and budget; defaults to "auto". */
  readonly solver?: "auto" | "direct" | "iterative" | undefined;
  /** Bytes that kernel matrices may take; defaults to 3 GiB. */
  readonly memoryBudget?: number | undefined;
  /** Relative residual at which the iterative solver stops; defaults to 1e-8. */
  readonly tolerance?: number | undefined;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
  /**
   * Milliseconds since the epoch after which no further round is begun; round 0 is always fitted; defaults to never.
   */
  readonly endsAt?: number | undefined;
}

/** Keys of `RfmOptions`, for callers that no compiler checks. */
export const rfmOptionKeys: readonly string[] = [
  ...Object.keys(rfmOptions),
  "metricRidge",
  "contraction",
  "sampleWeights",
  "labels",
  "decodeOffset",
  "validation",
  "keep",
  "endsAt",
  "signal",
  "onProgress",
];
