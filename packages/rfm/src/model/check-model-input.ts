import type { Dataset } from "@collapsar/datasets";
import {
  checkFinite,
  checkInteger,
  checkLabels,
  checkMatrix,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  type Matrix,
} from "@collapsar/linalg";
import { classCodings } from "../machine/code-labels.js";
import { type TreeTargets, targetOutputs } from "../tree/targets.js";
import type { ModelOptions } from "./model-options.js";

/** The settings that no machine checks, or checks too late. */
function checkSettings(options: ModelOptions): void {
  checkOneOf("fitModel", "coding", options.coding ?? "one-hot", classCodings);
  checkInteger("fitModel", "leafRows", options.leafRows ?? 2, 2);
  checkNonNegative("fitModel", "temperature", options.temperature ?? 0);
  checkPositive("fitModel", "memoryBudget", options.memoryBudget ?? 1);
}

/** Requires rows of finite numbers, as many weights, and settings in range. */
export function checkModelInput(X: Matrix, options: ModelOptions): void {
  checkSettings(options);
  checkMatrix("fitModel", "X", X);
  if (X.rows < 2) throw new RangeError(`fitModel: at least 2 rows are needed, got ${X.rows}`);
  checkFinite("fitModel", "X", X);
  const { sampleWeights } = options;
  if (sampleWeights !== undefined && sampleWeights.length !== X.rows) {
    throw new RangeError(`fitModel: ${X.rows} rows need as many sample weights, got ${sampleWeights.length}`);
  }
}

/** Requires validation rows like the training rows, each with a target that the model can be judged by. */
export function checkValidation(
  { X }: Dataset,
  targets: TreeTargets,
  training: Matrix,
  outputs: number,
): void {
  if (X.rows === 0) throw new RangeError("fitModel: validation must hold at least 1 row, got 0");
  if (X.cols !== training.cols) {
    throw new RangeError(`fitModel: validation rows must have ${training.cols} columns, got ${X.cols}`);
  }
  checkFinite("fitModel", "validation.X", X);
  if (targets.kind === "labels") {
    const { classes } = checkLabels("fitModel", targets.labels, X.rows);
    if (classes > outputs)
      throw new RangeError(
        `fitModel: validation labels must be below the ${outputs} classes of the fit, got ${classes - 1}`,
      );
    return;
  }
  const { rows } = targets.values;
  if (rows !== X.rows || targetOutputs(targets) !== outputs)
    throw new RangeError(
      `fitModel: ${X.rows} validation rows need as many targets of ${outputs} columns, got ${rows} × ${targetOutputs(targets)}`,
    );
  checkFinite("fitModel", "validation targets", targets.values);
}
