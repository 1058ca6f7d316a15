import { named } from "@collapsar/linalg/check";
import { type GraphBuilder, graphBuilder, type Network } from "./graph.js";
import { type ImageNetworkOptions, resolveImageNetwork, scaledWidth } from "./image-network.js";

/**
 * DenseNet40 as [NTC]'s code builds it: a 3 × 3 convolution with 24 channels, three dense blocks of six bottleneck
 * layers of growth 12, transitions that halve channels and resolution, global average pooling (p = 132), a dense
 * classifier.
 * 96,202 parameters on MNIST, 96,634 on CIFAR-10.
 */
export function densenet40(options?: ImageNetworkOptions): Network {
  const { input, classes, widthFactor } = named("densenet40", () => resolveImageNetwork(options));
  const graph = graphBuilder();
  const growth = scaledWidth(12, widthFactor);
  const normalisedRelu = (from: string) => graph.activation(graph.batchNorm(from), "relu");
  let channels = 2 * growth;
  let h = graph.conv(graph.input(input), channels);
  for (let block = 0; block < 3; block++) {
    for (let layer = 0; layer < 6; layer++) h = bottleneck(graph, h, growth, normalisedRelu);
    channels += 6 * growth;
    if (block === 2) break;
    channels = Math.floor(channels / 2);
    h = graph.pool(graph.conv(normalisedRelu(h), channels, { size: 1 }), "average");
  }
  const features = graph.globalAveragePool(normalisedRelu(h));
  return graph.network("densenet40", features, graph.dense(features, classes, { id: "classifier" }));
}

function bottleneck(
  graph: GraphBuilder,
  from: string,
  growth: number,
  normalisedRelu: (from: string) => string,
): string {
  const narrow = graph.conv(normalisedRelu(from), 2 * growth, { size: 1 });
  return graph.concat([from, graph.conv(normalisedRelu(narrow), growth)]);
}
