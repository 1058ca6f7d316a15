import { defineExperiment, type Experiment, type ResultRow } from "../../experiment.js";
import { fcnChecks } from "./fcn-checks.js";
import { balancedSizes, type FcnVariant, fcnSchema, fcnTrials, imbalancedSizes } from "./fcn-config.js";
import { fcnFigures, fcnTables } from "./fcn-figures.js";
import type { FcnSummary } from "./fcn-summary.js";
import { type FcnRow, runFcn } from "./run-fcn.js";

/** Changes of each experiment to the published settings. */
export const fcnVariants = {
  "network/fcn-erf-balanced": { activation: "erf", sizes: balancedSizes },
  "network/fcn-relu-balanced": { activation: "relu", sizes: balancedSizes },
  "network/fcn-imbalanced": { activation: "erf", sizes: imbalancedSizes },
  "network/fcn-wide": {
    activation: "erf",
    sizes: balancedSizes,
    width: 2000,
    learningRate: 1e-4,
    repeats: 2,
  },
  "network/fcn-depth3": {
    activation: "erf",
    hiddenLayers: 2,
    dimensions: [128],
    repeats: 1,
    sizes: { small: [[64, 64]], paper: [[512, 512]] },
  },
} as const satisfies Record<string, FcnVariant>;

function fcnExperiment(id: keyof typeof fcnVariants, title: string): Experiment {
  return defineExperiment({
    id,
    title,
    paper: "KK",
    description:
      "The network of the paper (one output, published initialisation, full-batch gradient descent " +
      "on ±1 targets), its NC1 after training beside the NC1 of its data, its NNGP, its NTK and, " +
      "for erf with one hidden layer, the adaptive kernel, by input dimension. All are measured in " +
      "one definition.",
    schema: fcnSchema,
    trials: (config) => fcnTrials(config, fcnVariants[id]),
    runTrial: runFcn,
    summarise: (rows: readonly ResultRow[]): FcnSummary => ({ rows: rows as unknown as FcnRow[] }),
    figures: fcnFigures,
    tables: fcnTables,
    checks: fcnChecks,
  });
}

export const fcnErf = fcnExperiment("network/fcn-erf-balanced", "Two-layer erf network beside its kernels");
export const fcnRelu = fcnExperiment(
  "network/fcn-relu-balanced",
  "Two-layer ReLU network beside its kernels",
);
export const fcnImbalanced = fcnExperiment(
  "network/fcn-imbalanced",
  "Two-layer erf network on imbalanced classes",
);
export const fcnWide = fcnExperiment("network/fcn-wide", "A wider two-layer erf network beside its kernels");
export const fcnDepth3 = fcnExperiment(
  "network/fcn-depth3",
  "An erf network with two hidden layers beside its kernels",
);
