import { groupBy } from "../../statistics.js";
import type { KernelRow, SweptKernel } from "./kernel-rows.js";
import { type LogBand, logBand } from "./log-band.js";
import { MIXTURES, type MixtureName } from "./settings.js";

/** All kernels on the data of one trial, side by side. */
export interface ComparedTrial {
  readonly n: number;
  readonly sizes: readonly number[];
  readonly d: number;
  readonly repeat: number;
  readonly nc1Data: number;
  readonly rows: Readonly<Record<SweptKernel, KernelRow>>;
}

/** The rows of a sweep, by trial. */
export interface KernelSummary {
  readonly shown: SweptKernel;
  readonly mixture: MixtureName;
  readonly label: string;
  readonly trials: readonly ComparedTrial[];
}

export function kernelSummary(
  rows: readonly KernelRow[],
  mixture: MixtureName,
  shown: SweptKernel,
): KernelSummary {
  const groups = groupBy(rows, (row) => `${row.sizes.join("+")}/${row.d}/${row.repeat}`);
  const trials = [...groups.values()].map((group) => {
    const { n, sizes, d, repeat, nc1Data } = group[0]!;
    const byKernel = Object.fromEntries(group.map((row) => [row.kernel, row])) as Record<
      SweptKernel,
      KernelRow
    >;
    return { n, sizes, d, repeat, nc1Data, rows: byKernel };
  });
  return { shown, mixture, label: MIXTURES[mixture].label, trials };
}

/** A curve over d for one set of class sizes. */
export interface Curve {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly bands: readonly LogBand[];
}

/** One curve for every set of class sizes, of a positive number per trial. */
export function curves(summary: KernelSummary, value: (trial: ComparedTrial) => number): Curve[] {
  const bySizes = groupBy(summary.trials, (trial) => trial.sizes.join("+"));
  return [...bySizes.values()].map((trials) => {
    const byDimension = [...groupBy(trials, (trial) => trial.d)].sort(([left], [right]) => left - right);
    return {
      name: sizesName(trials[0]!.sizes),
      dimensions: byDimension.map(([d]) => d),
      bands: byDimension.map(([, group]) => logBand(group.map(value))),
    };
  });
}

/** "N = 128" for equal classes, the sizes otherwise. */
export function sizesName(sizes: readonly number[]): string {
  const equal = sizes.every((size) => Math.abs(size - sizes[0]!) <= 1);
  return equal ? `N = ${sizes.reduce((sum, size) => sum + size, 0)}` : sizes.join(" : ");
}
