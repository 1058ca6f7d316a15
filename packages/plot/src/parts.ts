export { shortNumber } from "./figure/text.js";
export { shrinkMatrix } from "./image/matrix-png.js";
