import { type Dataset, type RowsLike, tableFromRows } from "@collapsar/datasets";
import { readingOf } from "@collapsar/datasets/parts";
import { InputError, type Matrix, matrix } from "@collapsar/linalg";
import { checkModel } from "../check-arguments.js";
import type { LabelValue } from "../model/model-data.js";
import type { ModelRows } from "../model/model-rows.js";
import { predictMatrix, probabilities } from "../model/predict-model.js";
import type { RfmModel } from "../model/rfm-model.js";
import { isDataset } from "./rows-data.js";

/** Rows to predict: in any form that `fit` takes, with or without the target. */
export type PredictRows = RowsLike | Dataset;

/** One prediction: a class as the labels wrote it, a number, or one number for each of several targets. */
export type PredictedValue = LabelValue | Readonly<Record<string, number>>;

const isMatrix = (rows: PredictRows): rows is Matrix =>
  typeof rows === "object" && rows !== null && "data" in rows && "cols" in rows;

/** Arrays of numbers, for a model that was fitted on numbers alone. */
function numbersOf(rows: PredictRows, names: readonly string[]): Matrix {
  const { rows: n, columns } = tableFromRows(rows as RowsLike);
  const X = matrix(n, columns.length, new Float64Array(n * columns.length));
  columns.forEach((column, k) => {
    if (column.kind === "categorical") {
      const requirement = `must be numbers, as the ${names.length} columns of the fit`;
      throw new InputError({
        fn: "predict",
        argument: "rows",
        requirement,
        received: `names in ${column.name}`,
      });
    }
    for (let i = 0; i < n; i++) X.data[i * X.cols + k] = column.values[i]!;
  });
  return X;
}

/** Cells of the first row where rows are arrays, which have no names. */
function widthOf(rows: RowsLike): number | undefined {
  if (isMatrix(rows)) return rows.cols;
  const [first] = Array.isArray(rows) ? (rows as readonly unknown[]) : [];
  return Array.isArray(first) || ArrayBuffer.isView(first) ? (first as unknown[]).length : undefined;
}

/** Rows as the model takes them: a matrix of its columns, or a table. */
export function modelRows(model: RfmModel, rows: PredictRows): ModelRows {
  if (isDataset(rows)) return rows.X;
  const { coding, columns } = model;
  if (coding === undefined) return isMatrix(rows) ? rows : numbersOf(rows, columns);
  const isIterable = typeof rows === "object" && rows !== null && Symbol.iterator in rows;
  const listed = isIterable ? Array.from(rows as Iterable<readonly unknown[]>) : (rows as RowsLike);
  const names = coding.columns.map(({ name }) => name);
  const width = widthOf(listed);
  // the columns of X themselves, each category one
  if (isMatrix(rows) && width !== names.length && width === columns.length) return rows;
  // arrays of the fit's columns alone: each is read as its column was
  const named = width === names.length ? { columns: names } : {};
  return tableFromRows(listed, { ...readingOf(coding), ...named });
}

function valuesOf({ rows, cols, data }: Matrix, names: readonly string[]): PredictedValue[] {
  if (cols === 1) return Array.from(data);
  return Array.from({ length: rows }, (_, i) =>
    Object.fromEntries(names.map((name, c) => [name, data[i * cols + c]!])),
  );
}

/**
 * The model's prediction for each row: a class as its label was written, or a number (a record of numbers where there
 * are several targets).
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function predict(model: RfmModel, rows: PredictRows): PredictedValue[] {
  checkModel("predict", model);
  const { task } = model;
  const prediction = predictMatrix(model, modelRows(model, rows));
  if (prediction.kind === "classification") {
    const names = task.kind === "classification" ? (task.classValues ?? task.classNames) : [];
    return Array.from(prediction.labels, (label) => names[label]!);
  }
  return valuesOf(prediction.values, task.kind === "regression" ? task.targetNames : []);
}

/**
 * The probability of each class for each row, by the class's name: they add up to 1, and none is ever exactly 0 or 1.
 *
 * @throws InputError if the model predicts numbers, or the rows do not have the fit's columns
 */
export function predictProba(model: RfmModel, rows: PredictRows): Record<string, number>[] {
  checkModel("predictProba", model);
  const P = probabilities(model, modelRows(model, rows));
  const names = model.task.kind === "classification" ? model.task.classNames : [];
  return Array.from({ length: P.rows }, (_, i) =>
    Object.fromEntries(names.map((name, c) => [name, P.data[i * P.cols + c]!])),
  );
}
