export { CollapsarBackend } from "./engine/collapsar-backend.js";
export {
  type ConvolutionEngine,
  convolutionEngineInForce,
  setConvolutionEngine,
} from "./kernels/convolution-engine.js";
export { type ConvGeometry, isPointwise, withGeometry } from "./kernels/geometry.js";
