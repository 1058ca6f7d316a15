import { join } from "node:path";
import { DataError, type Dataset } from "@collapsar/datasets";
import type { LoadOptions } from "@collapsar/datasets/node";
import { inferTask, type Task, writeNpy } from "@collapsar/datasets/parts";
import { identity, type Matrix, setThreads } from "@collapsar/linalg";
import {
  type ModelData,
  type ModelFit,
  type ModelOptions,
  type RfmModel,
  saveModel,
  score,
} from "@collapsar/rfm";
import { type FitReport, fitModelParallel, fitReport } from "@collapsar/rfm/parts";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { InterruptedError } from "../../../contract/errors.js";
import { loadData, loadOptions, notesOf } from "../../../data-argument/load-data.js";
import { writeAtomic } from "../../../files/atomic-file.js";
import { drawSvg } from "../../../files/draw-svg.js";
import { backendInForce } from "../../../machine/backend.js";
import { shown } from "../../../output/number.js";
import { importanceFigure } from "../importance-figure.js";
import { forTask, isTable, loadLike } from "../rfm-data.js";
import { modelOptions } from "./fit-options.js";
import { fitProgress } from "./fit-progress.js";
import { fitText } from "./fit-text.js";
import type { FitFlags } from "./flags.js";
import { leafPool } from "./leaf-pool.js";
import { loadLargeData } from "./load-large-data.js";
import { modelKeeper } from "./model-keeper.js";
import { sampleWeights } from "./sample-weights.js";

/** Where rounds are judged: a file of its own, or the rows that --test-fraction left aside. */
async function validationRows(
  options: FitFlags,
  training: ModelData,
  test: Dataset | undefined,
  task: Task,
  context: CommandContext,
): Promise<Dataset | undefined> {
  if (options.validation !== undefined) {
    const { scale, unitNorm, xKey, yKey, dtype } = loadOptions(context);
    const given = Object.fromEntries(
      Object.entries({ scale, unitNorm, xKey, yKey, dtype, labels: options.validationLabels }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    const onNote = notesOf(options.validation, context);
    const rows = await loadLike(options.validation, training, given, onNote);
    if (rows.X.cols !== training.X.cols) {
      throw new DataError({
        file: options.validation,
        expected: `the ${training.X.cols} columns of the training rows`,
        found: String(rows.X.cols),
      });
    }
    return rows;
  }
  return test === undefined
    ? undefined
    : (forTask(
        { ...test, ...(training.coding && { coding: training.coding }) },
        task,
        "the test rows",
      ) as Dataset);
}

interface Judged {
  readonly options: FitFlags;
  readonly settings: ModelOptions;
  readonly training: ModelData;
}

/** Fits with progress; what is finished is kept, in the model file where there is one. */
async function fit({ options, settings, training }: Judged, context: CommandContext): Promise<ModelFit> {
  const { save } = options;
  const keeper = modelKeeper(save);
  const listening: ModelOptions = {
    ...settings,
    ...fitProgress(context),
    signal: context.stop,
    onPartial: (partial) => {
      keeper.offer(partial);
      context.resumeHint(keeper.advice());
    },
  };
  try {
    const found = await context.compute(() => fitted(training, listening, context));
    if (save !== undefined) writeAtomic(save, saveModel(found.model));
    return found;
  } catch (error) {
    if (!context.stop.aborted) throw error;
    keeper.keep();
    throw new InterruptedError(keeper.advice(true), { cause: error });
  }
}

/** A tree's leaves go to as many threads as the linear algebra has; a lone machine stays here. */
async function fitted(
  training: ModelData,
  settings: ModelOptions,
  context: CommandContext,
): Promise<ModelFit> {
  const { threads } = backendInForce();
  const pool = leafPool(context);
  try {
    return await fitModelParallel(training, settings, pool.run, threads);
  } finally {
    await pool.close();
    // the native library has one number of threads for all
    setThreads(threads);
  }
}

async function writeArrays(
  folder: string,
  lastMetric: Matrix | undefined,
  scores: Matrix | undefined,
  training: ModelData,
  report: FitReport,
  diagonal: boolean,
): Promise<void> {
  const d = training.X.cols;
  const M = lastMetric ?? identity(d);
  const shape = diagonal ? [d] : [d, d];
  const data = diagonal && M.data.length !== d ? Float64Array.from({ length: d }, () => 1) : M.data;
  writeAtomic(join(folder, "metric.npy"), writeNpy({ shape, data }));
  if (scores !== undefined)
    writeAtomic(
      join(folder, "validation-predictions.npy"),
      writeNpy({ shape: [scores.rows, scores.cols], data: scores.data }),
    );
  await drawSvg(join(folder, "importance.svg"), importanceFigure(report.importance, 20));
}

/** A tree reports no rounds: its validation rows are scored at the end, by accuracy or R². */
function treeScore(model: RfmModel, rows: Dataset, context: CommandContext): number | undefined {
  const targets = model.task.kind === "classification" ? rows.y : rows.target!;
  return context.compute(() => score(model, rows.X, targets));
}

/** Fits a recursive feature machine. */
export async function run(context: CommandContext<FitFlags>): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const { options } = context;
  const standardize = options.standardize ?? isTable(spec);
  const bare = { ...context, options: { ...context.options, standardize: undefined } };
  const { targets, id = [], sampleWeights: weightColumn } = options;
  const noFeatures = [...id, ...(weightColumn === undefined ? [] : [weightColumn])];
  const loading: LoadOptions = {
    task: "any",
    purpose: "learn",
    targets,
    ...(noFeatures.length > 0 && { drop: [...((bare.options as LoadOptions).drop ?? []), ...noFeatures] }),
  };
  const data =
    options.leafRows === undefined
      ? await loadData(spec, bare, loading)
      : await loadLargeData(spec, bare, loading);
  const task = options.task ?? inferTask(data).task;
  const { test, ...rows } = data;
  const training = { ...forTask(rows, task, spec), ...(id.length > 0 && { ids: id }) };
  const validation = await validationRows(options, training, test, task, context);
  const settings = {
    ...modelOptions(options, standardize, context.common.seed),
    ...(validation && { validation }),
    ...(weightColumn !== undefined && { sampleWeights: await sampleWeights(spec, weightColumn, data) }),
  };
  const { model, lastMetric, validationScores } = await fit({ options, settings, training }, context);
  const report = fitReport(model);
  const judged =
    validation !== undefined && report.rounds.length === 0
      ? treeScore(model, validation, context)
      : undefined;
  if (context.common.out !== undefined) {
    await writeArrays(
      context.common.out,
      lastMetric,
      validationScores,
      training,
      report,
      options.diagonal === true,
    );
  }
  const scoreText = judged === undefined ? "" : `Score on the validation rows: ${shown(judged)}\n\n`;
  return {
    json: { ...report, ...(judged === undefined ? {} : { validationScore: judged }) },
    // those of the reader have been said
    notes: (model.notes ?? []).slice(training.notes?.length ?? 0),
    text: scoreText + fitText(report, context.style, { save: options.save, seconds: options.timeLimit }),
  };
}
