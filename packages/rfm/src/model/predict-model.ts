import type { Table } from "@collapsar/datasets";
import { checkTable, encodeLabels, targetMatrix } from "@collapsar/datasets/parts";
import { type Matrix, matrix } from "@collapsar/linalg";
import { checkLabels, checkNumbers, InputError } from "@collapsar/linalg/check";
import { selectRows } from "@collapsar/linalg/parts";
import { accuracy, decodeClasses, determination } from "../machine/scores.js";
import { predictTree } from "../tree/predict-tree.js";
import { type Calibration, calibrated } from "../tune/calibration.js";
import { withOffset } from "../tune/held-out-judge.js";
import { classShares } from "./class-shares.js";
import { checkRowsCall, type ModelRows, modelMatrix, type RowsWork } from "./model-rows.js";
import type { ModelTask, RfmModel } from "./rfm-model.js";

/** Class labels with their scores, or values. */
export type Prediction =
  | { readonly kind: "classification"; readonly labels: Int32Array; readonly scores: Matrix }
  | { readonly kind: "regression"; readonly values: Matrix };

/**
 * Scores of rows, m × C: in the units of the targets, of the class coding, or probabilities under the logistic loss.
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function predictScores(model: RfmModel, rows: ModelRows, work: RowsWork = {}): Matrix {
  checkRowsCall("predictScores", model, work);
  const X = modelMatrix(model, rows, work);
  const { signal, onProgress } = work;
  const F = predictTree(model.tree, X, model.temperature, { signal, onProgress });
  return withOffset(F, model.offset);
}

function decoded({ task }: RfmModel, scores: Matrix): Int32Array {
  const prevalence = task.kind === "classification" && task.coding === "prevalence";
  return decodeClasses(scores, prevalence ? task.shares : undefined);
}

/**
 * Labels 0..C−1 (the largest score) or values of rows.
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function predictMatrix(model: RfmModel, rows: ModelRows, work: RowsWork = {}): Prediction {
  checkRowsCall("predictMatrix", model, work);
  const scores = predictScores(model, rows, work);
  if (model.task.kind === "regression") return { kind: "regression", values: scores };
  return { kind: "classification", labels: decoded(model, scores), scores };
}

/** Stand-in for a calibration without held-out rows: shares as they are, inside (0, 1). */
function plainProbabilities(S: Matrix, task: Extract<ModelTask, { kind: "classification" }>): Matrix {
  const least = 1e-3;
  const P = { ...S, data: S.data.map((share) => (task.probabilities ? Math.exp(share) : share)) };
  for (let start = 0; start < P.data.length; start += P.cols) {
    const row = P.data.subarray(start, start + P.cols);
    let total = 0;
    for (let c = 0; c < row.length; c++) total += row[c] = Math.min(1, Math.max(least, row[c]!));
    for (let c = 0; c < row.length; c++) row[c]! /= total;
  }
  return P;
}

/**
 * Class probabilities of rows, m × C, each row adding up to 1 and no entry ever exactly 0 or 1: calibrated on the rows
 * that were held out to choose the model, else (nothing was held out) shares clipped to [0.001, 1] and divided by
 * their sum.
 *
 * @throws InputError if the model predicts numbers
 */
export function probabilities(model: RfmModel, rows: ModelRows, work: RowsWork = {}): Matrix {
  checkRowsCall("probabilities", model, work);
  const { task, calibration } = model;
  if (task.kind === "regression") {
    const requirement = "the model must predict classes";
    throw new InputError({ fn: "predictProba", requirement, received: "regression" });
  }
  const shares = classShares(task, predictScores(model, rows, work));
  return calibration === undefined
    ? plainProbabilities(shares, task)
    : calibrated(shares, calibration as Calibration);
}

/** The targets that rows are scored against: labels or values, or a table that holds the target. */
export type ScoreTargets = ArrayLike<number> | Matrix | Table;

function tableTargets(model: RfmModel, table: Table): ArrayLike<number> | Matrix {
  const target = model.coding?.target;
  if (model.task.kind === "classification") {
    return encodeLabels(table, { kind: "class", name: target!.name, classNames: model.task.classNames });
  }
  if (model.task.targetNames.length > 1) return targetMatrix(table, model.task.targetNames);
  const column = table.columns.find(({ name }) => name === target?.name) ?? table.columns.at(-1)!;
  if (column.kind !== "numeric") {
    const requirement = "the target must be numeric";
    const place = { column: column.name };
    throw new InputError({ fn: "score", requirement, received: "text", place });
  }
  return matrix(table.rows, 1, column.values);
}

/** Rows of a table whose target is there. */
function labelledRows(table: Table, name: string): Int32Array {
  const column = table.columns.find((candidate) => candidate.name === name) ?? table.columns.at(-1)!;
  const isThere = (i: number) =>
    column.kind === "categorical" ? column.codes[i]! >= 0 : !Number.isNaN(column.values[i]!);
  return Int32Array.from({ length: table.rows }, (_, i) => i).filter(isThere);
}

/** Rows whose targets are all there. */
function knownRows(values: Matrix): Int32Array {
  return Int32Array.from({ length: values.rows }, (_, i) => i).filter((i) =>
    values.data.subarray(i * values.cols, (i + 1) * values.cols).every((value) => !Number.isNaN(value)),
  );
}

function checkScoreTargets(targets: ScoreTargets): void {
  const isObject = typeof targets === "object" && targets !== null;
  if (isObject && "columns" in targets) checkTable("score", targets);
  else if (!isObject || !("data" in targets)) checkNumbers("score", "targets", targets);
}

/**
 * Accuracy of classes, or the coefficient of determination R² (mean over targets) of values; higher is better for both.
 * Rows without a target are left out; a class that the model does not know counts as wrong.
 *
 * @returns undefined where nothing can be told: no row has a target, or R² of targets that do not vary
 * @throws InputError if rows and targets differ in number
 */
export function score(
  model: RfmModel,
  rows: ModelRows,
  targets: ScoreTargets,
  work: RowsWork = {},
): number | undefined {
  checkRowsCall("score", model, work);
  checkScoreTargets(targets);
  const known = "columns" in targets ? tableTargets(model, targets) : targets;
  const prediction = predictMatrix(model, rows, work);
  if (prediction.kind === "classification") {
    const labels = known as ArrayLike<number>;
    if (!("columns" in targets)) checkLabels("score", labels, prediction.labels.length);
    const there =
      "columns" in targets && model.coding?.target !== undefined
        ? labelledRows(targets, model.coding.target.name)
        : Int32Array.from(labels, (_, i) => i);
    if (there.length === 0) return undefined;
    const found = there.map((i) => prediction.labels[i]!);
    return accuracy(
      found,
      there.map((i) => labels[i]!),
    );
  }
  const values = "data" in known ? known : matrix(known.length, 1, Float64Array.from(known));
  if (values.rows !== prediction.values.rows) {
    const requirement = `${prediction.values.rows} rows need as many targets`;
    throw new InputError({ fn: "score", requirement, received: String(values.rows) });
  }
  const there = knownRows(values);
  return determination(selectRows(prediction.values, there), selectRows(values, there));
}
