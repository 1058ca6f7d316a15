import { named } from "@collapsar/linalg/check";
import { denseBlock } from "./dense-block.js";
import { type GraphBuilder, graphBuilder, type Network } from "./graph.js";
import { type ImageNetworkOptions, resolveImageNetwork, scaledWidth } from "./image-network.js";

/**
 * ResNet18 as [AGOP] uses it: torchvision's, with a 7 × 7 stride-2 first convolution for 1 or 3 input channels, the
 * max-pool kept, and the classifier replaced by five dense layers of 512 without biases and a last one. Its running
 * variances are
 * unbiased, as PyTorch's are.
 */
export function resnet18(options?: ImageNetworkOptions): Network {
  const { input, classes, widthFactor } = named("resnet18", () => resolveImageNetwork(options));
  const graph = graphBuilder();
  const normalise = (from: string) =>
    graph.batchNorm(from, { momentum: 0.9, epsilon: 1e-5, runningVariance: "unbiased" });
  const widths = [64, 128, 256, 512].map((width) => scaledWidth(width, widthFactor));
  const stem = graph.conv(graph.input(input), widths[0] ?? 1, { size: 7, stride: 2, padding: 3 });
  let h = graph.pool(graph.activation(normalise(stem), "relu"), "max", { size: 3, stride: 2, padding: 1 });
  widths.forEach((width, stage) => {
    for (let block = 0; block < 2; block++)
      h = basicBlock(graph, h, width, stage > 0 && block === 0, normalise);
  });
  const { features, output } = denseBlock(
    graph,
    graph.globalAveragePool(h),
    classes,
    scaledWidth(512, widthFactor),
  );
  return graph.network("resnet18", features, output);
}

function basicBlock(
  graph: GraphBuilder,
  from: string,
  width: number,
  down: boolean,
  normalise: (from: string) => string,
): string {
  const stride = down ? 2 : 1;
  const inner = graph.activation(normalise(graph.conv(from, width, { stride, padding: 1 })), "relu");
  const outer = normalise(graph.conv(inner, width, { padding: 1 }));
  const shortcut = down ? normalise(graph.conv(from, width, { size: 1, stride, padding: 0 })) : from;
  return graph.activation(graph.add([outer, shortcut]), "relu");
}
