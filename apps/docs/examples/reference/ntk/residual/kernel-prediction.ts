import { filled } from "@collapsar/linalg";
import { kernelPrediction } from "@collapsar/ntk";

// a kernel of the block structure: its closest block model predicts training exactly
const labels = [0, 0, 1, 1];
const K = filled(4, 4, 0.5);
for (const [i, c] of labels.entries())
  for (const [j, e] of labels.entries()) if (c === e) K.data[4 * i + j] = i === j ? 3 : 2;
const { rows } = kernelPrediction({ K, labels, times: [0, 0.5, 1] });
console.log(rows.every(({ difference }) => difference < 1e-12));
