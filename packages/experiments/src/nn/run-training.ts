import {
  checkpointNotes,
  DivergenceError,
  disposeState,
  readCheckpoint,
  type Schedule,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainEpochs,
  useTensorflow,
  writeCheckpoint,
} from "@collapsar/nn";
import type { ResultRow, TrialContext } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { collapseProbe } from "./collapse-probe.js";
import { kernelPictures } from "./kernel-pictures.js";
import type { TrainingTrial } from "./network-config.js";
import { type NetworkData, networkData } from "./network-data.js";

/** The published recipe of [NTC]: Nesterov 0.9, a staircase of ×0.1 every 120 of 400 epochs, decay on matrices. */
export function publishedRecipe(trial: TrainingTrial, classes: number): TrainingRecipe {
  return {
    loss: trial.loss,
    optimiser: { kind: "sgd", momentum: 0.9, nesterov: true },
    learningRate: trial.learningRate,
    schedule: scheduleOf(trial),
    weightDecay: trial.weightDecay ?? 5e-4,
    batch: { size: trial.perClass * classes, balanced: true },
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
 * Trains one network and measures it as it goes: one row a probe. A training that diverges, or whose features die, ends with a row
 * that says so; one that was stopped goes on from its last checkpoint to the same weights, bit for bit.
 */
export async function runTraining(trial: TrainingTrial, context: TrialContext): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  try {
    await measuredTraining(trial, context, rows);
  } catch (error) {
    const end = endOf(error);
    if (end === undefined || rows.length === 0) throw error;
    rows.push({ part: "diverged", ...trial, ...end });
  }
  return rows;
}

/**
 * The same for a training that stands alone: one that diverges is an error.
 *
 * @throws RangeError with the epoch and the learning rate; the last checkpoint is kept
 */
export async function runSingleTraining(trial: TrainingTrial, context: TrialContext): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  try {
    await measuredTraining(trial, context, rows);
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    const kept = context.checkpoint?.read() === undefined ? "" : "; the last checkpoint before it is kept";
    throw new RangeError(
      `train: the loss must stay finite, got a divergence in epoch ${error.epoch} at learning rate ${error.learningRate}${kept}`,
    );
  }
  return rows;
}

/** Why a training ended early, or undefined for a fault. */
function endOf(error: unknown): { epoch: number; reason: string } | undefined {
  if (error instanceof DivergenceError) return { epoch: error.epoch, reason: "diverged" };
  if (error instanceof DeadFeaturesError) return { epoch: error.epoch, reason: "features died" };
  return undefined;
}

/** Two classes have the same mean feature, as after all units of the last layer have died: nothing can be measured. */
class DeadFeaturesError extends RangeError {
  constructor(
    readonly epoch: number,
    reason: string,
  ) {
    super(`measuredTraining: features must tell classes apart, got in epoch ${epoch}: ${reason}`);
  }
}

async function measuredTraining(
  trial: TrainingTrial,
  context: TrialContext,
  rows: ResultRow[],
): Promise<void> {
  const { backend } = await useTensorflow(trial.tensorflow);
  const data = await networkData(trial.network, trial.data, trial);
  // rows say how many samples there were, not how many were asked for
  const shown = { ...trial, samples: data.train.n, testSamples: data.test?.n ?? 0 };
  const recipe = publishedRecipe(trial, data.network.classes);
  const kept = context.checkpoint?.read();
  const state = kept
    ? readCheckpoint(data.network, kept, context.checkpoint?.name)
    : startTraining(data.network, {
        seed: deriveSeed(context.seed, "network", trial.network, trial.initialisation),
        optimiser: recipe.optimiser,
        initialisation: trial.initialisation,
      });
  if (kept) rows.push(...(JSON.parse(checkpointNotes(kept) ?? "[]") as ResultRow[]));
  try {
    await trainAndProbe(state, data, recipe, { trial: shown, context, backend, rows });
  } finally {
    disposeState(state);
  }
}

interface Course {
  readonly trial: TrainingTrial;
  readonly context: TrialContext;
  readonly backend: string;
  readonly rows: ResultRow[];
}

async function trainAndProbe(
  state: TrainingState,
  data: NetworkData,
  recipe: TrainingRecipe,
  { trial, context, backend, rows }: Course,
): Promise<void> {
  const at = probeEpochs(trial.epochs, trial.probes);
  const name = `${trial.network}, ${trial.initialisation}, rate ${trial.learningRate}`;
  const measure = (epoch: number) => {
    rows.push({ part: "probe", ...trial, backend, epoch, ...probed(state, data, trial, epoch) });
  };
  let saved = Number.NEGATIVE_INFINITY;
  const save = () => {
    context.checkpoint?.write(writeCheckpoint(state, JSON.stringify(rows)));
    saved = performance.now();
  };
  // A training that was stopped in its first epoch brings the rows of its start with it.
  if (rows.length === 0) {
    measure(0);
    save();
  }
  await trainEpochs(state, data.train, recipe, {
    signal: context.signal,
    onStep: () => new Promise((resolve) => setTimeout(resolve, 0)),
    onEpoch: ({ epoch, loss, accuracy }) => {
      if (at.has(epoch + 1)) measure(epoch + 1);
      if (at.has(epoch + 1) || performance.now() - saved > SAVE_EVERY) save();
      context.progress?.(
        (epoch + 1) / trial.epochs,
        `${name}: loss ${loss.toPrecision(3)}, accuracy ${accuracy.toFixed(3)}`,
      );
      return false;
    },
  });
  const end = { ...trial, backend, epoch: trial.epochs };
  rows.push(...kernelPictures(state, data.probe).map((picture) => ({ part: "kernel", ...end, ...picture })));
}

function probed(state: TrainingState, data: NetworkData, { loss }: TrainingTrial, epoch: number) {
  try {
    return collapseProbe(state, data, loss);
  } catch (error) {
    if (error instanceof RangeError && /different means/.test(error.message))
      throw new DeadFeaturesError(epoch, error.message);
    throw error;
  }
}
