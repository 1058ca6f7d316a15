export type { OutputLoss } from "./flow/sample-flow.js";
export { type LabelAlignment, labelAlignment } from "./kernel/alignment.js";
export { type BlockSpectrum, blockSpectrum, type Eigenvalue } from "./kernel/block-spectrum.js";
export {
  type BlockStatistics,
  kernelBlockStatistics,
  type TileKernel,
  type TileOptions,
} from "./kernel/block-statistics.js";
export type { Blocks, ClassSizes } from "./kernel/blocks.js";
export { type ClosestBlockKernel, closestBlockKernel } from "./kernel/closest-block-kernel.js";
export type { BlocksOverTime } from "./kernel/feature-kernel.js";
export {
  type KernelPrediction,
  type KernelPredictionOptions,
  kernelPrediction,
  type ResidualNorms,
} from "./residual/kernel-prediction.js";
export { constantKernelPhases, type Phase, type PhaseOptions } from "./residual/phases.js";
export { type BlockDynamics, type BlockDynamicsOptions, blockDynamics } from "./run/block-dynamics.js";
export { type ClosedDynamics, type ClosedDynamicsOptions, closedDynamics } from "./run/closed-dynamics.js";
export {
  type SampleDynamics,
  type SampleDynamicsOptions,
  type SamplePoint,
  sampleDynamics,
} from "./run/sample-dynamics.js";
export type { DynamicsPoint } from "./run/trajectory.js";
export { type UnconstrainedOptions, unconstrainedDynamics } from "./run/unconstrained.js";
export type { ClosedState } from "./state/closed-state.js";
export {
  type CollapseTheorem,
  type Conclusion,
  collapseTheorem,
  type Finding,
  type TheoremOptions,
} from "./state/hypotheses.js";
export { type InitialStateOptions, initialState, type MeanStart } from "./state/initial-state.js";
export { type Invariant, invariant } from "./state/invariant.js";
export type { SampleState } from "./state/sample-state.js";
export { type StateCollapse, stateCollapse } from "./state/state-collapse.js";
