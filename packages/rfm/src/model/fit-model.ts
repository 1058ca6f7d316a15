import { applyScaling, type ColumnScaling, columnScaling, type Dataset } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { inFloat64 } from "../machine/in-float64.js";
import { fitRfm, type RfmFit, type RoundListener } from "../rfm/fit-rfm.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { planSolver } from "../solver/memory-plan.js";
import { fitTree, fitTreeParallel, type LeafRunner } from "../tree/fit-tree.js";
import type { RfmTree } from "../tree/rfm-tree.js";
import { codedTargets, type TreeTargets, targetOutputs } from "../tree/targets.js";
import type { PartialTree, TreeOptions } from "../tree/tree-options.js";
import { checkModelInput, checkValidation } from "./check-model-input.js";
import { chooseRound } from "./choose-round.js";
import { type ModelData, modelTargets } from "./model-data.js";
import type { ModelOptions } from "./model-options.js";
import { resolveBandwidth } from "./resolve-bandwidth.js";
import type { ModelTask, RfmModel } from "./rfm-model.js";

const allRows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

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
    onChoosing,
    onRound,
    onProgress,
    onPartial,
    ...rest
  } = options;
  return task.kind === "classification" && task.coding === "prevalence"
    ? { ...rest, decodeOffset: task.shares }
    : rest;
}

/** What is known of a model before its machines are fitted. */
interface Preparation {
  /** Scaled training rows. */
  readonly X: Matrix;
  readonly targets: TreeTargets;
  readonly machine: RfmOptions;
  readonly judged: TreeOptions["validation"];
  /** The model around fitted machines. */
  finish(kept: Kept): RfmModel;
}

type Kept = Pick<RfmModel, "tree" | "rounds" | "best" | "stopped">;

const growsTree = ({ rows }: Matrix, { leafRows }: ModelOptions) => leafRows !== undefined && rows > leafRows;

function prepare(data: ModelData, options: ModelOptions): Preparation {
  checkModelInput(data.X, options);
  const { task, targets, of } = modelTargets(data, options);
  const scaling: ColumnScaling | undefined =
    options.standardize === false ? undefined : columnScaling(data.X);
  const scaled = (X: Matrix) => (scaling === undefined ? X : applyScaling(X, scaling));
  const X = scaled(data.X);
  const judgedRows = (rows: Dataset, known: TreeTargets) => {
    checkValidation(rows, known, X, targetOutputs(targets));
    return { X: scaled(rows.X), targets: known };
  };
  const settings = machineOptions(options, task);
  // before any search, whose machines are smaller
  if (!growsTree(X, options))
    planSolver(X.rows, targetOutputs(targets), settings.solver, settings.memoryBudget);
  const machine = { ...settings, bandwidth: resolveBandwidth(X, targets, options, settings) };
  const { validation } = options;
  const judged = validation && judgedRows(validation, of(validation));
  const { coding, columns } = data;
  const finish = (kept: Kept) => {
    return { task, columns, coding, scaling, temperature: options.temperature ?? 0, ...kept };
  };
  return { X, targets, machine, judged, finish };
}

const labelled = (targets: TreeTargets) => (targets.kind === "labels" ? targets.labels : undefined);

/** A machine for all rows. */
function fitAlone({ X, targets, machine, judged, finish }: Preparation, options: ModelOptions): ModelFit {
  const keep = ({ machine: lone, rounds, best, stopped }: RfmFit): Kept => {
    const leaf = { rows: X.rows, machine: lone, constant: undefined };
    return { tree: { root: 0, leaves: [leaf], outputs: targetOutputs(targets) }, rounds, best, stopped };
  };
  const onRound: RoundListener = (round, rounds, soFar) => {
    const model = () => finish(keep(soFar()));
    options.onPartial?.({ done: round.round + 1, total: rounds + 1, unit: "rounds", model });
    return options.onRound?.(round, rounds);
  };
  const judging = judged === undefined && options.keep !== "last";
  const round = judging ? chooseRound(X, targets, machine, options.onChoosing) : undefined;
  const fit = fitRfm(inFloat64(X), codedTargets(targets, allRows(X.rows)), {
    ...machine,
    ...(judging && { keep: round ?? "last", patience: undefined }),
    labels: labelled(targets),
    validation: judged && {
      X: judged.X,
      Y: codedTargets(judged.targets, allRows(judged.X.rows)),
      labels: labelled(judged.targets),
    },
    onRound,
  });
  const { lastMetric, validationScores } = fit;
  return { model: finish(keep(fit)), lastMetric, validationScores };
}

const keepTree = (tree: RfmTree, { rounds = 5 }: RfmOptions, stopped: boolean): Kept => {
  return { tree, rounds: [], best: rounds, stopped };
};

function treeOptions({ machine, judged, finish }: Preparation, options: ModelOptions): TreeOptions {
  const { leafRows, splitRows, onProgress, onPartial } = options;
  // iterations of many small machines would say nothing
  const { onIteration, ...leaf } = machine;
  const onLeaf = ({ done, total, tree }: PartialTree) => {
    onPartial?.({ done, total, unit: "leaves", model: () => finish(keepTree(tree(), machine, true)) });
  };
  return { ...leaf, leafRows, splitRows, onProgress, validation: judged, onLeaf };
}

function treeModel(tree: RfmTree, { machine, finish }: Preparation): ModelFit {
  const model = finish(keepTree(tree, machine, machine.signal?.aborted === true));
  return { model, lastMetric: undefined, validationScores: undefined };
}

/** What `fitModel` returns: the model, and what only its fit knows. */
export interface ModelFit {
  readonly model: RfmModel;
  /** M after the last update, of a lone machine. */
  readonly lastMetric: Matrix | undefined;
  /** Scores of the validation rows at the kept round, of a lone machine. */
  readonly validationScores: Matrix | undefined;
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
  const preparation = prepare(data, options);
  if (!growsTree(preparation.X, options)) return fitAlone(preparation, options);
  const { X, targets } = preparation;
  return treeModel(fitTree(X, targets, treeOptions(preparation, options)), preparation);
}

/**
 * As `fitModel`, with up to `concurrency` leaves of a tree at a time fitted by `runLeaf`, in workers say; a lone machine
 * is fitted here.
 */
export async function fitModelParallel(
  data: ModelData,
  options: ModelOptions,
  runLeaf: LeafRunner,
  concurrency?: number,
): Promise<ModelFit> {
  const preparation = prepare(data, options);
  if (!growsTree(preparation.X, options)) return fitAlone(preparation, options);
  const { X, targets } = preparation;
  const settings = treeOptions(preparation, options);
  return treeModel(await fitTreeParallel(X, targets, settings, runLeaf, concurrency), preparation);
}
