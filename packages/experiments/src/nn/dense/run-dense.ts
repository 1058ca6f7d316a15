import { standardise } from "@collapsar/datasets";
import { matrix } from "@collapsar/linalg";
import { nc1TraceRatio } from "@collapsar/metrics";
import { orNull } from "@collapsar/metrics/parts";
import {
  disposeState,
  evaluate,
  examplesFor,
  mlp,
  type Network,
  resnet18,
  type StartOptions,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainingEpochs,
  useTensorflow,
} from "@collapsar/nn";
import {
  featureAnsatz,
  imageLayout,
  imageRows,
  type LayerCollapse,
  layerCollapse,
  layerOutputs,
  vgg11Truncated,
} from "@collapsar/nn/parts";
import type { ResultRow, TrialContext } from "../../experiment.js";
import { loadSamples } from "../../load-samples.js";
import { deriveSeed } from "../../seed.js";
import { shuffledLabels } from "../../shuffled-labels.js";
import { checkFinite, type EarlyEnd, earlyEnd } from "../training/run-training-features.js";
import type { DenseTrial } from "./dense-config.js";

/** The fully connected layers of [AGOP]'s head by network. */
export function denseLayers(network: DenseTrial["network"]): string[] {
  const name = network === "mlp" ? "hidden" : "fc";
  return Array.from({ length: 5 }, (_, i) => `${name}${i + 1}`);
}

/**
 * Trains one network on ±1 targets and measures its five fully connected layers as it goes; a row a layer and probe.
 */
export async function runDense(trial: DenseTrial, context: TrialContext): Promise<ResultRow[]> {
  const { backend } = await useTensorflow("auto");
  const all = await loadSamples(trial.data, trial.samples, { sort: false });
  const classes = all.classNames.length;
  const layout = imageLayout(all.X.cols);
  const standard = standardise(imageRows(all.X, layout), { ddof: 1 });
  const X = matrix(standard.rows, standard.cols, Float32Array.from(standard.data));
  const network = networkOf(trial, [layout.height, layout.width, layout.channels], classes);
  const examples = examplesFor(network, X, all.y);
  const recipe: TrainingRecipe = {
    loss: "mse",
    coding: "plus-minus",
    optimiser: { kind: trial.optimiser },
    learningRate: trial.learningRate,
    batch: { size: trial.batch },
    epochs: trial.epochs,
    resetOptimiserEachEpoch: trial.resetOptimiser,
  };
  const state = startTraining(network, {
    seed: deriveSeed(context.seed, "dense", trial.network, trial.repeat),
    optimiser: recipe.optimiser,
    ...publishedStart(network, trial),
  });
  const at = evenEpochs(trial);
  const rows: ResultRow[] = [];
  const probed = probedLayers(network, trial);
  const measure = (epoch: number) => {
    checkFinite(state, examples, { epoch, layers: probed });
    const shared = { ...trial, samples: examples.n, backend, epoch };
    rows.push(...probeLayers(state, examples, trial).map((row) => ({ ...shared, ...row })));
  };
  const ended = (end: EarlyEnd) =>
    denseLayers(trial.network).map((name, i) => ({
      ...trial,
      samples: examples.n,
      backend,
      layer: i + 1,
      name,
      ...UNKNOWN,
      ...end,
    }));
  try {
    measure(0);
    const training = trainingEpochs(state, examples, recipe, { signal: context.signal });
    for await (const { epoch, loss } of training) {
      if (at.has(epoch + 1)) measure(epoch + 1);
      const message = `${trial.network}, gain ${trial.gain}: loss ${loss.toPrecision(3)}`;
      context.progress?.((epoch + 1) / trial.epochs, message);
    }
    return rows;
  } catch (error) {
    const end = earlyEnd(error);
    if (end === undefined) throw error;
    return [...rows, ...ended(end)];
  } finally {
    disposeState(state);
  }
}

/** The layers that a probe reads: what goes into each dense layer, and the features. */
function probedLayers({ layers, features }: Network, { network }: DenseTrial): string[] {
  const names = denseLayers(network);
  return [...layers.filter(({ id }) => names.includes(id)).flatMap(({ inputs }) => inputs), features];
}

