export { withFixedClassifier, withNormMomentum } from "./architectures/graph.js";
export {
  type ParameterRole,
  type ParameterSpec,
  parameterCount,
  parameterSpecs,
  statisticSpecs,
} from "./architectures/parameters.js";
export { vgg11Truncated } from "./architectures/vgg.js";
export { tensorflowBackends } from "./backend/backend.js";
export { initialisations, optimiserKinds } from "./choices/training.js";
export { empiricalNtkBlocks, empiricalNtkFull } from "./probes/empirical-ntk.js";
export { type LayerAgopOptions, layerAgop } from "./probes/layer-agop.js";
export {
  type FeatureAnsatz,
  featureAnsatz,
  type LayerCollapse,
  layerCollapse,
} from "./probes/layer-collapse.js";
export { type LastLayer, lastLayer } from "./probes/network-collapse.js";
export { epochBatches } from "./training/batches.js";
export { checkpointNotes, readCheckpoint, writeCheckpoint } from "./training/checkpoint.js";
export { layerOutputs, parameterMatrix } from "./training/evaluate.js";
export { type ImageLayout, imageLayout, imageRows } from "./training/images.js";
export { initialise } from "./training/initialise.js";
export { encodeTargets } from "./training/loss.js";
export { learningRateAt } from "./training/schedule.js";
export { torchWeights, writeTorchWeights } from "./training/torch-weights.js";
export { DivergenceError } from "./training/train.js";
