import type { Matrix } from "@collapsar/linalg";
import { checkOneOf, checkSameShape } from "@collapsar/linalg/check";
import { checkRowWeights } from "../check-arguments.js";
import { determination, meanSquaredError } from "../machine/scores.js";
import { scoreNames, type ValueScoreName } from "./score-name.js";

function meanAbsoluteError(F: Matrix, Y: Matrix, weights?: ArrayLike<number>): number {
  let [total, mass] = [0, 0];
  for (let i = 0, at = 0; i < F.rows; i++) {
    const weight = weights?.[i] ?? 1;
    for (let c = 0; c < F.cols; c++, at++) total += weight * Math.abs(F.data[at]! - Y.data[at]!);
    mass += weight;
  }
  return total / (mass * F.cols);
}

/** A score of predicted numbers, over all targets; undefined for R² of targets that do not vary. */
export function valueScore(
  name: ValueScoreName,
  F: Matrix,
  Y: Matrix,
  weights?: ArrayLike<number>,
): number | undefined {
  checkOneOf("valueScore", "name", name, scoreNames.regression);
  checkSameShape("valueScore", F, Y);
  checkRowWeights("valueScore", weights, F.rows);
  switch (name) {
    case "rmse":
      return Math.sqrt(meanSquaredError(F, Y, weights));
    case "mae":
      return meanAbsoluteError(F, Y, weights);
    case "r2":
      return determination(F, Y);
  }
}
