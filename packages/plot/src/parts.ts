export { shrinkMatrix } from "./matrix-png.js";
export { shortNumber } from "./text.js";
