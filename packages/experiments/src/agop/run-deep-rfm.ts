import { type DeepRfmStep, deepRfmSteps, type FeatureKind } from "@collapsar/rfm";
import type { TrialContext } from "../experiment.js";
import { loadSamples } from "../load-samples.js";
import { deriveSeed } from "../seed.js";
import type { DeepRfmTrial } from "./deep-rfm-config.js";

const kinds: Readonly<Record<DeepRfmTrial["map"], FeatureKind>> = {
  relu: "relu",
  cos: "product-laplace",
  "cos-isotropic": "laplace",
  gaussian: "gaussian",
  identity: "identity",
};

/** Runs a trial's layers one after the other, with progress and between them a look at the signal. */
export async function runDeepRfm<Row>(
  trial: DeepRfmTrial,
  context: TrialContext,
  rowOf: (step: DeepRfmStep, labels: Int32Array) => Row,
): Promise<Row[]> {
  const { X, y } = await loadSamples(trial.data, trial.samples);
  const rows: Row[] = [];
  const options = {
    depth: trial.depth,
    features: kinds[trial.map],
    width: trial.width === 0 ? X.cols : trial.width,
    featureBandwidth: 1 / trial.frequencyScale,
    ridge: trial.ridge,
    bandwidth: trial.bandwidth,
    seed: deriveSeed(context.seed, "deep-rfm", trial.map, trial.repeat),
  };
  for (const step of deepRfmSteps(X, y, options)) {
    rows.push(rowOf(step, y));
    context.progress?.(
      step.layer / trial.depth,
      `${trial.data}, ${trial.map}: layer ${step.layer} of ${trial.depth}`,
    );
    context.signal?.throwIfAborted();
  }
  return rows;
}
