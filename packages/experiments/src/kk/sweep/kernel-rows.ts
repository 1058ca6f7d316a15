import { dense, erf, linear, relu, serial } from "@collapsar/kernels";
import { publishedErfNtk } from "@collapsar/kernels/parts";
import { gramNc1 } from "@collapsar/metrics";
import { labelsShuffledFor } from "../../shuffled-control.js";
import { publishedFeatureNc1 } from "./feature-nc1.js";
import { type MixtureTrial, mixtureOf } from "./settings.js";

/** The kernels of depth 2 that one trial compares, all on the same data; "data" is the linear kernel. */
export const SWEPT_KERNELS = [
  "data",
  "nngp-relu",
  "ntk-relu",
  "nngp-erf",
  "ntk-erf",
  "ntk-erf-published-code",
] as const;
export type SweptKernel = (typeof SWEPT_KERNELS)[number];

/** NC1 of one kernel on the data of one trial. */
export type KernelRow = {
  readonly mixture: string;
  readonly n: number;
  readonly sizes: readonly number[];
  readonly d: number;
  readonly repeat: number;
  readonly kernel: SweptKernel;
  /** [KK]'s weighting, which mixes 1/n and 1/C; equal to the others where classes are balanced. */
  readonly nc1: number;
  readonly nc1Sample: number;
  readonly nc1Class: number;
  /** With samples weighted equally, of the same kernel under shuffled labels. */
  readonly nc1Shuffled: number;
  /** [KK]'s NC1 of the inputs, in the code's form for features. */
  readonly nc1Data: number;
};

const networks = {
  relu: serial(dense(), relu(), dense()),
  erf: serial(dense(), erf(), dense()),
};

/** Rows of all kernels for one trial: Θ¹ = T + K⁰ ∘ Ṫ and the feature kernel T come from one pass. */
export function kernelRows(trial: MixtureTrial, seed: number): KernelRow[] {
  const { X, y } = mixtureOf(trial, seed);
  const shuffled = labelsShuffledFor(trial, y, seed);
  const nc1Data = publishedFeatureNc1(X, trial.sizes);
  const reluPair = networks.relu.both(X);
  const erfPair = networks.erf.both(X);
  const grams = {
    data: () => linear().gram(X),
    "nngp-relu": () => reluPair.nngp,
    "ntk-relu": () => reluPair.ntk,
    "nngp-erf": () => erfPair.nngp,
    "ntk-erf": () => erfPair.ntk,
    "ntk-erf-published-code": () => publishedErfNtk(X),
  } satisfies Record<SweptKernel, () => unknown>;
  return SWEPT_KERNELS.map((kernel) => {
    const K = grams[kernel]();
    const { paper, sample, class: byClass } = gramNc1(K, y);
    return {
      mixture: trial.mixture,
      n: X.rows,
      sizes: trial.sizes,
      d: trial.d,
      repeat: trial.repeat,
      kernel,
      nc1: paper.nc1,
      nc1Sample: sample.nc1,
      nc1Class: byClass.nc1,
      nc1Shuffled: gramNc1(K, shuffled).sample.nc1,
      nc1Data,
    };
  });
}
