import {
  applyScaling,
  type ColumnScaling,
  columnScaling,
  type Dataset,
  type TableCoding,
} from "@collapsar/datasets";
import { checkLabels, type Matrix, matrix } from "@collapsar/linalg";
import type { ClassCoding } from "../machine/code-labels.js";
import { inFloat64 } from "../machine/in-float64.js";
import { fitRfm } from "../rfm/fit-rfm.js";
import type { Bandwidth, RfmOptions } from "../rfm/rfm-options.js";
import { fitTree, type TreeOptions } from "../tree/fit-tree.js";
import { codedTargets, type TreeTargets, targetOutputs } from "../tree/targets.js";
import { chooseBandwidth } from "./choose-bandwidth.js";
import type { BandwidthSearch, ModelOptions } from "./model-options.js";
import type { ModelTask, RfmModel } from "./rfm-model.js";

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
      `fitModel: the target must have at least 2 classes, got only ${names[data.y[0]!] ?? data.y[0]}`,
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
    if (same) throw new RangeError(`fitModel: the target must vary, got ${first} in every row`);
  }
}

/** What the task and the data say about targets. */
function modelTargets(
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

const allRows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

function isSearch(bandwidth: ModelOptions["bandwidth"]): bandwidth is BandwidthSearch {
  return typeof bandwidth === "object" && "candidates" in bandwidth;
}

/** Settings of the machines alone. */
function machineOptions(options: ModelOptions, task: ModelTask): RfmOptions {
  const {
    task: _,
    coding,
    standardize,
    bandwidth,
    validation,
    leafRows,
    splitRows,
    temperature,
    onRound,
    onProgress,
    ...rest
  } = options;
  return task.kind === "classification" && task.coding === "prevalence"
    ? { ...rest, decodeOffset: task.shares }
    : rest;
}

function resolveBandwidth(
  X: Matrix,
  targets: TreeTargets,
  options: ModelOptions,
  machine: RfmOptions,
): Bandwidth {
  const { bandwidth = 10 } = options;
  if (!isSearch(bandwidth)) return bandwidth;
  const labels = targets.kind === "labels" ? targets.labels : undefined;
  const rows = allRows(X.rows);
  return chooseBandwidth(inFloat64(X), codedTargets(targets, rows), bandwidth.candidates, {
    ...machine,
    labels,
    folds: bandwidth.folds,
  }).best;
}

/**
 * Fits a model that people can keep: codes and scales the data, learns a recursive feature machine (or, beyond
 * `leafRows`, an xRFM tree), and remembers all that prediction needs.
 *
 * Rules: empty numeric cells become the training mean, empty categorical cells a block of zeros (`tableCoding`); a
 * constant column is scaled to 0 and tells nothing; rows at a tree's threshold go left.
 *
 * @param data - n rows with labels or numeric targets; `tableDataset(table)` gives one from a CSV or Parquet table
 * @throws RangeError if there are fewer than 2 rows, a target is constant or of one class, entries are not finite, the
 *   bandwidth makes every kernel value 0 or 1, or the memory budget is too small
 */
export function fitModel(data: ModelData, options: ModelOptions = {}): ModelFit {
  if (data.X.rows < 2) throw new RangeError(`fitModel: at least 2 rows are needed, got ${data.X.rows}`);
  const { task, targets, of } = modelTargets(data, options);
  const scaling: ColumnScaling | undefined =
    options.standardize === false ? undefined : columnScaling(data.X);
  const scaled = (X: Matrix) => (scaling === undefined ? X : applyScaling(X, scaling));
  const X = scaled(data.X);
  const machine = machineOptions(options, task);
  const bandwidth = resolveBandwidth(X, targets, options, machine);
  const { validation } = options;
  const judged = validation === undefined ? undefined : { X: scaled(validation.X), targets: of(validation) };
  const { kept, lastMetric, validationScores } = grow(X, targets, { ...machine, bandwidth }, judged, options);
  const { coding, columns } = data;
  const model = { task, columns, coding, scaling, temperature: options.temperature ?? 0, ...kept };
  return { model, lastMetric, validationScores };
}

/** What `fitModel` returns: the model, and what only its fit knows. */
export interface ModelFit {
  readonly model: RfmModel;
  /** M after the last update, of a lone machine. */
  readonly lastMetric: Matrix | undefined;
  /** Scores of the validation rows at the kept round, of a lone machine. */
  readonly validationScores: Matrix | undefined;
}

interface Grown extends Omit<ModelFit, "model"> {
  readonly kept: Pick<RfmModel, "tree" | "rounds" | "best" | "stopped">;
}
type Judged = { readonly X: Matrix; readonly targets: TreeTargets } | undefined;

function grow(
  X: Matrix,
  targets: TreeTargets,
  machine: RfmOptions,
  judged: Judged,
  options: ModelOptions,
): Grown {
  const { leafRows, splitRows, onProgress, onRound } = options;
  if (leafRows !== undefined && X.rows > leafRows) {
    const settings = { ...machine, leafRows, splitRows, onProgress, validation: judged } as TreeOptions;
    const kept = {
      tree: fitTree(X, targets, settings),
      rounds: [],
      best: machine.rounds ?? 5,
      stopped: machine.signal?.aborted === true,
    };
    return { kept, lastMetric: undefined, validationScores: undefined };
  }
  const labelled = (t: TreeTargets) => (t.kind === "labels" ? t.labels : undefined);
  const fit = fitRfm(inFloat64(X), codedTargets(targets, allRows(X.rows)), {
    ...machine,
    labels: labelled(targets),
    validation: judged && {
      X: judged.X,
      Y: codedTargets(judged.targets, allRows(judged.X.rows)),
      labels: labelled(judged.targets),
    },
    onRound,
  });
  const { machine: lone, rounds, best, stopped, lastMetric, validationScores } = fit;
  const leaf = { rows: X.rows, machine: lone, constant: undefined };
  const tree = { root: 0, leaves: [leaf], outputs: targetOutputs(targets) };
  return { kept: { tree, rounds, best, stopped }, lastMetric, validationScores };
}
