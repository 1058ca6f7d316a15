import type { Matrix } from "@collapsar/linalg";
import type { ModelRows } from "../model/model-rows.js";
import { predictMatrix, probabilities } from "../model/predict-model.js";
import type { RfmModel } from "../model/rfm-model.js";

/** One prediction: a class's name, a number, or one number for each of several targets. */
export type PredictedValue = string | number | Readonly<Record<string, number>>;

function valuesOf({ rows, cols, data }: Matrix, names: readonly string[]): PredictedValue[] {
  if (cols === 1) return Array.from(data);
  return Array.from({ length: rows }, (_, i) =>
    Object.fromEntries(names.map((name, c) => [name, data[i * cols + c]!])),
  );
}

/**
 * What the model predicts for each row: the name of a class, or a number (a record of numbers where there are several
 * targets).
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function predict(model: RfmModel, rows: ModelRows): PredictedValue[] {
  const { task } = model;
  const prediction = predictMatrix(model, rows);
  if (prediction.kind === "classification") {
    const names = task.kind === "classification" ? task.classNames : [];
    return Array.from(prediction.labels, (label) => names[label]!);
  }
  return valuesOf(prediction.values, task.kind === "regression" ? task.targetNames : []);
}

/**
 * The probability of each class for each row, by the class's name: they add up to 1, and none is ever exactly 0 or 1.
 *
 * @throws InputError if the model predicts numbers, or the rows do not have the fit's columns
 */
export function predictProba(model: RfmModel, rows: ModelRows): Record<string, number>[] {
  const P = probabilities(model, rows);
  const names = model.task.kind === "classification" ? model.task.classNames : [];
  return Array.from({ length: P.rows }, (_, i) =>
    Object.fromEntries(names.map((name, c) => [name, P.data[i * P.cols + c]!])),
  );
}
