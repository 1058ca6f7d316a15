import type { Dataset } from "@collapsar/datasets";
import { InputError, type Matrix } from "@collapsar/linalg";
import {
  checkFinite,
  checkKeys,
  checkLabels,
  checkMatrix,
  checkNumbers,
  checkTexts,
  resolveOptions,
  shownValue,
} from "@collapsar/linalg/check";
import { modelOptions } from "../options.js";
import { type TreeTargets, targetOutputs } from "../tree/targets.js";
import type { ModelData } from "./model-data.js";
import { type ModelOptions, modelOptionKeys } from "./model-options.js";

/** The settings that no machine checks, or checks too late. */
function checkSettings(options: ModelOptions): void {
  checkKeys("fitModel", options ?? null, modelOptionKeys);
  resolveOptions("fitModel", modelOptions, options);
}

/** Requires rows of finite numbers, as many weights, and settings in range. */
export function checkModelInput(data: ModelData, options: ModelOptions): void {
  checkSettings(options);
  if (typeof data !== "object" || data === null || !("X" in data)) {
    const requirement = "must be a data set: rows X with labels y or a target";
    throw new InputError({ fn: "fitModel", argument: "data", requirement, received: shownValue(data) });
  }
  const { X } = data;
  checkMatrix("fitModel", "X", X);
  if (X.rows < 2) {
    const requirement = "at least 2 rows are needed";
    throw new InputError({ fn: "fitModel", requirement, received: String(X.rows) });
  }
  checkFinite("fitModel", "X", X);
  // a model without them could be neither explained nor saved
  checkTexts("fitModel", "data.columns", data.columns);
  if (data.columns.length !== X.cols) {
    const requirement = `must name the ${X.cols} columns of X`;
    throw new InputError({
      fn: "fitModel",
      argument: "data.columns",
      requirement,
      received: `${data.columns.length} names`,
    });
  }
  const { sampleWeights } = options;
  if (sampleWeights !== undefined) checkNumbers("fitModel", "sampleWeights", sampleWeights, X.rows);
}

/** Requires validation rows like the training rows, each with a target that the model can be judged by. */
export function checkValidation(
  { X }: Dataset,
  targets: TreeTargets,
  training: Matrix,
  outputs: number,
): void {
  if (X.rows === 0)
    throw new InputError({
      fn: "fitModel",
      requirement: "validation must hold at least 1 row",
      received: "0",
    });
  if (X.cols !== training.cols) {
    throw new InputError({
      fn: "fitModel",
      requirement: `validation rows must have ${training.cols} columns`,
      received: String(X.cols),
    });
  }
  checkFinite("fitModel", "validation.X", X);
  if (targets.kind === "labels") {
    const { classes } = checkLabels("fitModel", targets.labels, X.rows);
    if (classes > outputs)
      throw new InputError({
        fn: "fitModel",
        requirement: `validation labels must be below the ${outputs} classes of the fit`,
        received: String(classes - 1),
      });
    return;
  }
  const { rows } = targets.values;
  if (rows !== X.rows || targetOutputs(targets) !== outputs)
    throw new InputError({
      fn: "fitModel",
      requirement: `${X.rows} validation rows need as many targets of ${outputs} columns`,
      received: `${rows} × ${targetOutputs(targets)}`,
    });
  checkFinite("fitModel", "validation targets", targets.values);
}
