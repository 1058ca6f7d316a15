export { blockKernel, classPairKernel } from "./kernel/block-kernel.js";
export { imbalancedBlockSpectrum } from "./kernel/block-spectrum.js";
export { addKernelTile, blockStatistics, gramBlockStatistics } from "./kernel/block-statistics.js";
export { classSummaries, type Estimate, type KernelClassSummary } from "./kernel/class-summaries.js";
export {
  type ClassPairBlocks,
  type ClosestClassPairKernel,
  closestClassPairKernel,
} from "./kernel/closest-block-kernel.js";
export { type SampledBlocks, type SampledBlocksOptions, sampledBlocks } from "./kernel/sampled-blocks.js";
export { type ConstantKernelOptions, constantKernelResidual } from "./residual/constant-kernel.js";
export { type GrowingKernelOptions, growingKernelResidual } from "./residual/growing-kernel.js";
export { type ResidualParts, residualParts } from "./residual/residual-parts.js";
export { type ClosedDescent, type ClosedDescentOptions, closedDescent } from "./run/closed-descent.js";
export { type EndRates, measuredEndRates, predictedEndRates } from "./run/end-rates.js";
export { StepLimitError } from "./run/step-limit-error.js";
export {
  regularisedObjective,
  type UnconstrainedOptimum,
  unconstrainedOptimum,
} from "./run/unconstrained.js";
export { collapsedMeanGram } from "./state/end-means.js";
export { closedStateOf, sampleStateOf } from "./state/sample-state.js";
export { classCoordinates, featuresFromCoordinates } from "./state/within-basis.js";
export { type WithinPartOptions, withinPart } from "./state/within-part.js";
