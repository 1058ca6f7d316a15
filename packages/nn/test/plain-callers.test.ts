import { InputError, matrix } from "@collapsar/linalg";
import { beforeAll, describe, expect, it } from "vitest";
import * as front from "../src/index.js";
import * as parts from "../src/parts.js";

const nn = { ...front, ...parts };

/** The package as plain JavaScript sees it. */
const plain = nn as unknown as Record<string, (...args: unknown[]) => unknown>;
const network = nn.mlp({ inputs: 3, classes: 2, hidden: [4] });
const optimiser = { kind: "sgd" } as const;

beforeAll(async () => {
  await nn.useTensorflow("cpu");
});

describe("callers without types get an InputError", () => {
  const state = () => nn.startTraining(network, { seed: 1, optimiser });
  const examples = () => nn.examplesFor(network, matrix(4, 3, new Float64Array(12).fill(1)), [0, 1, 0, 1]);
  it.each<[string, () => unknown, RegExp]>([
    ["no options", () => plain["mlp"]!(), /inputs/],
    ["a misspelt option", () => plain["resnet20"]!({ widthfactor: 1 }), /did you mean widthFactor/],
    ["no width", () => nn.resnet20({ widthFactor: 0 }), /widthFactor must be positive, got 0/],
    ["a negative width", () => nn.vgg({ widthFactor: -1 }), /widthFactor must be positive, got -1/],
    ["a width that is no number", () => plain["densenet40"]!({ widthFactor: "1" }), /must be a number/],
    ["no classes", () => nn.resnet18({ classes: 0 }), /classes must be a whole number/],
    [
      "no network",
      () => plain["examplesFor"]!(undefined, matrix(1, 3, new Float64Array(3)), [0]),
      /network must be a network/,
    ],
    ["no rows", () => plain["examplesFor"]!(network, undefined, [0]), /X must be a matrix/],
    ["no labels", () => plain["examplesFor"]!(network, matrix(1, 3, new Float64Array(3))), /label/],
    ["no start", () => plain["startTraining"]!(network), /options must be an object/],
    ["no optimiser", () => plain["startTraining"]!(network, { seed: 1 }), /optimiser must be one of/],
    ["a misspelt seed", () => plain["startTraining"]!(network, { sed: 1, optimiser }), /did you mean seed/],
    ["no tile", () => nn.empiricalNtk(state(), examples(), { tile: 0 }), /tile must be a whole number/],
    ["a misspelt tile", () => plain["empiricalNtk"]!(state(), examples(), { tiles: 4 }), /did you mean tile/],
    ["a layer that is not there", () => nn.layerAgop(state(), examples(), "fc9"), /must be a dense layer/],
    ["a lonely pool", () => nn.graphBuilder().pool("x", "max"), /inputs must be earlier layers, got x/],
    [
      "a misspelt layer option",
      () => (nn.graphBuilder().pool as (...args: unknown[]) => unknown)("x", "max", { sise: 2 }),
      /did you mean size/,
    ],
  ])("%s", (_name, call, message) => {
    expect(call).toThrow(InputError);
    expect(call).toThrow(message);
  });

  it.each<[string, object | undefined, RegExp]>([
    ["no recipe", undefined, /options must be an object/],
    ["a misspelt key", { learningrate: 1 }, /did you mean learningRate/],
    ["an old hook", { onEpoch: () => true }, /must be among/],
  ])("trainEpochs: %s", async (_name, recipe, message) => {
    const training = (plain["trainEpochs"] as (...args: unknown[]) => Promise<void>)(
      state(),
      examples(),
      recipe,
    );
    await expect(training).rejects.toThrow(InputError);
    await expect(
      (plain["trainEpochs"] as (...args: unknown[]) => Promise<void>)(state(), examples(), recipe),
    ).rejects.toThrow(message);
  });

  it("no examples and unknown work", async () => {
    const recipe = { loss: "mse", optimiser, learningRate: 0.1, batch: { size: 4 }, epochs: 1 };
    const train = plain["trainEpochs"] as (...args: unknown[]) => Promise<void>;
    await expect(train(state(), undefined, recipe)).rejects.toThrow(/examples must be what examplesFor/);
    await expect(train(undefined, examples(), recipe)).rejects.toThrow(/network must be a network/);
    await expect(train(state(), examples(), recipe, { onEpoch: () => true })).rejects.toThrow(/onEpoch/);
  });
});
