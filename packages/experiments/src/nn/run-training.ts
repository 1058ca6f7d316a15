import {
  checkpointNotes,
  DivergenceError,
  disposeState,
  empiricalNtk,
  readCheckpoint,
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
import type { TrainingTrial } from "./network-config.js";
import { type NetworkData, networkData } from "./network-data.js";

/** The published recipe of [NTC]: Nesterov 0.9, a staircase of ×0.1 every 120 of 400 epochs, decay 5e-4 on matrices. */
export function publishedRecipe(trial: TrainingTrial, classes: number): TrainingRecipe {
  return {
    loss: trial.loss,
    optimiser: { kind: "sgd", momentum: 0.9, nesterov: true },
    learningRate: trial.learningRate,
    schedule: { kind: "staircase", factor: 0.1, every: Math.max(1, Math.round(0.3 * trial.epochs)) },
    weightDecay: 5e-4,
    batch: { size: trial.perClass * classes, balanced: true },
    epochs: trial.epochs,
  };
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
 * Trains one network and measures it as it goes: one row a probe. A training that diverges ends with a row that says so; one that
 * was stopped goes on from its last checkpoint to the same weights, bit for bit.
 */
export async function runTraining(trial: TrainingTrial, context: TrialContext): Promise<ResultRow[]> {
  const { backend } = await useTensorflow("auto");
  const data = await networkData(trial.network, trial.data, trial);
  const recipe = publishedRecipe(trial, data.network.classes);
  const kept = context.checkpoint?.read();
  const state = kept
    ? readCheckpoint(data.network, kept)
    : startTraining(data.network, {
        seed: deriveSeed(context.seed, "network", trial.network, trial.initialisation),
        optimiser: recipe.optimiser,
        initialisation: trial.initialisation,
      });
  const rows = kept ? (JSON.parse(checkpointNotes(kept) ?? "[]") as ResultRow[]) : [];
  try {
    return await measuredTraining(state, data, recipe, { trial, context, backend, rows });
  } finally {
    disposeState(state);
  }
}

async function measuredTraining(
  state: TrainingState,
  data: NetworkData,
  recipe: TrainingRecipe,
  {
    trial,
    context,
    backend,
    rows,
  }: { trial: TrainingTrial; context: TrialContext; backend: string; rows: ResultRow[] },
): Promise<ResultRow[]> {
  const at = probeEpochs(trial.epochs, trial.probes);
  const name = `${trial.network}, ${trial.initialisation}, rate ${trial.learningRate}`;
  const measure = (epoch: number) => {
    rows.push({ part: "probe", ...trial, backend, epoch, ...collapseProbe(state, data, trial.loss) });
  };
  if (state.epoch === 0) measure(0);
  let saved = Number.NEGATIVE_INFINITY;
  try {
    await trainEpochs(state, data.train, recipe, {
      signal: context.signal,
      onStep: () => new Promise((resolve) => setTimeout(resolve, 0)),
      onEpoch: ({ epoch, loss, accuracy }) => {
        if (at.has(epoch + 1)) measure(epoch + 1);
        if (context.checkpoint && (at.has(epoch + 1) || performance.now() - saved > SAVE_EVERY)) {
          context.checkpoint.write(writeCheckpoint(state, JSON.stringify(rows)));
          saved = performance.now();
        }
        context.progress?.(
          (epoch + 1) / trial.epochs,
          `${name}: loss ${loss.toPrecision(3)}, accuracy ${accuracy.toFixed(3)}`,
        );
        return false;
      },
    });
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    rows.push({ part: "diverged", ...trial, backend, epoch: error.epoch });
    return rows;
  }
  for (const target of [state.network.output, state.network.features]) {
    const K = empiricalNtk(state, data.probe, { target });
    const kernel = target === state.network.output ? "gamma" : "kappa";
    const picture = Array.from(K.data, (value) => Number(value.toPrecision(5)));
    rows.push({ part: "kernel", ...trial, backend, epoch: trial.epochs, kernel, side: K.rows, picture });
  }
  return rows;
}
