export { CollapsarBackend } from "./collapsar-backend.js";
export {
  type ConvolutionEngine,
  convolutionEngineInForce,
  setConvolutionEngine,
} from "./convolution-engine.js";
export { type ConvGeometry, isPointwise, withGeometry } from "./geometry.js";
