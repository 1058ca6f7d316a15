export type { OutputLoss } from "./flow/sample-flow.js";
export { type LabelAlignment, labelAlignment } from "./kernel/alignment.js";
export { blockKernel, classPairKernel } from "./kernel/block-kernel.js";
export {
  type BlockSpectrum,
  blockSpectrum,
  type Eigenvalue,
  imbalancedBlockSpectrum,
} from "./kernel/block-spectrum.js";
export {
  addKernelTile,
  type BlockStatistics,
  blockStatistics,
  gramBlockStatistics,
  type KernelLike,
  kernelBlockStatistics,
  type TileOptions,
} from "./kernel/block-statistics.js";
export type { Blocks, ClassSizes } from "./kernel/blocks.js";
export { type ClassSummary, classSummaries, type Estimate } from "./kernel/class-summaries.js";
export {
  type ClassPairBlocks,
  type ClosestBlockKernel,
  type ClosestClassPairKernel,
  closestBlockKernel,
  closestClassPairKernel,
} from "./kernel/closest-block-kernel.js";
export type { BlocksOverTime } from "./kernel/feature-kernel.js";
export { type SampledBlocks, type SampledBlocksOptions, sampledBlocks } from "./kernel/sampled-blocks.js";
export { type ConstantKernelOptions, constantKernelResidual } from "./residual/constant-kernel.js";
export { type GrowingKernelOptions, growingKernelResidual } from "./residual/growing-kernel.js";
export {
  type KernelPrediction,
  type KernelPredictionOptions,
  kernelPrediction,
  type ResidualNorms,
} from "./residual/kernel-prediction.js";
export { constantKernelPhases, type Phase, type PhaseOptions } from "./residual/phases.js";
export { type ResidualParts, residualParts } from "./residual/residual-parts.js";
export { type BlockDynamics, type BlockDynamicsOptions, blockDynamics } from "./run/block-dynamics.js";
export { type ClosedDescent, type ClosedDescentOptions, closedDescent } from "./run/closed-descent.js";
export { type ClosedDynamics, type ClosedDynamicsOptions, closedDynamics } from "./run/closed-dynamics.js";
export { type EndRates, measuredEndRates, predictedEndRates } from "./run/end-rates.js";
export {
  type SampleDynamics,
  type SampleDynamicsOptions,
  type SamplePoint,
  sampleDynamics,
} from "./run/sample-dynamics.js";
export { StepLimitError } from "./run/step-limit-error.js";
export type { DynamicsPoint } from "./run/trajectory.js";
export {
  regularisedObjective,
  type UnconstrainedOptimum,
  type UnconstrainedOptions,
  unconstrainedDynamics,
  unconstrainedOptimum,
} from "./run/unconstrained.js";
export type { ClosedState } from "./state/closed-state.js";
export { collapsedMeanGram } from "./state/end-means.js";
export {
  type CollapseTheorem,
  type Conclusion,
  collapseTheorem,
  type Finding,
  type TheoremOptions,
} from "./state/hypotheses.js";
export { type InitialStateOptions, initialState, type MeanStart } from "./state/initial-state.js";
export { type Invariant, invariant } from "./state/invariant.js";
export { closedStateOf, type SampleState, sampleStateOf } from "./state/sample-state.js";
export { type StateCollapse, stateCollapse } from "./state/state-collapse.js";
export { classCoordinates, featuresFromCoordinates } from "./state/within-basis.js";
export { type WithinPartOptions, withinPart } from "./state/within-part.js";
