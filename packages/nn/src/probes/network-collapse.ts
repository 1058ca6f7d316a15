import { InputError, type Matrix, transpose } from "@collapsar/linalg";
import { type CollapseMetrics, collapseMetrics } from "@collapsar/metrics";
import { checkExamples, checkState } from "../training/check-arguments.js";
import type { Examples } from "../training/data.js";
import { layerOutputs, parameterMatrix } from "../training/evaluate.js";
import type { TrainingState } from "../training/training-state.js";

/** The last-layer features, the classifier and its bias, as the papers write them. */
export interface LastLayer {
  /** Features, n × p. */
  readonly H: Matrix;
  /** Classifier, C × p. */
  readonly W: Matrix;
  /** Bias, C numbers (zeros where the classifier has none). */
  readonly b: Float64Array;
}

/** Reads the last layer of a network whose output is a dense classifier. */
export function lastLayer(state: TrainingState, examples: Examples): LastLayer {
  checkState("lastLayer", state);
  checkExamples("lastLayer", examples);
  const { features, output, classes } = state.network;
  const H = layerOutputs(state, examples, [features]).get(features) as Matrix;
  const bias = state.parameters.get(`${output}.bias`);
  return {
    H,
    W: transpose(parameterMatrix(state, `${output}.kernel`)),
    b: bias ? Float64Array.from(bias.dataSync()) : new Float64Array(classes),
  };
}

/**
 * NC1 to NC4 of the last-layer features against the classifier, and NC5 where out-of-distribution examples are given.
 *
 * @throws InputError if a class of the network has no sample
 */
export function networkCollapse(state: TrainingState, examples: Examples, ood?: Examples): CollapseMetrics {
  checkState("networkCollapse", state);
  checkExamples("networkCollapse", examples);
  if (ood !== undefined) checkExamples("networkCollapse", ood, "ood");
  for (let c = 0; c < state.network.classes; c++) {
    if (!examples.labels.includes(c))
      throw new InputError({
        fn: "networkCollapse",
        requirement: "every class of the network needs samples",
        received: `none of class ${c}`,
      });
  }
  const { H, W, b } = lastLayer(state, examples);
  const outside = ood && layerOutputs(state, ood, [state.network.features]).get(state.network.features);
  return collapseMetrics(H, examples.labels, { weights: W, bias: b, ood: outside });
}
