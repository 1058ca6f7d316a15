import { graphBuilder } from "@collapsar/nn";
import { parameterCount } from "@collapsar/nn/parts";

const graph = graphBuilder();
const hidden = graph.activation(graph.conv(graph.input([8, 8, 1]), 4, { bias: true }), "relu");
const features = graph.flatten(graph.pool(hidden, "max"));
const network = graph.network("small", features, graph.dense(features, 10));
console.log(parameterCount(network)); // 3·3·4 + 4, then 4·4·4·10 + 10
