import { gaussianMixture } from "@collapsar/datasets";
import { nngp, ntk } from "@collapsar/kernels";
import type { Matrix } from "@collapsar/linalg";
import { kernelNc1, nc1TraceRatio } from "@collapsar/metrics";
import {
  disposeState,
  examplesFor,
  layerOutputs,
  mlp,
  startTraining,
  type TrainingState,
  trainEpochs,
  useTensorflow,
} from "@collapsar/nn";
import type { LineFigure } from "@collapsar/plot";
import { shortNumber } from "@collapsar/plot";
import { z } from "zod";
import {
  type Check,
  defineExperiment,
  type Experiment,
  type ResultRow,
  type TrialContext,
} from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { groupBy, meanAndDeviation } from "../statistics.js";

/** Settings of [KK]'s two-layer network beside its kernels. */
const fcnSchema = z.object({
  scale: z
    .enum(["small", "paper"])
    .default("small")
    .describe("small: fewer sizes, repeats and epochs; paper: the published grid"),
  sizes: z
    .array(z.array(z.int().min(2)).min(2))
    .optional()
    .describe("class sizes of each curve, for instance [[64, 64]]"),
  dimensions: z.array(z.int().min(1)).optional().describe("input dimensions d0: 1, 2, 8, 32, 128"),
  width: z.int().min(2).optional().describe("hidden width: 500"),
  hiddenLayers: z.int().min(1).optional().describe("hidden layers: 1; the published depth 3 has two"),
  learningRate: z.number().positive().optional().describe("rate of full-batch gradient descent: 1e-3"),
  epochs: z.int().min(1).optional().describe("300, or 1000 at paper scale"),
  repeats: z.int().min(1).optional().describe("fresh data and weights: 3, or 10 at paper scale"),
});
type FcnConfig = z.infer<typeof fcnSchema>;

/** What one experiment changes in the defaults. */
type FcnDefaults = Partial<
  Pick<FcnConfig, "width" | "hiddenLayers" | "learningRate" | "dimensions" | "repeats">
>;

interface FcnTrial {
  readonly activation: "erf" | "relu";
  readonly sizes: readonly number[];
  readonly d: number;
  readonly width: number;
  readonly hiddenLayers: number;
  readonly learningRate: number;
  readonly epochs: number;
  readonly repeat: number;
}

interface Row extends FcnTrial {
  readonly curve: string;
  readonly data: number;
  readonly start: number;
  readonly end: number;
  readonly nngp: number;
  readonly ntk: number;
}

const balanced = {
  small: [[64, 64]],
  paper: [
    [64, 64],
    [128, 128],
    [256, 256],
    [512, 512],
  ],
};
const imbalanced = {
  small: [
    [128, 128],
    [64, 192],
  ],
  paper: [
    [1024, 1024],
    [768, 1280],
    [512, 1536],
    [256, 1792],
  ],
};

function fcnTrials(
  config: FcnConfig,
  activation: FcnTrial["activation"],
  sizes: typeof balanced,
  defaults: FcnDefaults,
): FcnTrial[] {
  const paper = config.scale === "paper";
  const shared = {
    activation,
    width: config.width ?? defaults.width ?? 500,
    hiddenLayers: config.hiddenLayers ?? defaults.hiddenLayers ?? 1,
    learningRate: config.learningRate ?? defaults.learningRate ?? 1e-3,
    epochs: config.epochs ?? (paper ? 1000 : 300),
  };
  const repeats = config.repeats ?? defaults.repeats ?? (paper ? 10 : 3);
  return (config.sizes ?? sizes[config.scale]).flatMap((own) =>
    (config.dimensions ?? defaults.dimensions ?? [1, 2, 8, 32, 128]).flatMap((d) =>
      Array.from({ length: repeats }, (_, repeat) => ({
        ...shared,
        sizes: own,
        d,
        repeat,
      })),
    ),
  );
}

/**
 * Trains the network on y = ∓1 with the published recipe and measures NC1 of its last hidden layer, of the data and of the two
 * kernels — all in one definition, tr Σ_W / tr Σ_B weighted by samples.
 */
async function runFcn(trial: FcnTrial, context: TrialContext): Promise<ResultRow[]> {
  await useTensorflow("auto");
  const { sizes, d, width, hiddenLayers, activation, repeat } = trial;
  const seed = deriveSeed(context.seed, "kk", "d1", sizes.join("+"), d, repeat);
  const { X, y } = gaussianMixture({ sizes: [...sizes], d, mean: 2, std: 0.5, seed });
  const hidden = Array.from({ length: hiddenLayers }, () => width);
  const network = mlp({ inputs: d, classes: 2, hidden, activation });
  const examples = examplesFor(network, X, y);
  const state = startTraining(network, {
    seed: deriveSeed(context.seed, "fcn", d, repeat),
    optimiser: { kind: "sgd" },
    initialisation: "ntk",
    classifierStd: 1.97 / Math.sqrt(width),
  });
  const features = (now: TrainingState) =>
    layerOutputs(now, examples, [network.features]).get(network.features) as Matrix;
  try {
    const start = nc1TraceRatio(features(state), y);
    await trainEpochs(
      state,
      examples,
      {
        // Two outputs ±1 of opposite sign carry the one target y = ∓1 of the paper.
        ...{ loss: "mse", coding: "plus-minus", optimiser: { kind: "sgd" }, weightDecay: 1e-6 },
        ...{ learningRate: trial.learningRate, batch: { size: X.rows }, epochs: trial.epochs },
      },
      {
        signal: context.signal,
        onEpoch: ({ epoch }) => {
          if (epoch % 20 === 0)
            context.progress?.((epoch + 1) / trial.epochs, `${activation}, d = ${d}, ${sizes.join(" + ")}`);
          return false;
        },
      },
    );
    const depth = hiddenLayers + 1;
    const row: Row = {
      ...trial,
      curve: sizes.join(" + "),
      data: nc1TraceRatio(X, y),
      start,
      end: nc1TraceRatio(features(state), y),
      nngp: kernelNc1(nngp({ activation, depth }), X, y).sample.nc1,
      ntk: kernelNc1(ntk({ activation, depth }), X, y).sample.nc1,
    };
    return [{ ...row, sizes: [...sizes] }];
  } finally {
    disposeState(state);
  }
}

