import { unitNorm } from "@collapsar/datasets/parts";
import { matmul } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { fitDeepRfm } from "@collapsar/rfm";
import { deepRfmScores, transformDeepRfm } from "@collapsar/rfm/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import type { DeepRfmSystemTrial } from "./config.js";
import { measured } from "./measure.js";
import { splitOf } from "./split.js";

/**
 * A Deep RFM by layer: the features after M^½, and the error of the layer's machine; its ±1 targets are read as 0 and
 * 1.
 */
export async function deepRfmSystem(trial: DeepRfmSystemTrial, context: TrialContext): Promise<ResultRow[]> {
  const split = await splitOf(trial, context.seed);
  const { depth } = trial;
  const model = fitDeepRfm(split.train, split.trainLabels, {
    depth,
    width: 512,
    standardise: false,
    seed: deriveSeed(context.seed, "compare", "deep-rfm", trial.split),
    signal: context.signal,
    onProgress: ({ done }) =>
      context.progress?.(done / depth, `${trial.data}: Deep RFM, layer ${done} of ${depth}`),
  });
  const [train, test] = [split.train, split.test].map((X) =>
    deepRfmScores(model, X).map((F) => mapFn(F, (f) => (f + 1) / 2)),
  ) as [ReturnType<typeof mapFn>[], ReturnType<typeof mapFn>[]];
  return model.stages.map(({ root }, layer) => {
    const features = (X: typeof split.train) => matmul(unitNorm(transformDeepRfm(model, X, layer)), root);
    const state = {
      train: features(split.train),
      test: features(split.test),
      trainOutputs: train[layer]!,
      testOutputs: test[layer]!,
    };
    return { system: "deep-rfm", variant: "", step: layer + 1, ...measured(state, split) };
  });
}
