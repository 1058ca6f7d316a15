import type { Dataset, TableCoding } from "@collapsar/datasets";
import { checkLabels, type Matrix, matrix } from "@collapsar/linalg";
import type { ClassCoding } from "../machine/code-labels.js";
import { type TreeTargets, targetOutputs } from "../tree/targets.js";
import type { ModelOptions } from "./model-options.js";
import type { ModelTask } from "./rfm-model.js";

/** A data set, with the coding of the table that it came from if there was one. */
export type ModelData = Dataset & { readonly coding?: TableCoding | undefined };

function inferTask(data: ModelData, options: ModelOptions): "classification" | "regression" {
  const task = options.task ?? (data.y.length > 0 ? "classification" : "regression");
  if (task === "classification" && data.y.length === 0) {
    throw new RangeError("fitModel: classification needs class labels, got a target of real numbers");
  }
  if (task === "regression" && data.target === undefined && data.y.length === 0) {
    throw new RangeError("fitModel: regression needs numeric targets, got none");
  }
  return task;
}

function labelTargets(
  y: Int32Array,
  classes: number,
  coding: ClassCoding,
  shares: Float64Array,
): TreeTargets {
  return { kind: "labels", labels: y, classes, coding, shares };
}

/** Numeric targets; whole-number labels serve where the task asks for numbers and there is nothing else. */
function valueTargets(data: ModelData): TreeTargets {
  const names = data.classNames.map(Number);
  if (data.target === undefined && names.some(Number.isNaN)) {
    throw new RangeError("fitModel: regression needs numeric targets, got class names");
  }
  const values =
    data.target ??
    matrix(
      data.y.length,
      1,
      Float64Array.from(data.y, (label) => names[label] ?? label),
    );
  return { kind: "values", values };
}

function checkClasses(data: ModelData): Float64Array {
  const { classes, counts } = checkLabels("fitModel", data.y, data.X.rows);
  const names = data.classNames;
  const present = counts.reduce((total, count) => total + (count > 0 ? 1 : 0), 0);
  if (present < 2) {
    throw new RangeError(
      `fitModel: the target must vary (at least 2 classes, or numbers that differ), got only ${names[data.y[0]!] ?? data.y[0]}; choose another target`,
    );
  }
  return Float64Array.from(
    { length: Math.max(classes, names.length) },
    (_, c) => (counts[c] ?? 0) / data.y.length,
  );
}

function checkVarying(values: Matrix): void {
  for (let c = 0; c < values.cols; c++) {
    const first = values.data[c];
    let same = true;
    for (let at = c; at < values.data.length && same; at += values.cols) same = values.data[at] === first;
    if (same)
      throw new RangeError(
        `fitModel: the target must vary, got ${first} in every row; choose another target`,
      );
  }
}

/** What the task and the data say about targets. */
export function modelTargets(
  data: ModelData,
  options: ModelOptions,
): { task: ModelTask; targets: TreeTargets; of: (d: ModelData) => TreeTargets } {
  if (inferTask(data, options) === "regression") {
    const targets = valueTargets(data);
    if (targets.kind === "values") checkVarying(targets.values);
    const name = data.coding?.target?.name;
    const targetNames = Array.from(
      { length: targetOutputs(targets) },
      (_, c) => (c === 0 && name) || `target_${c + 1}`,
    );
    return { task: { kind: "regression", targetNames }, targets, of: valueTargets };
  }
  const coding = options.coding ?? "one-hot";
  const shares = checkClasses(data);
  const classNames = Array.from(shares, (_, c) => data.classNames[c] ?? String(c));
  const of = (d: ModelData) => labelTargets(d.y, shares.length, coding, shares);
  const probabilities = options.loss === "logistic";
  return {
    task: { kind: "classification", classNames, coding, shares, probabilities },
    targets: of(data),
    of,
  };
}
