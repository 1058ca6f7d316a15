import { type Matrix, zeros } from "@collapsar/linalg";
import type { ModelTask } from "./rfm-model.js";

type Classification = Extract<ModelTask, { kind: "classification" }>;

/** Least probability whose logarithm is taken. */
const leastProbability = 1e-12;

/**
 * Scores as what a calibration takes, n × C: shares of the classes, or log-probabilities under the logistic loss.
 *
 * @param F - n × C scores in the units of the coding
 */
export function classShares({ coding, shares, probabilities }: Classification, F: Matrix): Matrix {
  const S = zeros(F.rows, F.cols);
  for (let at = 0; at < S.data.length; at++) {
    const score = F.data[at]!;
    if (probabilities) S.data[at] = Math.log(Math.max(leastProbability, score));
    else if (coding === "plus-minus") S.data[at] = (score + 1) / 2;
    else S.data[at] = coding === "prevalence" ? score + shares[at % F.cols]! : score;
  }
  return S;
}
