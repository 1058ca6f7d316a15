import { gaussianFamily, logEvidence } from "@collapsar/kernels/parts";
import { fromRows } from "@collapsar/linalg";

const [X, y] = [fromRows([[0], [1], [2]]), fromRows([[0], [1], [0]])];
const { value, gradient } = logEvidence(X, y, { family: gaussianFamily(), log: [0], noise: 0.1 });
console.log(
  value.toFixed(3),
  Array.from(gradient, (slope) => slope.toFixed(3)),
);
