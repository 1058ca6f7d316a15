import { matrix } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { densenet40, examplesFor, graphBuilder, mlp, resnet18, resnet20, vgg } from "../src/index.js";
import { parameterCount, vgg11Truncated } from "../src/parts.js";

const mnist = [28, 28, 1];

describe("architectures have the published parameter counts", () => {
  it.each([
    ["ResNet20 on MNIST", resnet20({ input: mnist }), 272_090],
    ["ResNet20 on CIFAR-10", resnet20(), 272_378],
    ["VGG11 on MNIST", vgg({ input: [32, 32, 1] }), 9_622_922],
    ["VGG16 on CIFAR-10", vgg({ depth: 16 }), 15_121_226],
    ["DenseNet40 on MNIST", densenet40({ input: mnist }), 96_202],
    ["DenseNet40 on CIFAR-10", densenet40(), 96_634],
    [
      "[AGOP]'s MLP on MNIST",
      mlp({ inputs: 784, classes: 10, hidden: [512, 512, 512, 512, 512], bias: false }),
      1_455_104,
    ],
    // torchvision's 11,689,512 less its classifier's 513,000, and five dense layers of 512 with a classifier, without
    // biases.
    ["[AGOP]'s ResNet18 on CIFAR-10", resnet18(), 11_689_512 - 513_000 + 5 * 512 ** 2 + 5120],
    // torchvision's first six convolutions (4,500,864 with the first bias), and dense layers from 4 × 4 × 512 on.
    ["[AGOP]'s VGG11 on CIFAR-10", vgg11Truncated(), 4_500_864 - 64 + 8192 * 512 + 4 * 512 ** 2 + 5120],
  ])("%s", (_name, network, count) => {
    expect(parameterCount(network)).toBe(count);
  });

  it("the last-layer features have the published dimensions", () => {
    const dimension = (network: ReturnType<typeof resnet20>) =>
      network.layers.find((layer) => layer.id === network.features)?.shape[0];
    expect([resnet20(), vgg(), densenet40(), resnet18(), vgg11Truncated()].map(dimension)).toEqual([
      64, 256, 132, 512, 512,
    ]);
  });
});

describe("graphs that cannot be are refused", () => {
  it.each<[string, (graph: ReturnType<typeof graphBuilder>, image: string, flat: string) => void, string]>([
    ["a dense layer on an image", (g, image) => g.dense(image, 3), "must have a flat input (flatten comes"],
    ["a convolution of flat values", (g, _, flat) => g.conv(flat, 3), "must have an image of height"],
    ["a pool of flat values", (g, _, flat) => g.pool(flat, "max"), "must have an image of height"],
    ["no stride", (g, image) => g.conv(image, 2, { stride: 0 }), "stride must be a whole number"],
    ["half a filter", (g, image) => g.conv(image, 1.5), "filters of conv2 must be a whole number"],
    ["padding beyond the window", (g, image) => g.conv(image, 1, { padding: 3 }), "below its size 3, got 3"],
    ["an image as output", (g, image, flat) => g.network("n", flat, image), "output must be a layer of flat"],
    ["unknown features", (g, _, flat) => g.network("n", "none", flat), "features must be a layer of flat"],
    ["another depth", () => vgg({ depth: 13 as 11 }), "vgg: depth must be 11 or 16, got 13"],
  ])("%s", (_name, build, message) => {
    const graph = graphBuilder();
    const image = graph.input([4, 4, 2]);
    const flat = graph.flatten(image);
    expect(() => build(graph, image, flat)).toThrow(message);
  });

  it("and so are examples that are not finite in float32", () => {
    const network = mlp({ inputs: 2, classes: 2, hidden: [3] });
    for (const value of [Number.NaN, 1e300]) {
      const X = matrix(2, 2, Float64Array.of(1, 2, 3, value));
      expect(() => examplesFor(network, X, [0, 1])).toThrow("examplesFor: X in float32 must be finite");
    }
  });
});
