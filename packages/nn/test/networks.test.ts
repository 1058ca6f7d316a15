import { describe, expect, it } from "vitest";
import { densenet40, mlp, parameterCount, resnet18, resnet20, vgg, vgg11Truncated } from "../src/index.js";

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
    // torchvision's 11,689,512 less its classifier's 513,000, and five dense layers of 512 with a classifier, without biases.
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