/** Placeholder values of a network that diverged. */
const UNKNOWN = Object.fromEntries(
  [
    ...["loss", "accuracy", "nc1Input", "nc1Right", "nc1Output", "ansatz", "ansatzRoot"],
    ...["shareWithin", "shareBetween", "shuffledShareWithin"],
  ].map((key) => [key, Number.NaN]),
);

/**
 * How the published code starts its networks. The MLP's hidden layers are Xavier uniform times the gain. In the other
 * two the gain reaches only the dense layers 2 to 5; their convolutions start as torchvision has them (normal by
 * fan-out, biases 0),
 * except for the first one, which the code replaces. All that is left has PyTorch's default.
 */
export function publishedStart(
  network: Network,
  { network: name, gain }: Pick<DenseTrial, "network" | "gain">,
): Pick<StartOptions, "initialisation" | "layers"> {
  const scaled = { initialisation: "xavier", gain } as const;
  if (name === "mlp") {
    return {
      initialisation: "torch",
      layers: Object.fromEntries(denseLayers(name).map((id) => [id, scaled])),
    };
  }
  const torch = { initialisation: "torch" } as const;
  const [first, ...others] = denseLayers(name);
  const stem = network.layers.find(({ operation }) => operation.kind === "conv");
  return {
    initialisation: "he-fan-out",
    layers: {
      ...Object.fromEntries([stem?.id, first, network.output].map((id) => [id, torch])),
      ...Object.fromEntries(others.map((id) => [id, scaled])),
    },
  };
}

/** When a network is measured: at the start, at the end, and at equal distances between. */
function evenEpochs({ epochs, probes }: DenseTrial): Set<number> {
  return new Set(Array.from({ length: probes }, (_, i) => Math.round((i * epochs) / (probes - 1))));
}

function networkOf({ network, width }: DenseTrial, input: readonly number[], classes: number): Network {
  if (network === "mlp") {
    const inputs = input.reduce((a, b) => a * b, 1);
    return mlp({ inputs, classes, hidden: [width, width, width, width, width], bias: false });
  }
  const options = { input, classes, widthFactor: width / 512 };
  return network === "resnet18" ? resnet18(options) : vgg11Truncated(options);
}

/**
 * NC1 by part, the ansatz, and the within- and between-class shares behind the fifth layer; NaN with the reason where
 * features tell no classes apart, or nothing depends on them: they died.
 */
function probeLayers(
  state: TrainingState,
  examples: ReturnType<typeof examplesFor>,
  trial: DenseTrial,
): ResultRow[] {
  const layers = denseLayers(trial.network);
  const parts: readonly (LayerCollapse | null)[] =
    orNull(() => layerCollapse(state, examples, layers)) ??
    layers.map((layer) => orNull(() => layerCollapse(state, examples, [layer])[0]!));
  const ansatz = layers.map((layer) => orNull(() => featureAnsatz(state, examples, [layer])[0]!));
  const { loss, accuracy } = evaluate(state, examples, { loss: "mse", coding: "plus-minus" });
  const features = layerOutputs(state, examples, [state.network.features]).get(state.network.features)!;
  const ratioUnder = (labels: Int32Array) => orNull(() => nc1TraceRatio(features, labels)) ?? Number.NaN;
  const ratio = ratioUnder(examples.labels);
  const shuffled = ratioUnder(shuffledLabels(examples.labels, trial.repeat));
  return layers.map((layer, i) => ({
    layer: i + 1,
    name: layer,
    loss,
    accuracy,
    nc1Input: parts[i]?.input ?? Number.NaN,
    nc1Right: parts[i]?.rightPart ?? Number.NaN,
    nc1Output: parts[i]?.output ?? Number.NaN,
    ansatz: ansatz[i]?.agop ?? Number.NaN,
    ansatzRoot: ansatz[i]?.agopRoot ?? Number.NaN,
    shareWithin: ratio / (1 + ratio),
    shareBetween: 1 / (1 + ratio),
    shuffledShareWithin: shuffled / (1 + shuffled),
    reason: parts[i] && ansatz[i] && Number.isFinite(ratio) ? null : "features died",
  }));
}
