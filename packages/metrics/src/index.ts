export { centredKernelAlignment, kernelAlignment, labelGram, linearCka } from "./alignment.js";
export {
  type ClassStatistics,
  type ClassStatisticsOptions,
  classStatistics,
  mergeStatistics,
  updateStatistics,
} from "./class-statistics.js";
export { type ClassSummary, summarizeStatistics } from "./class-summary.js";
export {
  type CollapseMetrics,
  type CollapseMetricsOptions,
  collapseMetrics,
  type SummaryMetricsOptions,
  summaryMetrics,
} from "./collapse-metrics.js";
export {
  type ClassSampler,
  type ExpectedKernelNc1,
  type ExpectedKernelNc1Options,
  expectedKernelNc1,
} from "./expected-kernel-nc1.js";
export { featureCorrelation } from "./feature-correlation.js";
export { gramNc1 } from "./gram-nc1.js";
export type { KernelFamily, KernelLike } from "./kernel-like.js";
export {
  type KernelNc1Options,
  kernelNc1,
  kernelNc1Together,
  type StreamedKernelNc1,
} from "./kernel-nc1.js";
export type { KernelNc1Estimate } from "./kernel-nc1-estimate.js";
export type { KernelNc1, KernelWeighting, TracesNc1 } from "./kernel-traces.js";
export type { MeanVariance } from "./moments.js";
export { nc1Cdnv, nc1Pinv, nc1Std, nc1TraceRatio, type PinvOptions } from "./nc1.js";
export { nc1AndNc2 } from "./nc1-and-nc2.js";
export { type KernelNc1Bounds, kernelNc1Bounds } from "./nc1-bounds.js";
export { nc2Equiangular, nc2Equinorm, nc2EtfDistance, nc2EtfMeanSquare, nc2MaxAngle } from "./nc2.js";
export { type Duality, nc3Duality } from "./nc3.js";
export { type Classifier, nc4, nc4Disagreements } from "./nc4.js";
export { nc5, type OutOfDistribution } from "./nc5.js";
export type { Uniformity } from "./pair-uniformity.js";
export { type RelativeNc1Options, relativeNc1 } from "./relative-nc1.js";
export type { StandardErrors } from "./sampled-nc1.js";
export type { FeatureOptions } from "./summarize-features.js";
export { hypersphericalUniformity, type UniformityOptions } from "./uniformity.js";
export type { Weighting } from "./weighting.js";
