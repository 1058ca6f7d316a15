import { fromRows } from "@collapsar/linalg";
import { nc4 } from "@collapsar/metrics";

const H = fromRows([[2], [1], [-1], [-2]]);
const W = fromRows([[1], [-1]]);
console.log(nc4(H, [0, 0, 1, 1], { weights: W })); // the classifier decides as the nearest class mean does
