export { densenet40 } from "./architectures/densenet40.js";
export { type MlpOptions, mlp } from "./architectures/mlp.js";
export { resnet18 } from "./architectures/resnet18.js";
export { type ImageNetworkOptions, resnet20 } from "./architectures/resnet20.js";
export { vgg, vgg11Truncated } from "./architectures/vgg.js";
export {
  type TensorflowBackend,
  type TensorflowReport,
  tensorflowBackends,
  useTensorflow,
} from "./backend.js";
export { type BatchOptions, epochBatches } from "./batches.js";
export { checkpointNotes, readCheckpoint, writeCheckpoint } from "./checkpoint.js";
export { convFilterGradient, registerConvFilterGradient } from "./conv-filter-gradient.js";
export { type Examples, examplesFor } from "./data.js";
export { evaluate, layerOutputs, parameterMatrix } from "./evaluate.js";
export { type ForwardOptions, forward, type Tensors } from "./forward.js";
export {
  type ActivationName,
  type ConvOptions,
  type GraphBuilder,
  graphBuilder,
  type Layer,
  type Network,
  type Operation,
  type Shape,
  withNormMomentum,
} from "./graph.js";
export { type ImageLayout, imageLayout, imageRows } from "./images.js";
export { type Initialisation, initialisations, initialise, type LayerInitialisation } from "./initialise.js";
export { encodeTargets, type LossName, type TargetCoding } from "./loss.js";
export type { Optimiser } from "./optimiser.js";
export {
  type ParameterRole,
  type ParameterSpec,
  parameterCount,
  parameterSpecs,
  statisticSpecs,
} from "./parameters.js";
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
export type { TrainingRecipe } from "./recipe.js";
export { learningRateAt, type Schedule } from "./schedule.js";
export { registerCollapsarBackend } from "./tensorflow/register.js";
export {
  DivergenceError,
  type EpochResult,
  type TrainHooks,
  trainEpochs,
} from "./train.js";
export { disposeState, type StartOptions, startTraining, type TrainingState } from "./training-state.js";
