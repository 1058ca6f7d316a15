import { type Dataset, takeRows } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { maxAbs } from "@collapsar/linalg/parts";
import { type Measurement, measureFeatures } from "@collapsar/metrics";
import {
  disposeState,
  type Examples,
  evaluate,
  examplesFor,
  mlp,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainingEpochs,
  useTensorflow,
} from "@collapsar/nn";
import { lastLayer, layerOutputs } from "@collapsar/nn/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { loadSamples } from "../load-samples.js";
import { probeEpochs } from "../nn/training/run-training.js";
import { checkFinite, earlyEnd } from "../nn/training/run-training-features.js";
import { alteredTraining } from "../nn/training/run-training-labels.js";
import { deriveSeed } from "../seed.js";
import type { NetTrial } from "./config.js";
import { layerRows } from "./layer-rows.js";

/** Training and test rows, values scaled to a largest of 1. */
async function splitRows({ data, samples, testSamples }: NetTrial) {
  const all = await loadSamples(data, samples + testSamples, { sort: false });
  const largest = maxAbs(all.X) || 1;
  const X: Matrix = { ...all.X, data: new Float32Array(all.X.data.map((value) => value / largest)) };
  const scaled: Dataset = { ...all, X };
  const upTo = Math.min(samples, all.y.length);
  const rows = (from: number, to: number) =>
    takeRows(
      scaled,
      Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i),
    );
  return { train: rows(0, upTo), test: rows(upTo, all.y.length), classes: all.classNames.length };
}

/** Rows of each class: the first half of the classes `imbalance` times as many as the second. */
function countsOf(y: Int32Array, classes: number, imbalance: number): number[] {
  const sizes = new Int32Array(classes);
  for (const label of y) sizes[label]!++;
  const most = sizes.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY);
  const few = Math.max(2, Math.round(most / imbalance));
  return Array.from({ length: classes }, (_, c) => (c < classes / 2 ? most : few));
}

const recipeOf = ({ optimiser, learningRate, weightDecay, batch, epochs }: NetTrial): TrainingRecipe => ({
  loss: "cross-entropy",
  optimiser: optimiser === "sgd" ? { kind: "sgd", momentum: 0.9, nesterov: true } : { kind: optimiser },
  learningRate,
  schedule: { kind: "cosine", epochs },
  weightDecay,
  batch: { size: batch },
  epochs,
});

const orNaN = (value: number | null | undefined) => value ?? Number.NaN;

/** Cosine of two rows. */
function cosine(W: Matrix, a: number, b: number): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let j = 0; j < W.cols; j++) {
    const [u, v] = [W.data[a * W.cols + j]!, W.data[b * W.cols + j]!];
    [ab, aa, bb] = [ab + u * v, aa + u * u, bb + v * v];
  }
  return ab / Math.sqrt(aa * bb);
}

/** Mean cosine over pairs of classifier rows from `from` to before `to`. */
function meanCosine(W: Matrix, from: number, to: number): number {
  let [sum, pairs] = [0, 0];
  for (let a = from; a < to; a++)
    for (let b = a + 1; b < to; b++) [sum, pairs] = [sum + cosine(W, a, b), pairs + 1];
  return pairs === 0 ? Number.NaN : sum / pairs;
}

function cells({ nc1, nc2, nc3, nc4, classifier, seli }: Measurement, W: Matrix): ResultRow {
  const half = Math.ceil(W.rows / 2);
  return {
    nc1: orNaN(nc1?.traceRatio),
    nc2: orNaN(nc2?.etfDistance),
    nc3: orNaN(nc3?.selfDuality),
    nc3Centred: orNaN(nc3?.centred.selfDuality),
    nc4: nc4 ?? Number.NaN,
    nc0: orNaN(classifier?.nc0),
    nc0Relative: orNaN(classifier?.nc0Relative),
    // both of W as it is, so that they are one and the same for classes of one size
    classifierEtf: orNaN(classifier?.etfDistance),
    classifierSeli: orNaN(seli?.weights),
    majorityCosine: meanCosine(W, 0, half),
    minorityCosine: meanCosine(W, half, W.rows),
  };
}

function probe(state: TrainingState, train: Examples, test: Examples): ResultRow {
  const { H, W, b } = lastLayer(state, train);
  const groups = { metrics: ["nc", "classifier", "class"] as const, weights: W, bias: b };
  const own = evaluate(state, train, { loss: "cross-entropy" });
  return {
    trainLoss: own.loss,
    trainAccuracy: own.accuracy,
    testAccuracy: evaluate(state, test, { loss: "cross-entropy" }).accuracy,
    ...cells(measureFeatures(H, train.labels, groups), W),
  };
}

/** Probes of a training: the start, the end, and eight between on a logarithmic axis. */
const PROBES = 10;

/** Trains one MLP under cross-entropy and measures it as it goes; at the start and the end also layer by layer. */
export async function runNet(trial: NetTrial, context: TrialContext): Promise<ResultRow[]> {
  const { backend } = await useTensorflow("auto");
  const { train, test, classes } = await splitRows(trial);
  const { imbalance, shuffledLabels } = trial;
  const settings = {
    shuffledLabels,
    ...(imbalance !== undefined && { classCounts: countsOf(train.y, classes, imbalance) }),
  };
  const altered = alteredTraining(train, settings, context.seed);
  const network = mlp({ inputs: train.X.cols, classes, hidden: trial.hidden });
  const [own, other] = [examplesFor(network, altered.X, altered.y), examplesFor(network, test.X, test.y)];
  const recipe = recipeOf(trial);
  const state = startTraining(network, {
    seed: deriveSeed(context.seed, "net", trial.repeat),
    optimiser: recipe.optimiser,
    initialisation: "he-fan-out",
  });
  const { hidden, ...plain } = trial;
  const shared = { ...plain, hidden: hidden.join("-"), samples: own.n, classes, backend };
  const rows: ResultRow[] = [];
  const probed = [...activationsOf(state), state.network.features];
  const measure = (epoch: number) => {
    checkFinite(state, own, { epoch, layers: probed });
    rows.push({ part: "probe", ...shared, epoch, ...probe(state, own, other) });
  };
  const layers = (epoch: number) => {
    const ids = trial.hidden.map((_, i) => `hidden${i + 1}`);
    const found = layerRows(state, layerOutputs(state, own, activationsOf(state)), own.labels, ids);
    rows.push(...found.map((row) => ({ part: "layer", ...shared, epoch, ...row })));
  };
  try {
    measure(0);
    layers(0);
    const at = probeEpochs(trial.epochs, PROBES);
    for await (const { epoch, loss } of trainingEpochs(state, own, recipe, { signal: context.signal })) {
      if (at.has(epoch + 1)) measure(epoch + 1);
      context.progress?.((epoch + 1) / trial.epochs, `${trial.name}: loss ${loss.toPrecision(3)}`);
    }
    layers(trial.epochs);
    return rows;
  } catch (error) {
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    return [...rows, { part: "ended", ...shared, ...end }];
  } finally {
    disposeState(state);
  }
}

/** The outputs of the hidden layers, after their activation. */
const activationsOf = ({ network }: TrainingState) =>
  network.layers.flatMap(({ id, operation }) => (operation.kind === "activation" ? [id] : []));
