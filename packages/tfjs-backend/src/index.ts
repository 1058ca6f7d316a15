export { registerConvFilterGradient } from "./conv-filter-gradient.js";
export { HeapFullError } from "./heap.js";
export { registerCollapsarBackend } from "./register.js";
