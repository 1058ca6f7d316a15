import { NumericalError, transpose } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import {
  disposeState,
  type Examples,
  empiricalNtk,
  examplesFor,
  mlp,
  type Network,
  resnet20,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainingEpochs,
  useTensorflow,
} from "@collapsar/nn";
import { lastLayer, layerOutputs, withNormMomentum } from "@collapsar/nn/parts";
import { type Blocks, type ClosedState, closedDynamics, closestBlockKernel } from "@collapsar/ntk";
import { closedStateOf } from "@collapsar/ntk/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { probeEpochs } from "../nn/training/run-training.js";
import { checkFinite, type EarlyEnd, earlyEnd } from "../nn/training/run-training-features.js";
import { deriveSeed } from "../seed.js";
import { type MlpTrial, type ResnetTrial, starts } from "./config.js";
import { type Measured, measured } from "./measure.js";
import { type Split, splitOf } from "./split.js";

/** Rate of the full-batch steps on ½‖F − Y‖²/(n C); half of it proves it. */
const RATE = 0.5;
const PROBES = 12;

/** A network between its steps, with the rows it is measured on. */
interface Course {
  readonly state: TrainingState;
  readonly train: Examples;
  readonly test: Examples;
  readonly split: Split;
}

function measureNetwork({ state, train, test, split }: Course, epoch: number): Measured {
  const { features, output } = state.network;
  for (const examples of [train, test]) checkFinite(state, examples, { epoch, layers: [features, output] });
  const of = (examples: Examples) => {
    const outputs = layerOutputs(state, examples, [features, output]);
    return [outputs.get(features)!, outputs.get(output)!] as const;
  };
  const [[H, F], [G, P]] = [of(train), of(test)];
  const { W } = lastLayer(state, train);
  return measured({ train: H, test: G, trainOutputs: F, testOutputs: P, weights: W }, split);
}

/**
 * Trains to the end, with what is measured at the start and at about `PROBES` epochs; the row of an end that came
 * before, or none.
 */
async function trained(
  network: Network,
  recipe: TrainingRecipe,
  split: Split,
  {
    seed,
    gain,
    context,
    halving = 1,
    visit,
  }: {
    readonly seed: number;
    /** Steps in the place of one: what is measured is measured at the same times. */
    readonly halving?: number | undefined;
    readonly gain?: number | undefined;
    readonly context: TrialContext;
    readonly visit: (course: Course, epoch: number) => void;
  },
): Promise<EarlyEnd | undefined> {
  await useTensorflow("auto");
  const state = startTraining(network, { seed, optimiser: recipe.optimiser, initialisation: "lecun", gain });
  const train = examplesFor(network, split.train, split.trainLabels);
  const course = { state, train, test: examplesFor(network, split.test, split.testLabels), split };
  const at = new Set([...probeEpochs(recipe.epochs / halving, PROBES)].map((epoch) => halving * epoch));
  try {
    visit(course, 0);
    for await (const { epoch } of trainingEpochs(state, train, recipe, { signal: context.signal })) {
      if (!at.has(epoch + 1)) continue;
      visit(course, epoch + 1);
      context.progress?.(
        (epoch + 1) / recipe.epochs,
        `${network.name}: epoch ${epoch + 1} of ${recipe.epochs}`,
      );
    }
    return undefined;
  } catch (error) {
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    return end;
  } finally {
    disposeState(state);
  }
}

/** The row that says why a network did not come to its end. */
const endedRow = (system: string, { epoch, reason }: EarlyEnd, halving = 1): ResultRow => ({
  system,
  step: epoch / halving,
  reason: `${reason} in epoch ${epoch}`,
});

/** The share of its first error at which the block dynamics take over a network's state. */
const EARLY = 0.7;

/**
 * NC1 and loss that the block dynamics predict from a network's own early state and the blocks of its own feature
 * kernel there, down to the error at which the network ended. They know no other rows than those trained on.
 */
function blockRows({ state, train, split }: Course): (until: number) => ResultRow[] {
  const { H, W, b } = lastLayer(state, train);
  const start = closedStateOf({ t: 0, W, b, H: transpose(H) }, split.trainLabels);
  const kernel = scale(empiricalNtk(state, train, { target: state.network.features }), 1 / H.cols);
  const { relativeDistance, ...kappa } = closestBlockKernel(kernel, split.trainLabels);
  const sizes = { classes: split.classes, perClass: train.n / split.classes };
  return (until) =>
    blocksDown(start, { kappa, sizes, until }).map((row) => ({ ...row, distance: relativeDistance }));
}