interface Summary {
  readonly rows: readonly Row[];
}

const sources = [
  ["network, trained", "end"],
  ["network, at the start", "start"],
  ["NNGP", "nngp"],
  ["NTK", "ntk"],
  ["data", "data"],
] as const;

/** Mean log10 NC1 over repeats by dimension, with one population deviation. */
function curveOf(rows: readonly Row[], key: (typeof sources)[number][1]) {
  const byDimension = [...groupBy(rows, (row) => row.d).entries()].sort(([a], [b]) => a - b);
  const parts = byDimension.map(([, group]) => meanAndDeviation(group.map((row) => Math.log10(row[key]))));
  return {
    x: byDimension.map(([d]) => d),
    y: parts.map(({ mean }) => mean),
    low: parts.map(({ mean, deviation }) => mean - (Number.isFinite(deviation) ? deviation : 0)),
    high: parts.map(({ mean, deviation }) => mean + (Number.isFinite(deviation) ? deviation : 0)),
  };
}

function fcnFigure({ rows }: Summary) {
  const curves = [...groupBy(rows, (row) => row.curve).entries()];
  const panels = curves.map(
    ([curve, own]): LineFigure => ({
      kind: "line",
      title: `class sizes ${curve}`,
      x: { label: "input dimension", scale: "log" },
      y: { label: "log₁₀ NC1" },
      series: sources.map(([name, key]) => ({
        name,
        ...curveOf(own, key),
        dashed: key === "data" || key === "start",
      })),
    }),
  );
  const [first] = rows;
  return [
    {
      name: "nc1",
      figure: {
        kind: "panels" as const,
        title: `NC1 of the ${first?.activation} network and of its kernels`,
        subtitle: `width ${first?.width}, ${first?.epochs} epochs, one definition of NC1 for all`,
        panels,
      },
    },
  ];
}

/** The network starts at its NNGP, up to what a finite width leaves open. */
function fcnChecks({ rows }: Summary): Check[] {
  const gaps = rows.map((row) => Math.abs(Math.log10(row.start / row.nngp)));
  const worst = Math.max(...gaps);
  const small = rows.filter(({ d }) => d <= 8);
  const on = `${rows.length} networks of width ${rows[0]?.width}`;
  const starts: Check = {
    id: "starts-at-nngp",
    claim: "a random hidden layer reaches the NC1 of its NNGP within its Monte-Carlo error",
    source: "[KK], T6",
    seen: worst < 0.1,
    detail: `${on}: largest gap ${shortNumber(worst)} in log10`,
  };
  if (small.length === 0) return [starts];
  const moved = Math.max(...small.map((row) => Math.abs(Math.log10(row.end / row.start))));
  return [
    starts,
    {
      id: "small-dimensions-stay",
      claim: "at the published settings the network hardly moves for d0 ≤ 8 and follows its NNGP there",
      source: "[KK], F1",
      seen: moved < 0.02,
      detail: `${on}: largest change ${shortNumber(moved)} in log10`,
    },
  ];
}

function fcnExperiment(
  id: string,
  activation: FcnTrial["activation"],
  title: string,
  sizes = balanced,
  defaults: FcnDefaults = {},
): Experiment {
  return defineExperiment({
    id,
    title,
    paper: "KK",
    description:
      "The two-layer network of the paper (published initialisation, full-batch gradient descent on ±1 targets), its NC1 after training beside the NC1 of its data, its NNGP and its NTK, by input dimension. Networks and kernels are measured in one definition.",
    schema: fcnSchema,
    trials: (config) => fcnTrials(config, activation, sizes, defaults),
    runTrial: runFcn,
    summarise: (rows: readonly ResultRow[]): Summary => ({ rows: rows as unknown as Row[] }),
    figures: fcnFigure,
    checks: fcnChecks,
  });
}

export const fcnErf = fcnExperiment(
  "network/fcn-erf-balanced",
  "erf",
  "Two-layer erf network beside its kernels",
);
export const fcnRelu = fcnExperiment(
  "network/fcn-relu-balanced",
  "relu",
  "Two-layer ReLU network beside its kernels",
);
export const fcnImbalanced = fcnExperiment(
  "network/fcn-imbalanced",
  "erf",
  "Two-layer erf network on imbalanced classes",
  imbalanced,
);

/** The same network at another size; the catalogue's single runs. */
export const fcnWide = fcnExperiment(
  "network/fcn-wide",
  "erf",
  "A wider two-layer erf network beside its kernels",
  balanced,
  { width: 2000, learningRate: 1e-4, repeats: 2 },
);
export const fcnDepth3 = fcnExperiment(
  "network/fcn-depth3",
  "erf",
  "An erf network with two hidden layers beside its kernels",
  balanced,
  { hiddenLayers: 2, dimensions: [128], repeats: 1 },
);
