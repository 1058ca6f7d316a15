import type { Dataset } from "@collapsar/datasets";
import { applyScaling, type ColumnScaling, columnScaling } from "@collapsar/datasets/parts";
import type { Matrix } from "@collapsar/linalg";
import { modelOptions } from "../options.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { planSolver } from "../solver/memory-plan.js";
import { type TreeTargets, targetMeans, targetOutputs } from "../tree/targets.js";
import { checkScoreName } from "../tune/score-name.js";
import { checkModelInput, checkValidation } from "./check-model-input.js";
import { machineOptions } from "./machine-options.js";
import { type ModelData, modelTargets } from "./model-data.js";
import type { ModelOptions } from "./model-options.js";
import { type LeafPlan, planLeaves } from "./plan-leaves.js";
import type { ModelTask } from "./rfm-model.js";
import { rowWeights } from "./row-weights.js";

/** Facts about a model that are known before the fit. */
export interface Preparation {
  readonly data: ModelData;
  readonly task: ModelTask;
  readonly taskReason: string;
  readonly scaling: ColumnScaling | undefined;
  /** Scaled training rows. */
  readonly X: Matrix;
  readonly targets: TreeTargets;
  readonly judged: { readonly X: Matrix; readonly targets: TreeTargets } | undefined;
  readonly machine: RfmOptions;
  readonly leaves: LeafPlan;
}

const allRows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

/** Whether targets are taken about their means: with a ridge of note a machine would else be drawn towards 0. */
function takesOffset({ tune, loss, ridge }: ModelOptions): boolean {
  return tune !== "none" && ridge === undefined && loss !== "logistic";
}

/** Offsets of a machine's scores, added before the largest is taken. */
function decodeOffset(task: ModelTask, offset: Float64Array | undefined): Float64Array | undefined {
  if (task.kind === "regression") return undefined;
  const { shares } = task;
  if (task.coding !== "prevalence") return offset;
  return offset === undefined ? shares : shares.map((share, c) => share + offset[c]!);
}

/** Checks, scales and codes the data. */
export function prepare(data: ModelData, options: ModelOptions): Preparation {
  checkModelInput(data, options);
  const { task, taskReason, targets: coded, of } = modelTargets(data, options);
  if (options.metric !== undefined) checkScoreName("fitModel", options.metric, task.kind);
  const { standardise = modelOptions.standardise.fallback } = options;
  const scaling = standardise ? columnScaling(data.X) : undefined;
  const scaled = (X: Matrix) => (scaling === undefined ? X : applyScaling(X, scaling));
  const X = scaled(data.X);
  const classNames = task.kind === "classification" ? task.classNames : [];
  const sampleWeights = rowWeights(coded, classNames, options.sampleWeights, options.classWeights);
  const offset = takesOffset(options) ? targetMeans(coded, allRows(X.rows), sampleWeights) : undefined;
  const targets = { ...coded, offset };
  const judgedRows = (rows: Dataset) => {
    const known = { ...of(rows), offset };
    checkValidation(rows, known, X, targetOutputs(targets));
    return { X: scaled(rows.X), targets: known };
  };
  const judged = options.validation && judgedRows(options.validation);
  const settings = machineOptions(options);
  // before any search, whose machines are smaller
  const leaves = planLeaves(X.rows, options);
  if (leaves.leafRows === undefined)
    planSolver(X.rows, targetOutputs(targets), settings.solver, settings.memoryBudget, settings.loss);
  const machine = { ...settings, sampleWeights, decodeOffset: decodeOffset(task, offset) };
  return { data, task, taskReason, scaling, X, targets, judged, machine, leaves };
}
