import { InputError } from "@collapsar/linalg";
import { defineExperiment, type Experiment } from "../../experiment.js";
import { gridPoints, gridSchema, resolveGrid, type ScaledGrid } from "./grid-schema.js";
import { checkI1, checkI2 } from "./imbalance-checks.js";
import { checkK1, checkK2, checkK3, checkK4, checkK5 } from "./kernel-checks.js";
import { kernelFigures } from "./kernel-figures.js";
import { kernelRows } from "./kernel-rows.js";
import { type KernelSummary, kernelSummary } from "./kernel-summary.js";
import { kernelTables } from "./kernel-tables.js";
import { equalSizes, MIXTURES, type MixtureName, type MixtureTrial } from "./settings.js";
import { type KernelSweepEntry, kernelSweepEntries, type SweepData } from "./sweep-entries.js";

const published = { samples: [128, 256, 512, 1024], dimensions: [1, 2, 8, 32, 128] };

const grids: Readonly<Record<SweepData, ScaledGrid>> = {
  balanced: { small: { ...published, repeats: 10 }, paper: { ...published, repeats: 10 } },
  imbalanced: {
    small: { ...published, samples: [512], repeats: 3 },
    paper: { ...published, samples: [2048], repeats: 10 },
  },
  "4cls": { small: { ...published, samples: [128, 512], repeats: 3 }, paper: { ...published, repeats: 10 } },
  mu6: { small: { ...published, samples: [128, 512], repeats: 3 }, paper: { ...published, repeats: 10 } },
  std1: {
    small: { samples: [128, 512], dimensions: [8, 16, 32, 64, 128], repeats: 3 },
    paper: { samples: published.samples, dimensions: [8, 16, 32, 64, 128], repeats: 10 },
  },
};

/** Shares of the smaller class: 1:1, 3:5, 1:3, 1:7. */
const SHARES = [1 / 2, 3 / 8, 1 / 4, 1 / 8] as const;

/** The class sizes that a sweep draws for N samples. */
export function sweepSizes(data: SweepData, n: number): number[][] {
  if (data !== "imbalanced") return [equalSizes(n, MIXTURES[mixtureName(data)].classes)];
  return SHARES.map((share) => {
    const small = Math.round(share * n);
    return [small, n - small];
  });
}

export function mixtureName(data: SweepData): MixtureName {
  return data === "balanced" || data === "imbalanced" ? "d1" : data;
}

/**
 * The experiment of one kernel on one kind of data; every trial compares all kernels, so that its claims stand beside
 * the figure.
 */
export function kernelSweep(id: string): Experiment {
  const entry = kernelSweepEntries.find((candidate) => candidate.id === id);
  if (!entry)
    throw new InputError({ fn: "kernelSweep", requirement: "the id of a sweep", received: String(id) });
  const { kernel, data, title } = entry;
  const mixture = mixtureName(data);
  return defineExperiment({
    id,
    title,
    paper: "KK",
    figure: `NC1 against dimension (catalogue kk.md §2, ${kernel} on ${data})`,
    description: describe(entry),
    schema: gridSchema,
    trials: (config): MixtureTrial[] =>
      gridPoints(resolveGrid(config, grids[data])).flatMap(({ n, d, repeat }) =>
        sweepSizes(data, n).map((sizes) => ({ mixture, sizes, d, repeat })),
      ),
    runTrial(trial, { seed, signal }) {
      signal?.throwIfAborted();
      return kernelRows(trial, seed);
    },
    summarise: (rows) => kernelSummary(rows, mixture, kernel),
    figures: kernelFigures,
    tables: kernelTables,
    checks: (summary) => checksOf(entry, summary),
  });
}

function describe({ kernel, data }: KernelSweepEntry): string {
  const { label } = MIXTURES[mixtureName(data)];
  const sizes = data === "imbalanced" ? "classes in the ratios 1:1, 3:5, 1:3 and 1:7" : "balanced classes";
  return (
    `NC1 from the kernel ${kernel} (depth 2, σ_w = 1, σ_b = 0) on Gaussian classes, ${label}, ` +
    `${sizes}, over the input dimension, one curve per number of samples. Every trial computes ` +
    "all kernels on the same data: the NTK should not be more collapsed than the NNGP, and the " +
    "published code's erf derivative shows the opposite."
  );
}

function checksOf({ kernel, data }: KernelSweepEntry, summary: KernelSummary) {
  const activation = kernel.endsWith("relu") ? "relu" : "erf";
  const kind = kernel.startsWith("ntk") ? "ntk" : "nngp";
  const { mean, std } = MIXTURES[summary.mixture];
  return [
    checkK1(summary, activation),
    ...(activation === "relu" ? checkK2(summary) : []),
    checkK3(summary, kind),
    ...(data === "balanced" ? [checkK4(summary, kernel), ...checkK5(summary)] : []),
    ...(data === "imbalanced" ? [...checkI1(summary, (std * std) / (mean * mean)), checkI2(summary)] : []),
  ];
}
