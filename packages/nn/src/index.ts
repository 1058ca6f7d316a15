export { densenet40 } from "./architectures/densenet40.js";
export { type ForwardOptions, forward, type Tensors } from "./architectures/forward.js";
export {
  type BatchNormOptions,
  type ConvOptions,
  type GraphBuilder,
  graphBuilder,
  type Network,
  type NetworkLayer,
  type Operation,
  type PoolOptions,
} from "./architectures/graph.js";
export type { ImageNetworkOptions } from "./architectures/image-network.js";
export { type MlpOptions, mlp } from "./architectures/mlp.js";
export { resnet18 } from "./architectures/resnet18.js";
export { resnet20 } from "./architectures/resnet20.js";
export { vgg } from "./architectures/vgg.js";
export { type TensorflowBackend, type TensorflowReport, useTensorflow } from "./backend/backend.js";
export type { NetworkActivation, RunningVariance, Shape } from "./choices/architecture.js";
export type { Schedule } from "./choices/schedule.js";
export type {
  Initialisation,
  LayerInitialisation,
  LossName,
  MiniBatchOptions,
  Optimiser,
  TargetCoding,
} from "./choices/training.js";
export { type EmpiricalNtkOptions, empiricalNtk } from "./probes/empirical-ntk.js";
export { type CollapseCallbackOptions, collapseCallback } from "./probes/fit-callback.js";
export { networkCollapse } from "./probes/network-collapse.js";
export { type Examples, examplesFor } from "./training/data.js";
export { type EvaluateOptions, evaluate } from "./training/evaluate.js";
export type { TrainingRecipe } from "./training/recipe.js";
export { type EpochResult, trainEpochs, trainingEpochs } from "./training/train.js";
export {
  disposeState,
  type StartOptions,
  startTraining,
  type TrainingState,
} from "./training/training-state.js";
