import type { Check } from "../check.js";
import { defineExperiment, type Experiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { gridChecks, normChecks, startChecks } from "./comparison-checks.js";
import { kernelFigures, outputChecks } from "./kernel-figures.js";
import { scatterChecks } from "./scatter-checks.js";
import { spectrumChecks, spectrumFigures, spectrumTables } from "./spectrum.js";
import {
  singleTrainingSchema,
  type TrainingDefaults,
  type TrainingTrial,
  trainingSchema,
  trainingTrials,
} from "./training/network-config.js";
import { networkData } from "./training/network-data.js";
import { runSingleTraining, runTraining } from "./training/run-training.js";
import { tenfoldChecks, trainingChecks, trainingTables } from "./training-checks.js";
import { normFigures, scatterFigures, trainingFigures } from "./training-figures.js";
import { summariseTraining, type TrainingSummary } from "./training-summary.js";

interface TrainingKind {
  readonly id: string;
  readonly title: string;
  readonly figure?: string;
  readonly description: string;
  readonly defaults: TrainingDefaults;
  readonly figures: (summary: TrainingSummary) => NamedFigure[];
  readonly checks?: (summary: TrainingSummary) => Check[];
  readonly tables?: (summary: TrainingSummary) => NamedTable[];
}

/** Backends of TensorFlow.js by name that may be this toolkit's own. */
const own: readonly unknown[] = [undefined, "auto", "collapsar"];

/** Whether a training convolves by this toolkit's own backend. */
const convolves = ({ network, tensorflow }: TrainingTrial): boolean =>
  !network.startsWith("mlp") && own.includes(tensorflow);

/** One way of looking at trained networks: the same trials and probes, other defaults and figures. */
function trainingExperiment({
  id,
  title,
  figure,
  description,
  defaults,
  figures,
  checks = trainingChecks,
  tables = trainingTables,
}: TrainingKind): Experiment {
  return defineExperiment({
    id,
    title,
    paper: "NTC",
    figure,
    description,
    schema: trainingSchema,
    trials: (config) => trainingTrials(config, defaults),
    convolves,
    runTrial: runTraining,
    summarise: summariseTraining,
    figures,
    tables,
    checks,
  });
}

const everything = (summary: TrainingSummary) => [
  ...trainingFigures(summary),
  ...normFigures(summary),
  ...kernelFigures(summary),
];

const threeStarts = ["lecun", "he-fan-out", "torch-published"] as const;

const about =
  "Trains networks as the paper does (Nesterov SGD, staircase decay, class-balanced batches) " +
  "and measures, from epoch to epoch, loss, accuracy, NC1 to NC4, the blocks of the empirical " +
  "kernels of logits and features, their alignment with the labels, and the invariant.";

/** The network and the data of the paper's figures of one network. */
const onMnist = { networks: ["resnet20"], paperData: ["mnist:train"] } as const satisfies TrainingDefaults;

const moreDecay =
  "The small scale takes a few hundred steps where the paper takes 180,000: its weight decay " +
  "is 0.02 in place of 5e-4, so that it acts at all within them.";

export const resnet20Training = trainingExperiment({
  id: "ntk-collapse/resnet20",
  title: "ResNet20: collapse, kernels and invariant over training",
  description: about,
  defaults: { networks: ["resnet20"] },
  figures: everything,
});

export const vggTraining = trainingExperiment({
  id: "ntk-collapse/vgg11",
  title: "VGG11: collapse, kernels and invariant over training",
  description: `${about} ${moreDecay}`,
  defaults: { networks: ["vgg11"], learningRates: [0.2], size: { weightDecay: 0.02 } },
  figures: everything,
});

export const densenetTraining = trainingExperiment({
  id: "ntk-collapse/densenet40",
  title: "DenseNet40: collapse, kernels and invariant over training",
  description: about,
  defaults: { networks: ["densenet40"] },
  figures: everything,
});

export const mlpTraining = trainingExperiment({
  id: "ntk-collapse/mlp",
  title: "An MLP that collapses: NC1, NC2, NC3 and kernel alignment to the end of training",
  description:
    `${about} An MLP with batch normalisation (mlp-norm: ours, not the paper's) is trained for a ` +
    "minute or two, far beyond the epoch at which it fits its rows, with a weight decay of 0.04 " +
    "in place of the published 5e-4: the last phase of collapse takes 1/(rate · decay) steps, " +
    "which the small scale makes short. On the 2,000 first rows of MNIST with " +
    'data=["mnist:DIR"], samples=2000.',
  defaults: {
    networks: ["mlp-norm"],
    learningRates: [0.05],
    size: {
      samples: 1500,
      epochs: 200,
      probes: 16,
      perClass: 12,
      weightDecay: 0.04,
      schedule: "cosine",
    },
  },
  figures: everything,
  checks: (summary) => [...trainingChecks(summary), ...tenfoldChecks(summary)],
});

export const training = trainingExperiment({
  id: "ntk-collapse/training",
  title: "Three initialisations: a network that collapses and one that does not",
  description: about,
  defaults: { ...onMnist, initialisations: [...threeStarts], learningRates: [0.02, 0.2] },
  figures: trainingFigures,
  checks: startChecks,
});

export const scatter = trainingExperiment({
  id: "ntk-collapse/scatter",
  title: "One dot a trained network: collapse against the invariant",
  description: about,
  defaults: {
    ...onMnist,
    initialisations: [...threeStarts, "torch"],
    learningRates: [0.005, 0.02, 0.1, 0.5],
  },
  figures: (summary) => scatterFigures(summary),
  checks: scatterChecks,
});

export const grid = trainingExperiment({
  id: "ntk-collapse/grid",
  title: "Three networks side by side",
  description:
    `${about} The paper's grid is three networks by three data sets: at paper scale, or with ` +
    `data, all nine. ${moreDecay}`,
  defaults: {
    networks: ["resnet20", "vgg11", "densenet40"],
    learningRates: [0.2],
    size: { weightDecay: 0.02 },
  },
  figures: (summary) => [...trainingFigures(summary), ...scatterFigures(summary)],
  checks: gridChecks,
});

export const norms = trainingExperiment({
  id: "ntk-collapse/norms",
  title: "Norms of class means, scatter and global mean over training",
  description: about,
  defaults: { ...onMnist, initialisations: ["lecun", "he-fan-out"], learningRates: [0.1] },
  figures: normFigures,
  checks: normChecks,
});

export const kernels = trainingExperiment({
  id: "ntk-collapse/kernels",
  title: "The measured kernels of a trained ResNet20",
  description: about,
  defaults: onMnist,
  figures: kernelFigures,
  checks: (summary) => [...trainingChecks(summary), ...outputChecks(summary)],
});

export const spectrum = trainingExperiment({
  id: "ntk-collapse/spectrum",
  title: "Three eigenvalues of a block kernel, and the spectra of measured ones",
  description: `${about} The eigenvalues of both kernels at the end are laid beside those of the closest block kernel.`,
  defaults: onMnist,
  figures: spectrumFigures,
  checks: spectrumChecks,
  tables: (summary) => [...spectrumTables(summary), ...trainingTables(summary)],
});

export const crossEntropy = trainingExperiment({
  id: "ntk-collapse/cross-entropy",
  title: "The same under cross-entropy",
  description: about,
  defaults: { ...onMnist, losses: ["half-mse", "cross-entropy"], learningRates: [0.1] },
  figures: everything,
});

/** One network by the settings of a file: what `collapsar train` runs. */
export const train = defineExperiment({
  id: "train",
  title: "One network, trained and measured",
  paper: "NTC",
  description: about,
  schema: singleTrainingSchema,
  prepare: async (config) => {
    await networkData(config.network, config.data, config);
  },
  trials: (config) => [config],
  convolves,
  runTrial: runSingleTraining,
  summarise: summariseTraining,
  figures: everything,
  tables: trainingTables,
  checks: trainingChecks,
});
