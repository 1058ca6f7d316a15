import { named } from "@collapsar/linalg/check";
import { type GraphBuilder, graphBuilder, type Network } from "./graph.js";
import { type ImageNetworkOptions, resolveImageNetwork, scaledWidth } from "./image-network.js";

/**
 * ResNet20 as [NTC]'s code builds it: a 3 × 3 convolution with 16 channels, three stages of three blocks with 16, 32
 * and 64 channels, global average pooling (p = 64), a dense classifier. The first block of stages 2 and 3 has stride
 * 2 and a 1 × 1
 * shortcut with a bias and without batch normalisation. 272,090 parameters on MNIST, 272,378 on CIFAR-10.
 */
export function resnet20(options?: ImageNetworkOptions): Network {
  const { input, classes, widthFactor } = named("resnet20", () => resolveImageNetwork(options));
  const graph = graphBuilder();
  const widths = [16, 32, 64].map((width) => scaledWidth(width, widthFactor));
  let h = graph.activation(graph.batchNorm(graph.conv(graph.input(input), widths[0] ?? 1)), "relu");
  widths.forEach((width, stage) => {
    for (let block = 0; block < 3; block++) h = residualBlock(graph, h, width, stage > 0 && block === 0);
  });
  const features = graph.globalAveragePool(h);
  return graph.network("resnet20", features, graph.dense(features, classes, { id: "classifier" }));
}

function residualBlock(graph: GraphBuilder, from: string, width: number, down: boolean): string {
  const stride = down ? 2 : 1;
  const inner = graph.activation(graph.batchNorm(graph.conv(from, width, { stride })), "relu");
  const outer = graph.batchNorm(graph.conv(inner, width));
  const shortcut = down ? graph.conv(from, width, { size: 1, stride, bias: true }) : from;
  return graph.activation(graph.add([outer, shortcut]), "relu");
}
