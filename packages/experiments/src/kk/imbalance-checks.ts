import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { above, allHold, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { groupBy } from "../statistics.js";
import type { KernelSummary } from "./kernel-summary.js";

/** What one ratio of class sizes gives: the smaller share p and both forms of the data's NC1, averaged. */
interface Imbalance {
  readonly p: number;
  readonly sizes: string;
  /** NC1 of the linear kernel in the code's form for kernels. */
  readonly asKernel: number;
  /** NC1 of the inputs in the code's form for features. */
  readonly asFeatures: number;
}

/** At the largest dimension, where sampling noise is smallest. */
function imbalances({ trials }: KernelSummary): Imbalance[] {
  const d = largestOf(trials.map((trial) => trial.d));
  const own = trials.filter((trial) => trial.d === d);
  return [...groupBy(own, (trial) => trial.sizes.join(" : "))]
    .map(([sizes, group]) => ({
      p: leastOf(group[0]!.sizes) / group[0]!.n,
      sizes,
      asKernel: mean(group.map((trial) => trial.rows.data.nc1)),
      asFeatures: mean(group.map((trial) => trial.nc1Data)),
    }))
    .sort((left, right) => right.p - left.p);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** (1 + (1 − 2p)²)/(4p(1 − p)): how far the code's two definitions of NC1 are apart. */
export function definitionFactor(p: number): number {
  return (1 + (1 - 2 * p) ** 2) / (4 * p * (1 - p));
}

/** How far from the population values the sampled ones may lie. */
const near = below(0.1);

/** Ratios of each value to the one before it. */
const growth = (values: readonly number[]): number[] =>
  values.slice(1).map((value, at) => value / values[at]!);

/** I1: the kernel form rises with imbalance as 1/(4p(1−p)), the feature form falls as 1/(1+(1−2p)²). */
export function checkI1(summary: KernelSummary, nc1: number): Check {
  const found = imbalances(summary);
  const kernelGaps = found.map(({ p, asKernel }) => Math.abs((asKernel * 4 * p * (1 - p)) / nc1 - 1));
  const featureGaps = found.map(({ p, asFeatures }) =>
    Math.abs((asFeatures * (1 + (1 - 2 * p) ** 2)) / nc1 - 1),
  );
  const [rises, falls] = [above(1), below(1)];
  return {
    id: "I1",
    claim:
      "On imbalanced data the code's NC1 rises for kernels, (σ²/m²)/(4p(1−p)), and falls for features, (σ²/m²)/(1+(1−2p)²).",
    source: "kk.md §3 I1 (derived)",
    origin: "ours",
    rule: `from each ratio of sizes to the next more unequal one NC1 changes by a factor ${rises.text} for kernels and ${falls.text} for features, and its relative distance to the population value is ${near.text}`,
    seen: allHold(
      everyIs(rises, growth(found.map(({ asKernel }) => asKernel))),
      everyIs(falls, growth(found.map(({ asFeatures }) => asFeatures))),
      everyIs(near, kernelGaps),
      everyIs(near, featureGaps),
    ),
    detail: `${summary.label}, linear kernel at the largest d: population values met within ${percent(largestOf(kernelGaps))} (kernel form) and ${percent(largestOf(featureGaps))} (feature form)`,
  };
}

/** I2: so the two definitions differ by a factor that depends on the imbalance alone. */
export function checkI2(summary: KernelSummary): Check {
  const found = imbalances(summary);
  const gaps = found.map(({ p, asKernel, asFeatures }) =>
    Math.abs(asKernel / asFeatures / definitionFactor(p) - 1),
  );
  const unequal = found.some(({ p }) => p < 0.5);
  const list = found.map(
    ({ sizes, p, asKernel, asFeatures }) =>
      `${sizes}: ${(asKernel / asFeatures).toFixed(3)} (expected ${definitionFactor(p).toFixed(3)})`,
  );
  return {
    id: "I2",
    claim:
      "Kernel and feature numbers of the published figures differ by (1+(1−2p)²)/(4p(1−p)) on the same data.",
    source: "kk.md §3 I2 (derived)",
    origin: "ours",
    rule: `relative distance to the factor ${near.text} at every ratio of sizes, unequal ones among them`,
    seen: unequal ? everyIs(near, gaps) : undefined,
    detail: `${summary.label}: ${list.join("; ")}`,
  };
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`;
}
