export { type LabelAlignment, labelAlignment } from "./alignment.js";
export { type BlockDynamics, type BlockDynamicsOptions, blockDynamics } from "./block-dynamics.js";
export { blockKernel, classPairKernel } from "./block-kernel.js";
export {
  type BlockSpectrum,
  blockSpectrum,
  type Eigenvalue,
  imbalancedBlockSpectrum,
} from "./block-spectrum.js";
export {
  addKernelTile,
  type BlockStatistics,
  blockStatistics,
  gramBlockStatistics,
  type KernelLike,
  kernelBlockStatistics,
  type TileOptions,
} from "./block-statistics.js";
export type { Blocks, ClassSizes } from "./blocks.js";
export { type ClassSummary, classSummaries, type Estimate } from "./class-summaries.js";
export { type ClosedDescent, type ClosedDescentOptions, closedDescent } from "./closed-descent.js";
export { type ClosedDynamics, type ClosedDynamicsOptions, closedDynamics } from "./closed-dynamics.js";
export type { ClosedState } from "./closed-state.js";
export {
  type ClassPairBlocks,
  type ClosestBlockKernel,
  type ClosestClassPairKernel,
  closestBlockKernel,
  closestClassPairKernel,
} from "./closest-block-kernel.js";
export { type ConstantKernelOptions, constantKernelResidual } from "./constant-kernel.js";
export { collapsedMeanGram } from "./end-means.js";
export { type EndRates, measuredEndRates, predictedEndRates } from "./end-rates.js";
export type { BlocksOverTime } from "./feature-kernel.js";
export { type GrowingKernelOptions, growingKernelResidual } from "./growing-kernel.js";
export {
  type CollapseTheorem,
  type Conclusion,
  collapseTheorem,
  type Finding,
  type TheoremOptions,
} from "./hypotheses.js";
export { type InitialStateOptions, initialState, type MeanStart } from "./initial-state.js";
export { type Invariant, invariant } from "./invariant.js";
export {
  type KernelPrediction,
  type KernelPredictionOptions,
  kernelPrediction,
  type ResidualNorms,
} from "./kernel-prediction.js";
export { constantKernelPhases, type Phase, type PhaseOptions } from "./phases.js";
export { type ResidualParts, residualParts } from "./residual-parts.js";
export {
  type SampleDynamics,
  type SampleDynamicsOptions,
  type SamplePoint,
  sampleDynamics,
} from "./sample-dynamics.js";
export type { OutputLoss } from "./sample-flow.js";
export { closedStateOf, type SampleState, sampleStateOf } from "./sample-state.js";
export { type SampledBlocks, type SampledBlocksOptions, sampledBlocks } from "./sampled-blocks.js";
export { type StateCollapse, stateCollapse } from "./state-collapse.js";
export { StepLimitError } from "./step-limit-error.js";
export type { DynamicsPoint } from "./trajectory.js";
export {
  regularisedObjective,
  type UnconstrainedOptimum,
  type UnconstrainedOptions,
  unconstrainedDynamics,
  unconstrainedOptimum,
} from "./unconstrained.js";
export { classCoordinates, featuresFromCoordinates } from "./within-basis.js";
export { type WithinPartOptions, withinPart } from "./within-part.js";
