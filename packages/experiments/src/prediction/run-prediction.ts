import { digits, perClass as firstPerClass } from "@collapsar/datasets";
import { NumericalError, transpose } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import {
  disposeState,
  type Examples,
  empiricalNtk,
  evaluate,
  examplesFor,
  mlp,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainingEpochs,
  useTensorflow,
} from "@collapsar/nn";
import { lastLayer } from "@collapsar/nn/parts";
import {
  type Blocks,
  type ClosedState,
  closedDynamics,
  closestBlockKernel,
  stateCollapse,
} from "@collapsar/ntk";
import { closedStateOf } from "@collapsar/ntk/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { probeEpochs } from "../nn/training/run-training.js";
import {
  checkFinite,
  type EarlyEnd,
  earlyEnd,
  featureFailure,
  UnmeasurableError,
} from "../nn/training/run-training-features.js";
import { deriveSeed } from "../seed.js";
import type { PredictionTrial } from "./config.js";

const CLASSES = 10;

/**
 * A measured moment of the training: its flow time, collapse, loss ½‖F − Y‖² and, where the dynamics need them,
 * blocks.
 */
interface Moment {
  readonly time: number;
  readonly nc1: number;
  readonly loss: number;
  readonly kappa?: Blocks;
  readonly distance?: number;
}

interface Measured {
  readonly moments: readonly Moment[];
  /** Undefined where the training ended before the dynamics take over. */
  readonly start: ClosedState | undefined;
  /** Why the training did not come to its end. */
  readonly ended: EarlyEnd | undefined;
  /** Steps at which the loss rose: gradient flow has none. */
  readonly rises: number;
}

/** Full-batch gradient descent is gradient flow on ½‖F − Y‖² at time rate · steps/(n C). */
async function measuredCourse(trial: PredictionTrial, context: TrialContext): Promise<Measured> {
  const { perClass, width, learningRate, epochs, probes, from, repeat, halving, coarse } = trial;
  await useTensorflow("auto");
  const { X: raw, y } = firstPerClass(digits(), perClass);
  const network = mlp({ inputs: 64, classes: CLASSES, hidden: [width, width] });
  const examples = examplesFor(network, scale(raw, 1 / 16), y);
  const seed = deriveSeed(context.seed, "dynamics-vs-network", repeat);
  const state = startTraining(network, { seed, optimiser: { kind: "sgd" }, initialisation: "lecun" });
  const at = new Set([from, ...[...probeEpochs(epochs, probes)].filter((step) => step > from)]);
  const recipe: TrainingRecipe = {
    loss: "half-mse",
    optimiser: { kind: "sgd" },
    learningRate: learningRate / halving,
    batch: { size: examples.n },
    epochs: halving * epochs,
  };
  const moments: Moment[] = [];
  let start: ClosedState | undefined;
  let ended: EarlyEnd | undefined;
  let [before, rises] = [Number.POSITIVE_INFINITY, 0];
  try {
    for await (const { epoch, loss } of trainingEpochs(state, examples, recipe, { signal: context.signal })) {
      // float32 sums of the loss differ by less
      if (loss > before * (1 + 1e-6)) rises++;
      before = loss;
      const step = (epoch + 1) / halving;
      if (step % 50 === 0) context.progress?.((0.9 * step) / epochs, `step ${step} of ${epochs}`);
      if (!at.has(step)) continue;
      checkMeasurable(state, examples, epoch + 1);
      const closed = closedStateAt(state, examples, y);
      start ??= closed;
      const time = (learningRate * (step - from)) / (examples.n * CLASSES);
      moments.push({ time, ...momentOf(state, examples, closed, halving === 1 && !coarse) });
    }
  } catch (error) {
    ended = earlyEnd(error);
    if (ended === undefined) throw error;
  } finally {
    disposeState(state);
  }
  return { moments, start, ended, rises };
}

/** Ends a training of which the next moment cannot be measured. */
function checkMeasurable(state: TrainingState, examples: Examples, epoch: number): void {
  const { features, output } = state.network;
  checkFinite(state, examples, { epoch, layers: [features, output] });
  const failure = featureFailure(state, examples);
  if (failure !== undefined) throw new UnmeasurableError(epoch, failure);
}

