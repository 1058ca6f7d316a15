import { encodeLabels, type Table } from "@collapsar/datasets";
import { checkLabels, type Matrix, matrix, zeros } from "@collapsar/linalg";
import { accuracy, decodeClasses, determination } from "../machine/scores.js";
import { predictTree } from "../tree/predict-tree.js";
import { type ModelRows, modelMatrix } from "./model-rows.js";
import type { ModelTask, RfmModel } from "./rfm-model.js";

/** Class labels with their scores, or values. */
export type Prediction =
  | { readonly kind: "classification"; readonly labels: Int32Array; readonly scores: Matrix }
  | { readonly kind: "regression"; readonly values: Matrix };

/**
 * Scores of rows, m × C: in the units of the targets, of the class coding, or probabilities under the logistic loss.
 *
 * @throws DataError or RangeError if the rows do not have the fit's columns
 */
export function predictScores(model: RfmModel, rows: ModelRows): Matrix {
  return predictTree(model.tree, modelMatrix(model, rows), model.temperature);
}

/**
 * Labels (the largest score) or values of rows.
 *
 * @throws DataError or RangeError if the rows do not have the fit's columns
 */
export function predict(model: RfmModel, rows: ModelRows): Prediction {
  const scores = predictScores(model, rows);
  if (model.task.kind === "regression") return { kind: "regression", values: scores };
  const offset = model.task.coding === "prevalence" ? model.task.shares : undefined;
  return { kind: "classification", labels: decodeClasses(scores, offset), scores };
}

type Classification = Extract<ModelTask, { kind: "classification" }>;

/** A score as a share of its class: one-hot as it is, ±1 halved, prevalence with the share added. */
function asShare(task: Classification, score: number, c: number): number {
  if (task.coding === "plus-minus") return (score + 1) / 2;
  return task.coding === "prevalence" ? score + task.shares[c]! : score;
}

/**
 * Class probabilities of rows, m × C, each row adding up to 1: the model's own under the logistic loss, else least-squares
 * scores clipped to [0, 1] and divided by their sum (an estimate, not calibrated).
 *
 * @throws RangeError if the model predicts numbers
 */
export function predictProba(model: RfmModel, rows: ModelRows): Matrix {
  const { task } = model;
  if (task.kind === "regression")
    throw new RangeError("predictProba: the model must predict classes, got regression");
  const scores = predictScores(model, rows);
  if (task.probabilities) return scores;
  const P = zeros(scores.rows, scores.cols);
  for (let i = 0, start = 0; i < P.rows; i++, start += P.cols) {
    let total = 0;
    for (let c = 0; c < P.cols; c++) {
      P.data[start + c] = Math.min(1, Math.max(0, asShare(task, scores.data[start + c]!, c)));
      total += P.data[start + c]!;
    }
    for (let c = 0; c < P.cols; c++) P.data[start + c] = total > 0 ? P.data[start + c]! / total : 1 / P.cols;
  }
  return P;
}

/** What rows are scored against: labels or values, or a table that holds the target. */
export type ScoreTargets = ArrayLike<number> | Matrix | Table;

function tableTargets(model: RfmModel, table: Table): ArrayLike<number> | Matrix {
  const target = model.coding?.target;
  if (model.task.kind === "classification") {
    return encodeLabels(table, { kind: "class", name: target!.name, classNames: model.task.classNames });
  }
  const column = table.columns.find(({ name }) => name === target?.name) ?? table.columns.at(-1)!;
  if (column.kind !== "numeric")
    throw new RangeError(`score: the target must be numeric, got text in ${column.name}`);
  return matrix(table.rows, 1, column.values);
}

/**
 * Accuracy of classes, or the coefficient of determination R² (mean over targets) of values; higher is better for both.
 *
 * @throws RangeError if rows and targets differ in number
 */
export function score(model: RfmModel, rows: ModelRows, targets: ScoreTargets): number {
  const known = "columns" in targets ? tableTargets(model, targets) : targets;
  const prediction = predict(model, rows);
  if (prediction.kind === "classification") {
    const labels = known as ArrayLike<number>;
    checkLabels("score", labels, prediction.labels.length);
    return accuracy(prediction.labels, labels);
  }
  const values = "data" in known ? known : matrix(known.length, 1, Float64Array.from(known));
  return determination(prediction.values, values);
}
