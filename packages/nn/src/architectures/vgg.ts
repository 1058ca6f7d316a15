import { InputError } from "@collapsar/linalg";
import { named, shownValue } from "@collapsar/linalg/check";
import { vggOptions } from "../options.js";
import { denseBlock } from "./dense-block.js";
import { graphBuilder, type Network } from "./graph.js";
import { type ImageNetworkOptions, resolveImageNetwork, scaledWidth } from "./image-network.js";

const groups = { 11: [1, 1, 2, 2, 2], 16: [2, 2, 3, 3, 3] } as const;

/**
 * VGG11 or VGG16 as [NTC]'s code builds them: 3 × 3 convolutions with biases, batch normalisation (momentum 0.9) and
 * ReLU in five groups of 64–128–256–512–512 channels with a 2 × 2 max-pool after each, then dense 512 and dense 256,
 * each normalised,
 * and the classifier (p = 256). Its input is 32 × 32. 9,622,922 parameters (VGG11 on MNIST), 15,121,226 (VGG16 on
 * CIFAR-10).
 *
 * @throws InputError if the depth is another
 */
export function vgg(options?: ImageNetworkOptions & { readonly depth?: 11 | 16 | undefined }): Network {
  const { input, classes, widthFactor, depth } = named("vgg", () => resolveImageNetwork(options, vggOptions));
  if (!Object.hasOwn(groups, depth)) {
    throw new InputError({
      fn: "vgg",
      argument: "depth",
      requirement: "must be 11 or 16",
      received: shownValue(depth),
    });
  }
  const graph = graphBuilder();
  const normalisedRelu = (from: string) => graph.activation(graph.batchNorm(from, { momentum: 0.9 }), "relu");
  let h = graph.input(input);
  groups[depth].forEach((layers, group) => {
    const width = scaledWidth(Math.min(64 * 2 ** group, 512), widthFactor);
    for (let layer = 0; layer < layers; layer++) h = normalisedRelu(graph.conv(h, width, { bias: true }));
    h = graph.pool(h, "max");
  });
  h = normalisedRelu(graph.dense(graph.flatten(h), scaledWidth(512, widthFactor)));
  const features = normalisedRelu(graph.dense(h, scaledWidth(256, widthFactor)));
  return graph.network(`vgg${depth}`, features, graph.dense(features, classes, { id: "classifier" }));
}

/**
 * The VGG11 of [AGOP]: torchvision's without batch normalisation up to the sixth convolution (the first one without a
 * bias), adaptive average pooling to 4 × 4, then five dense layers of 512 without biases and a last one.
 */
export function vgg11Truncated(options?: ImageNetworkOptions): Network {
  const { input, classes, widthFactor } = named("vgg11Truncated", () => resolveImageNetwork(options));
  const graph = graphBuilder();
  let h = graph.input(input);
  const plan = [[64], [128], [256, 256], [512, 512]];
  plan.forEach((widths, group) => {
    widths.forEach((width, layer) => {
      const bias = group > 0 || layer > 0;
      h = graph.activation(graph.conv(h, scaledWidth(width, widthFactor), { padding: 1, bias }), "relu");
    });
    if (group < 3) h = graph.pool(h, "max");
  });
  const flat = graph.flatten(graph.adaptiveAveragePool(h, 4));
  const { features, output } = denseBlock(graph, flat, classes, scaledWidth(512, widthFactor));
  return graph.network("vgg11-truncated", features, output);
}
