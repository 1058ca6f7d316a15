import { graphBuilder, type Network } from "@collapsar/nn";

/**
 * A fully connected network with a batch normalisation between each dense layer and its ReLU, as in the dense part of
 * [NTC]'s VGG.
 *
 * The loss does not change when a normalised layer's weights are scaled, so weight decay costs the hidden layers
 * nothing: it drives the classifier alone, towards the smallest W with the same logits, which is self-dual to class
 * means that form a simplex. Without
 * normalisation every layer pays for classes that look alike, and NC2 stops at a value that falls only with the depth.
 */
export function normalisedMlp({
  inputs,
  classes,
  hidden,
}: {
  readonly inputs: number;
  readonly classes: number;
  readonly hidden: readonly number[];
}): Network {
  const graph = graphBuilder();
  let h = graph.input([inputs]);
  hidden.forEach((width, layer) => {
    h = graph.batchNorm(graph.dense(h, width, { bias: false, id: `hidden${layer + 1}` }));
    h = graph.activation(h, "relu");
  });
  const output = graph.dense(h, classes, { id: "classifier" });
  return graph.network(`mlp-norm-${[inputs, ...hidden, classes].join("-")}`, h, output);
}
