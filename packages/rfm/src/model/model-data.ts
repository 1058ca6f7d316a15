import type { Dataset, TableCoding } from "@collapsar/datasets";
import { hasClasses, inferTask } from "@collapsar/datasets/parts";
import { InputError, type Matrix, matrix } from "@collapsar/linalg";
import { checkLabels } from "@collapsar/linalg/check";
import type { ClassCoding } from "../choices/class-coding.js";
import { type TreeTargets, targetOutputs } from "../tree/targets.js";
import type { ModelOptions } from "./model-options.js";
import type { ModelNote, ModelTask } from "./rfm-model.js";

/** A label as it is written. */
export type LabelValue = string | number | boolean;

/** A data set, with the coding of the table that it came from if there was one. */
export type ModelData = Dataset & {
  readonly coding?: TableCoding | undefined;
  /** Names of several targets. */
  readonly targetNames?: readonly string[] | undefined;
  /** Columns that name the rows: left out of X, carried into tables of predictions. */
  readonly ids?: readonly string[] | undefined;
  /** Classes as the caller wrote them, in the order of the labels; defaults to their names. */
  readonly classValues?: readonly LabelValue[] | undefined;
  /** Remarks of the reader, which the model keeps. */
  readonly notes?: readonly ModelNote[] | undefined;
};

type Task = { readonly task: ModelTask["kind"]; readonly reason: string };

function taskOf(data: ModelData, options: ModelOptions): Task {
  const found: Task =
    options.task === undefined ? inferTask(data) : { task: options.task, reason: "the task was given" };
  checkTask(data, found.task);
  return found;
}

function checkTask(data: ModelData, task: ModelTask["kind"]): void {
  if (task === "classification" && !hasClasses(data)) {
    throw new InputError({
      fn: "fitModel",
      requirement: "classification needs class labels",
      received: "a target of real numbers",
    });
  }
  if (task === "regression" && data.target === undefined && !hasClasses(data)) {
    throw new InputError({
      fn: "fitModel",
      requirement: "regression needs numeric targets",
      received: "none",
    });
  }
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
    throw new InputError({
      fn: "fitModel",
      requirement: "regression needs numeric targets",
      received: "class names",
    });
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
    throw new InputError({
      fn: "fitModel",
      requirement: "the target must vary (at least 2 classes, or numbers that differ)",
      received: `only ${names[data.y[0]!] ?? data.y[0]}`,
      remedy: "choose another target",
    });
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
      throw new InputError({
        fn: "fitModel",
        requirement: "the target must vary",
        received: `${first} in every row`,
        remedy: "choose another target",
      });
  }
}

/** Targets as the task and the data determine them. */
export function modelTargets(
  data: ModelData,
  options: ModelOptions,
): { task: ModelTask; taskReason: string; targets: TreeTargets; of: (d: ModelData) => TreeTargets } {
  const { task: kind, reason: taskReason } = taskOf(data, options);
  if (kind === "regression") {
    const targets = valueTargets(data);
    if (targets.kind === "values") checkVarying(targets.values);
    const name = data.coding?.target?.name;
    const targetNames = Array.from(
      { length: targetOutputs(targets) },
      (_, c) => data.targetNames?.[c] ?? ((c === 0 && name) || `target_${c + 1}`),
    );
    return { task: { kind: "regression", targetNames }, taskReason, targets, of: valueTargets };
  }
  const coding = options.coding ?? "one-hot";
  const shares = checkClasses(data);
  const classNames = Array.from(shares, (_, c) => data.classNames[c] ?? String(c));
  const of = (d: ModelData) => labelTargets(d.y, shares.length, coding, shares);
  const probabilities = options.loss === "logistic";
  return {
    task: {
      kind: "classification",
      classNames,
      classValues: data.classValues,
      coding,
      shares,
      probabilities,
    },
    taskReason,
    targets: of(data),
    of,
  };
}
