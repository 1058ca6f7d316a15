export { HeapFullError } from "./engine/heap.js";
export { registerConvFilterGradient } from "./kernels/conv-filter-gradient.js";
export { registerCollapsarBackend } from "./register.js";
