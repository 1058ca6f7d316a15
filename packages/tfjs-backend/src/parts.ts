export { CollapsarBackend } from "./collapsar-backend.js";
export { type ConvGeometry, isPointwise, withGeometry } from "./geometry.js";
