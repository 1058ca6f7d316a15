export { type BandwidthOptions, gaussian } from "./classical/gaussian.js";
export { laplace } from "./classical/laplace.js";
export type { Kernel, RadialKernel } from "./kernel.js";
export { erf, relu } from "./neural/activation-layers.js";
export { ACTIVATION_NAMES, type ActivationName } from "./neural/activation-names.js";
export { type DenseOptions, dense } from "./neural/dense.js";
export type { Layer } from "./neural/layer.js";
export { type NetworkOptions, nngp, ntk } from "./neural/nngp.js";
export { type NeuralKernel, serial } from "./neural/serial.js";