/** The block dynamics of a state down to a training error; one row with the reason where they do not come there. */
export function blocksDown(
  start: ClosedState,
  {
    kappa,
    sizes,
    until,
  }: {
    readonly kappa: Blocks;
    readonly sizes: { readonly classes: number; readonly perClass: number };
    readonly until: number;
  },
): ResultRow[] {
  const system = "blocks";
  const entries = sizes.perClass * sizes.classes ** 2;
  const options = { classes: sizes, kappa, loss: (until * entries) / 2, points: 40, rtol: 1e-7 };
  try {
    return closedDynamics(start, options).points.map(({ nc1, nc2, nc3, loss }, step) => ({
      system,
      step,
      trainError: (2 * loss) / entries,
      trainNc1: nc1,
      trainNc2: nc2,
      trainNc3: nc3,
    }));
  } catch (error) {
    if (!(error instanceof NumericalError)) throw error;
    return [{ system, step: 0, reason: error.message }];
  }
}

/** An MLP by full-batch gradient descent, and without decay what the block dynamics predict of it. */
export async function mlpSystem(trial: MlpTrial, context: TrialContext): Promise<ResultRow[]> {
  const split = await splitOf(trial, context.seed);
  const { width, steps, halving, weightDecay, start } = trial;
  const network = mlp({ inputs: split.train.cols, classes: split.classes, hidden: [width, width] });
  const recipe: TrainingRecipe = {
    loss: "half-mse",
    optimiser: { kind: "sgd" },
    learningRate: RATE / halving,
    weightDecay,
    batch: { size: split.train.rows },
    epochs: steps * halving,
  };
  const rows: (ResultRow & Measured)[] = [];
  const settings = { halving, weightDecay, start };
  let blocks: ReturnType<typeof blockRows> | undefined;
  const ended = await trained(network, recipe, split, {
    ...{
      seed: deriveSeed(context.seed, "compare", "mlp", trial.split),
      gain: starts[start],
      context,
      halving,
    },
    visit(course, epoch) {
      rows.push({ system: "mlp", step: epoch / halving, ...measureNetwork(course, epoch) });
      const early = rows.at(-1)!.trainError! < EARLY * rows[0]!.trainError!;
      if (weightDecay === 0 && halving === 1 && early) blocks ??= blockRows(course);
    },
  });
  const others = ended ? [endedRow("mlp", ended, halving)] : (blocks?.(rows.at(-1)!.trainError!) ?? []);
  return [...rows, ...others].map((row) => ({ ...row, ...settings }));
}

/** Rows as the images that a ResNet takes. */
const sideOf = (columns: number) => {
  const channels = Number.isInteger(Math.sqrt(columns)) ? 1 : 3;
  return { side: Math.sqrt(columns / channels), channels };
};

/** A ResNet20 with as many features as the MLP, in batches with momentum. */
export async function resnetSystem(trial: ResnetTrial, context: TrialContext): Promise<ResultRow[]> {
  const split = await splitOf(trial, context.seed);
  const { width, epochs, weightDecay } = trial;
  const { side, channels } = sideOf(split.train.cols);
  if (!Number.isInteger(side)) return [{ system: "resnet", step: 0, reason: "the rows are no images" }];
  const whole = resnet20({ input: [side, side, channels], classes: split.classes, widthFactor: width / 64 });
  const recipe: TrainingRecipe = {
    loss: "half-mse",
    optimiser: { kind: "sgd", momentum: 0.9 },
    learningRate: 0.2,
    weightDecay,
    schedule: { kind: "cosine", epochs },
    batch: { size: 5 * split.classes },
    epochs,
  };
  const rows: ResultRow[] = [];
  const ended = await trained(withNormMomentum(whole, 0.9), recipe, split, {
    seed: deriveSeed(context.seed, "compare", "resnet", trial.split),
    context,
    visit: (course, epoch) =>
      void rows.push({ system: "resnet", step: epoch, ...measureNetwork(course, epoch) }),
  });
  if (ended) rows.push(endedRow("resnet", ended));
  return rows.map((row) => ({ ...row, weightDecay }));
}