function closedStateAt(state: TrainingState, examples: Examples, y: Int32Array): ClosedState {
  const { H, W, b } = lastLayer(state, examples);
  return closedStateOf({ t: 0, W, b, H: transpose(H) }, y);
}

function momentOf(state: TrainingState, examples: Examples, closed: ClosedState, withBlocks: boolean) {
  const sizes = Float64Array.from({ length: CLASSES }, () => examples.n / CLASSES);
  const { nc1 } = stateCollapse(closed, sizes);
  const { loss } = evaluate(state, examples, { loss: "half-mse" });
  const moment = { nc1, loss: loss * examples.n * CLASSES };
  if (!withBlocks) return moment;
  const { features, layers } = state.network;
  const width = layers.find(({ id }) => id === features)?.shape[0] ?? 1;
  const kernel = scale(empiricalNtk(state, examples, { target: features }), 1 / width);
  const { relativeDistance: distance, ...kappa } = closestBlockKernel(kernel, examples.labels);
  return { ...moment, kappa, distance };
}

/** Blocks between the measured moments by straight lines. */
export function blocksOverTime(moments: readonly { time: number; kappa: Blocks }[]): (t: number) => Blocks {
  return (t) => {
    const after = moments.findIndex(({ time }) => time >= t);
    const right = moments[after < 0 ? moments.length - 1 : after]!;
    const left = moments[Math.max(0, (after < 0 ? moments.length : after) - 1)]!;
    const share =
      right.time > left.time ? Math.min(1, Math.max(0, (t - left.time) / (right.time - left.time))) : 0;
    const mix = (part: keyof Blocks) => left.kappa[part] + share * (right.kappa[part] - left.kappa[part]);
    return { diagonal: mix("diagonal"), within: mix("within"), between: mix("between") };
  };
}

/** The moments with their blocks in reversed order. */
const reversed = (moments: readonly { readonly time: number; readonly kappa: Blocks }[]) =>
  moments.map(({ time }, i) => ({ time, kappa: moments[moments.length - 1 - i]!.kappa }));

/** A predicted course at the times of the moments; NaN, with the reason, where the dynamics cannot be followed. */
export function predictedRows(
  curve: string,
  { start, moments }: { readonly start: ClosedState; readonly moments: readonly Pick<Moment, "time">[] },
  perClass: number,
  kappa: Blocks | ((t: number) => Blocks),
): ResultRow[] {
  const times = moments.map(({ time }) => time);
  const classes = { classes: CLASSES, perClass };
  try {
    const { points } = closedDynamics(start, { classes, kappa, time: times.at(-1)!, times, rtol: 1e-7 });
    return points.map(({ time, nc1, loss }) => ({ curve, time, nc1, loss }));
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    return times.map((time) => ({ curve, time, nc1: Number.NaN, loss: Number.NaN, reason: error.message }));
  }
}

/**
 * A network's measured course; at the whole step also what the block dynamics predict of it from its early state. One
 * that diverges, or whose features die, ends with a row that says so, and nothing is predicted of it.
 */
export async function runPrediction(trial: PredictionTrial, context: TrialContext): Promise<ResultRow[]> {
  const { moments, rises, start, ended } = await measuredCourse(trial, context);
  const { repeat, halving, coarse, perClass } = trial;
  const own = moments.map(({ kappa, time, nc1, loss, distance = null }) => ({
    curve: "measured",
    time,
    nc1,
    loss,
    ...kappa,
    distance,
  }));
  const known = moments as readonly (Moment & { kappa: Blocks })[];
  const others = ended
    ? [{ curve: "ended", ...ended }]
    : halving === 2 || coarse
      ? []
      : [
          ...predictedRows("κ over time", { start: start!, moments }, perClass, blocksOverTime(known)),
          ...predictedRows(
            "κ reversed",
            { start: start!, moments },
            perClass,
            blocksOverTime(reversed(known)),
          ),
          ...predictedRows("κ constant", { start: start!, moments }, perClass, known[0]!.kappa),
        ];
  return [...own, ...others].map((row) => ({ repeat, halving, coarse, rises, ...row }));
}
