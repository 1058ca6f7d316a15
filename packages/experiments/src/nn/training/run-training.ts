import { NumericalError, type Progress } from "@collapsar/linalg";
import {
  disposeState,
  type Schedule,
  startTraining,
  type TensorflowBackend,
  type TrainingRecipe,
  type TrainingState,
  trainingEpochs,
  useTensorflow,
} from "@collapsar/nn";
import { checkpointNotes, readCheckpoint, writeCheckpoint } from "@collapsar/nn/parts";
import type { ResultRow, TrialContext } from "../../experiment.js";
import { deriveSeed } from "../../seed.js";
import { collapseProbe } from "./collapse-probe.js";
import { kernelPictures } from "./kernel-pictures.js";
import type { TrainingTrial } from "./network-config.js";
import { type NetworkData, networkData } from "./network-data.js";
import { earlyEnd, featureFailure, UnmeasurableError } from "./run-training-features.js";
import { checkLayers, keepFiles } from "./run-training-files.js";
import { parseTrainingNotes, trainingNotes } from "./run-training-notes.js";
import { optimiserOf } from "./run-training-settings.js";

/** The published recipe of [NTC]: Nesterov 0.9, a staircase of ×0.1 every 120 of 400 epochs, decay on matrices. */
export function publishedRecipe(trial: TrainingTrial, classes: number): TrainingRecipe {
  return {
    loss: trial.loss,
    optimiser: optimiserOf(trial),
    learningRate: trial.learningRate,
    schedule: scheduleOf(trial),
    weightDecay: trial.weightDecay ?? 5e-4,
    labelSmoothing: trial.labelSmoothing,
    batch: { size: trial.perClass * classes, balanced: trial.balanced ?? trial.classCounts === undefined },
    epochs: trial.epochs,
  };
}

function scheduleOf({ schedule: kind = "staircase", epochs }: TrainingTrial): Schedule {
  if (kind === "constant") return { kind };
  return kind === "cosine"
    ? { kind, epochs }
    : { kind, factor: 0.1, every: Math.max(1, Math.round(0.3 * epochs)) };
}

/** Milliseconds after which an epoch ends with a checkpoint. */
const SAVE_EVERY = 2000;

/** Epochs at which a network is measured: 0, the last, and others evenly between them on a logarithmic axis. */
export function probeEpochs(epochs: number, probes: number): Set<number> {
  const steps = Array.from({ length: probes - 1 }, (_, i) =>
    Math.round((epochs + 1) ** ((i + 1) / (probes - 1)) - 1),
  );
  return new Set([0, ...steps, epochs]);
}

/**
 * Trains one network and measures it as it goes: one row a probe. A training that diverges, or whose features die,
 * ends with a row that says so; one that was stopped goes on from its last checkpoint to the same weights, bit for
 * bit.
 */
export async function runTraining(trial: TrainingTrial, context: TrialContext): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  try {
    await measuredTraining(trial, context, rows);
  } catch (error) {
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    rows.push({ part: "diverged", ...cellsOf(trial), ...end });
  }
  return rows;
}

/**
 * The same for a training that stands alone: one that diverges is an error.
 *
 * @throws NumericalError with the epoch and the learning rate; the last checkpoint is kept
 */
export async function runSingleTraining(trial: TrainingTrial, context: TrialContext): Promise<ResultRow[]> {
  const rows = await runTraining(trial, context);
  const end = rows.at(-1);
  if (end?.["reason"] !== "diverged") return rows;
  const kept = context.checkpoint?.read() === undefined ? "" : "; the last checkpoint before it is kept";
  throw new NumericalError(
    `train: the loss must stay finite, got a divergence in epoch ${end["epoch"]} at learning ` +
      `rate ${trial.learningRate}${kept}`,
  );
}

async function measuredTraining(
  trial: TrainingTrial,
  context: TrialContext,
  rows: ResultRow[],
): Promise<void> {
  const kept = context.checkpoint?.read();
  const notes =
    kept && parseTrainingNotes(checkpointNotes(kept, context.checkpoint?.name), context.checkpoint?.name);
  context.progress?.(0, `${trial.network}: loading TensorFlow.js and ${trial.data}`);
  const { backend } = await useTensorflow(notes?.tensorflow ?? trial.tensorflow);
  const data = await networkData(trial.network, trial.data, trial, context.seed);
  // rows say how many samples there were, not how many were asked for
  const shown = { ...cellsOf(trial), samples: data.train.n, testSamples: data.test?.n ?? 0 };
  const recipe = publishedRecipe(trial, data.network.classes);
  const state = kept
    ? readCheckpoint(data.network, kept, context.checkpoint?.name)
    : startTraining(data.network, {
        seed: deriveSeed(context.seed, "network", trial.network, trial.initialisation),
        optimiser: recipe.optimiser,
        initialisation: trial.initialisation,
      });
  for (const row of notes?.rows ?? []) rows.push(row);
  try {
    checkLayers(data.network, trial.layers);
    await trainAndProbe(state, data, recipe, { trial, shown, context, backend, rows });
    keepFiles(state, data, trial, context);
  } finally {
    disposeState(state);
  }
}

/** The settings of a trial as the cells of its rows; which files are kept is no matter of the rows. */
function cellsOf({ keep: _keep, layers: _layers, ...settings }: TrainingTrial): ResultRow {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

interface Course {
  readonly trial: TrainingTrial;
  readonly shown: ResultRow;
  readonly context: TrialContext;
  readonly backend: TensorflowBackend;
  readonly rows: ResultRow[];
}

async function trainAndProbe(
  state: TrainingState,
  data: NetworkData,
  recipe: TrainingRecipe,
  { trial, shown, context, backend, rows }: Course,
): Promise<void> {
  const at = probeEpochs(trial.epochs, trial.probes);
  const name = `${trial.network}, ${trial.initialisation}, rate ${trial.learningRate}`;
  const measure = (epoch: number) => {
    context.progress?.(epoch / trial.epochs, `${name}: measuring after epoch ${epoch}`);
    const failure = featureFailure(state, data.probe);
    if (failure !== undefined) throw new UnmeasurableError(epoch, failure);
    rows.push({ part: "probe", ...shown, backend, epoch, ...collapseProbe(state, data, trial.loss) });
  };
  let saved = Number.NEGATIVE_INFINITY;
  const save = () => {
    context.checkpoint?.write(writeCheckpoint(state, trainingNotes({ rows, tensorflow: backend })));
    saved = performance.now();
  };
  // A training that was stopped in its first epoch brings the rows of its start with it.
  if (rows.length === 0) {
    measure(0);
    save();
  }
  const work = {
    signal: context.signal,
    onProgress: ({ done, message }: Progress) =>
      context.progress?.(done / trial.epochs, `${name}: ${message}`),
  };
  for await (const { epoch } of trainingEpochs(state, data.train, recipe, work)) {
    if (at.has(epoch + 1)) measure(epoch + 1);
    if (at.has(epoch + 1) || performance.now() - saved > SAVE_EVERY) save();
  }
  const end = { ...shown, backend, epoch: trial.epochs };
  rows.push(...kernelPictures(state, data.probe).map((picture) => ({ part: "kernel", ...end, ...picture })));
}
