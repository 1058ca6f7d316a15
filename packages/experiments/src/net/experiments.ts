import type { Check } from "../check.js";
import { defineExperiment, type Experiment, type NamedFigure } from "../experiment.js";
import { decayChecks, depthChecks, imbalanceChecks, optimiserChecks, shuffledChecks } from "./checks.js";
import { type NetDefaults, type NetVariant, netSchema, netTrials } from "./config.js";
import { courseFigure, endsTable, layerFigure } from "./figures.js";
import { runNet } from "./run.js";
import { type NetSummary, summariseNet } from "./summary.js";

interface NetKind {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly defaults: NetDefaults;
  readonly checks: (summary: NetSummary) => Check[];
  readonly figures: (summary: NetSummary) => NamedFigure[];
}

function netExperiment({ id, title, description, defaults, checks, figures }: NetKind): Experiment {
  return defineExperiment({
    id,
    title,
    paper: "",
    description,
    schema: netSchema,
    trials: (config) => netTrials(config, defaults),
    runTrial: runNet,
    summarise: summariseNet,
    figures,
    checks,
    tables: (summary: NetSummary) => [endsTable(summary)],
  });
}

const about =
  "An MLP is trained under cross-entropy with a rate that falls by a half cosine, and measured " +
  "from epoch to epoch on its training rows.";

// rate, decay and steps of which the product is six: what decay alone moves falls to e⁻⁶
const sgd = { optimiser: "sgd", learningRate: 0.1, weightDecay: 1e-2 } as const;
const size = { hidden: [128, 128], samples: 1000, epochs: 120 };

const collapse = ["nc0Relative", "nc1", "nc2", "nc3Centred", "trainAccuracy", "testAccuracy"] as const;

export const optimiser = netExperiment({
  id: "net/optimiser",
  title: "Collapse under SGD, Adam and AdamW",
  description:
    `${about} SGD and Adam take weight decay into the gradient, AdamW beside it; NC0 is the sum ` +
    "of the classifier's rows, which has to vanish at collapse.",
  defaults: {
    ...size,
    epochs: 240,
    variants: [
      { name: "sgd", ...sgd },
      // Adam divides the decay's small gradient by the loss's large one: at 2e-3, 5e-3 and 120 epochs it has hardly
      // acted
      { name: "adam", optimiser: "adam", learningRate: 5e-3, weightDecay: 1e-2 },
      { name: "adamw", optimiser: "adamw", learningRate: 2e-3, weightDecay: 2 },
      { name: "sgd-no-decay", ...sgd, weightDecay: 0 },
    ],
  },
  checks: optimiserChecks,
  figures: (summary) => [courseFigure(summary, "Three optimisers and a control", collapse)],
});

export const imbalance = netExperiment({
  id: "net/imbalance",
  title: "The classifier of imbalanced classes",
  description:
    `${about} The first half of the classes keeps twenty times as many rows as the second; the ` +
    "classifier is held against the simplex and against the geometry that these sizes ask for.",
  defaults: {
    ...size,
    epochs: 240,
    variants: [
      { name: "imbalanced", ...sgd, imbalance: 20 },
      { name: "balanced", ...sgd, imbalance: 1 },
    ],
  },
  checks: imbalanceChecks,
  figures: (summary) => [
    courseFigure(summary, "Imbalanced classes", [
      ...(["classifierSeli", "classifierEtf", "minorityCosine"] as const),
      ...(["nc1", "trainAccuracy", "testAccuracy"] as const),
    ]),
  ],
});

export const shuffledLabels = netExperiment({
  id: "net/shuffled-labels",
  title: "Collapse onto labels that mean nothing",
  description:
    `${about} Once on the labels as they are, once on the same labels exchanged among the rows ` +
    "at random: the control that every claim about generalisation needs. The default is too " +
    "small for the claim's tenth: NC1 of noise falls to a fifth or sixth, and with " +
    "hidden=[256,256,256], epochs=1000 to an eighth; no size that we ran shows it.",
  defaults: {
    hidden: [256, 256],
    samples: 300,
    epochs: 400,
    variants: [
      { name: "true labels", ...sgd, weightDecay: 4e-3 },
      { name: "shuffled labels", ...sgd, weightDecay: 4e-3, shuffledLabels: 1 },
    ],
  },
  checks: shuffledChecks,
  figures: (summary) => [courseFigure(summary, "True and shuffled labels", collapse)],
});

const decayOrNot: readonly NetVariant[] = [
  { name: "decay", ...sgd },
  { name: "no decay", ...sgd, weightDecay: 0 },
];

export const noDecay = netExperiment({
  id: "net/no-decay",
  title: "Collapse without weight decay",
  description: `${about} With weight decay and without: the control for what decay brings about.`,
  defaults: { ...size, variants: decayOrNot },
  checks: decayChecks,
  figures: (summary) => [courseFigure(summary, "With weight decay and without", collapse)],
});

export const depth = netExperiment({
  id: "net/depth",
  title: "Collapse, ranks and balancedness by layer",
  description:
    `${about} Five hidden layers, with weight decay and without: the collapse of every layer's ` +
    "outputs, the ranks of features and weights, and the balancedness of consecutive layers.",
  defaults: {
    hidden: [96, 96, 96, 96, 96],
    samples: 1000,
    epochs: 160,
    // deep networks die under the decay that shallow ones bear
    variants: decayOrNot.map((variant) => ({
      ...variant,
      learningRate: 0.05,
      weightDecay: variant.weightDecay / 2,
    })),
  },
  checks: depthChecks,
  figures: (summary) => [
    layerFigure(summary, "By layer, at the end", ["nc1", "nc2", "featureRank", "weightRank", "balancedness"]),
    courseFigure(summary, "Over training", collapse),
  ],
});
