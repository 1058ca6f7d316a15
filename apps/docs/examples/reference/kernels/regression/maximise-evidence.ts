import { gaussianFamily, maximiseEvidence } from "@collapsar/kernels/parts";
import { fromRows } from "@collapsar/linalg";

const X = fromRows([0, 1, 2, 3, 4, 5].map((x) => [x]));
const y = fromRows([0, 1, 2, 3, 4, 5].map((x) => [Math.sin(x)]));
const best = maximiseEvidence(X, y, { family: gaussianFamily() });
console.log(best.parameters["bandwidth"]!.toFixed(2), best.logEvidence.toFixed(2));
