import { InputError } from "@collapsar/linalg";
import { checkInteger, checkKeys, resolveOptions, shownValue } from "@collapsar/linalg/check";
import type { NetworkActivation } from "../choices/architecture.js";
import { mlpOptions } from "../options.js";
import { graphBuilder, type Network } from "./graph.js";

/** Options of `mlp`. */
export interface MlpOptions {
  readonly inputs: number;
  readonly classes: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** Activation of the hidden layers; defaults to relu. */
  readonly activation?: NetworkActivation | undefined;
  /** Whether the layers have biases; defaults to true. */
  readonly bias?: boolean | undefined;
}

/**
 * A fully connected network: dense → activation for each hidden width, then a dense classifier.
 *
 * [KK]'s two-layer network is `hidden: [500]` with erf; [AGOP]'s block is five hidden layers of 512 without biases.
 *
 * @throws InputError if a width is not a positive integer
 */
export function mlp(options: MlpOptions): Network {
  checkKeys("mlp", options, Object.keys(mlpOptions));
  const { inputs, classes, hidden, activation, bias } = resolveOptions("mlp", mlpOptions, options ?? {});
  if (!Array.isArray(hidden)) {
    const requirement = "must be a list of widths";
    throw new InputError({ fn: "mlp", argument: "hidden", requirement, received: shownValue(hidden) });
  }
  const graph = graphBuilder();
  let h = graph.input([inputs]);
  hidden.forEach((width, layer) => {
    checkInteger("mlp", "hidden width", width, 1);
    h = graph.activation(graph.dense(h, width, { bias, id: `hidden${layer + 1}` }), activation);
  });
  const output = graph.dense(h, classes, { bias, id: "classifier" });
  return graph.network(`mlp-${[inputs, ...hidden, classes].join("-")}-${activation}`, h, output);
}
