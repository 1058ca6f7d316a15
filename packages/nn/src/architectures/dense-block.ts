import type { GraphBuilder } from "./graph.js";

/** [AGOP]'s head: five hidden layers "dense without bias → ReLU", then a dense classifier without bias. */
export function denseBlock(
  graph: GraphBuilder,
  from: string,
  classes: number,
  width: number,
): { features: string; output: string } {
  let h = from;
  for (let layer = 1; layer <= 5; layer++) {
    h = graph.activation(graph.dense(h, width, { bias: false, id: `fc${layer}` }), "relu");
  }
  return { features: h, output: graph.dense(h, classes, { bias: false, id: "classifier" }) };
}
