export { densenet40 } from "./architectures/densenet40.js";
export { type ForwardOptions, forward, type Tensors } from "./architectures/forward.js";
export {
  type ActivationName,
  type BatchNormOptions,
  type ConvOptions,
  type GraphBuilder,
  graphBuilder,
  type Layer,
  type Network,
  type Operation,
  type PoolOptions,
  type RunningVariance,
  type Shape,
  withFixedClassifier,
  withNormMomentum,
} from "./architectures/graph.js";
export type { ImageNetworkOptions } from "./architectures/image-network.js";
export { type MlpOptions, mlp } from "./architectures/mlp.js";
export {
  type ParameterRole,
  type ParameterSpec,
  parameterCount,
  parameterSpecs,
  statisticSpecs,
} from "./architectures/parameters.js";
export { resnet18 } from "./architectures/resnet18.js";
export { resnet20 } from "./architectures/resnet20.js";
export { vgg, vgg11Truncated } from "./architectures/vgg.js";
export {
  type TensorflowBackend,
  type TensorflowReport,
  tensorflowBackends,
  useTensorflow,
} from "./backend/backend.js";
export {
  type EmpiricalNtkOptions,
  empiricalNtk,
  empiricalNtkBlocks,
  empiricalNtkFull,
} from "./probes/empirical-ntk.js";
export { layerAgop } from "./probes/layer-agop.js";
export {
  type FeatureAnsatz,
  featureAnsatz,
  type LayerCollapse,
  layerCollapse,
} from "./probes/layer-collapse.js";
export { type LastLayer, lastLayer, networkCollapse } from "./probes/network-collapse.js";
export { type BatchOptions, epochBatches } from "./training/batches.js";
export { checkpointNotes, readCheckpoint, writeCheckpoint } from "./training/checkpoint.js";
export { type Examples, examplesFor } from "./training/data.js";
export { evaluate, layerOutputs, parameterMatrix } from "./training/evaluate.js";
export { type ImageLayout, imageLayout, imageRows } from "./training/images.js";
export {
  type Initialisation,
  initialisations,
  initialise,
  type LayerInitialisation,
} from "./training/initialise.js";
export { encodeTargets, type LossName, type TargetCoding } from "./training/loss.js";
export { type Optimiser, optimiserKinds } from "./training/optimiser.js";
export type { TrainingRecipe } from "./training/recipe.js";
export { learningRateAt, type Schedule } from "./training/schedule.js";
export { torchWeights, writeTorchWeights } from "./training/torch-weights.js";
export {
  DivergenceError,
  type EpochResult,
  trainEpochs,
  trainingEpochs,
} from "./training/train.js";
export {
  disposeState,
  type StartOptions,
  startTraining,
  type TrainingState,
} from "./training/training-state.js";
