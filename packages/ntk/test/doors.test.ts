import { matrix, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { type Door, type Doors, testDoors } from "../../../scripts/doors.js";
import * as index from "../src/index.js";
import * as parts from "../src/parts.js";
import { balancedLabels, KAPPA as kappa, linearKernel as kernel, randomGram } from "./cases.js";

const [C, m, p] = [2, 3, 4];
const classes = { classes: C, perClass: m };
const labels = balancedLabels(C, m);
const K = () => randomGram(C * m, 1);
const X = () => randomNormal(seededRandom(1), C * m, p);
const residual = () => randomNormal(seededRandom(2), C, C * m);
const watch = () => ({ signal: undefined, onProgress: () => undefined });
const start = () => ({
  features: p,
  kappa,
  invariant: "zero" as const,
  mean: "zero" as const,
  scale: 1,
  share: 0.5,
  seed: 1,
});
const first = index.initialState(classes, start());
const closed = { ...first, H2: parts.withinPart(first.S, { columns: C * (m - 1) }) };
const samples = parts.sampleStateOf(closed, labels);
const decays = { weightDecay: 0, featureDecay: 0, trainedBias: true };
const run = () => ({
  time: 0.1,
  loss: 1e-3,
  times: [0.05],
  points: 5,
  states: true,
  rtol: 1e-6,
  atol: 1e-9,
  maxSteps: 1000,
  method: "explicit",
  ...decays,
});
const statistics = () => parts.gramBlockStatistics(K(), labels);
const ofKernel: Door = { args: () => [K(), labels] };
const onlyOptions = (options: () => object): Door => ({ args: () => [options()], options: 0 });
const unconstrained = { ...classes, weightDecay: 0.1, featureDecay: 0.1 };

/** A valid call of each public function; an object without optional keys, all of which are required, is no options. */
const doors: Doors = {
  labelAlignment: ofKernel,
  classSummaries: ofKernel,
  closestBlockKernel: ofKernel,
  closestClassPairKernel: ofKernel,
  gramBlockStatistics: ofKernel,
  kernelBlockStatistics: { args: () => [kernel, X(), labels, { tile: 2, ...watch() }], options: 3 },
  sampledBlocks: {
    args: () => [kernel, X(), labels, { perClass: 2, pairs: "all", draws: 2, seed: 1, ...watch() }],
    options: 3,
  },
  blockStatistics: { args: () => [labels], marksByNaN: true },
  addKernelTile: { args: () => [parts.blockStatistics(labels), K(), { row: 0, col: 0 }] },
  blockKernel: { args: () => [kappa, labels] },
  classPairKernel: {
    args: () => [{ diagonal: Float64Array.of(1, 1), pairs: matrix(2, 2, [0.5, 0, 0, 0.5]) }, labels],
  },
  blockSpectrum: { args: () => [kappa, classes] },
  imbalancedBlockSpectrum: { args: () => [kappa, { sizes: [2, 4] }] },
  constantKernelPhases: { args: () => [kappa, classes, { threshold: 0.1 }], options: 2 },
  kernelPrediction: onlyOptions(() => ({ K: K(), labels, times: [0, 1], residual: residual() })),
  constantKernelResidual: onlyOptions(() => ({ blocks: kappa, labels, residual: residual(), time: 1 })),
  growingKernelResidual: onlyOptions(() => ({
    blocks: () => kappa,
    labels,
    residual: residual(),
    time: 0.1,
    rtol: 1e-6,
    ...watch(),
  })),
  residualParts: { args: () => [residual(), labels] },
  initialState: { args: () => [classes, { ...start(), ...watch() }], options: 1 },
  blockDynamics: onlyOptions(() => ({ ...classes, ...start(), ...run(), withinPart: true, ...watch() })),
  closedDynamics: { args: () => [closed, { classes, kappa, ...run(), ...watch() }], options: 1 },
  closedDescent: {
    args: () => [
      closed,
      {
        classes,
        kappa,
        learningRate: 0.01,
        momentum: 0.5,
        nesterov: true,
        steps: 3,
        loss: 1e-9,
        points: 5,
        ...decays,
        ...watch(),
      },
    ],
    options: 1,
  },
  sampleDynamics: {
    args: () => [
      samples,
      {
        labels,
        kernel: kappa,
        time: 0.1,
        stopLoss: 1e-9,
        loss: "mse",
        points: 3,
        times: [0.05],
        ...decays,
        rtol: 1e-6,
        maxSteps: 10_000,
        ...watch(),
      },
    ],
    options: 1,
  },
  unconstrainedDynamics: onlyOptions(() => ({
    ...unconstrained,
    features: p,
    loss: "mse",
    time: 0.1,
    scale: 0.1,
    seed: 1,
    points: 3,
    times: [0.05],
    rtol: 1e-6,
    maxSteps: 10_000,
  })),
  unconstrainedOptimum: { args: () => [unconstrained] },
  regularisedObjective: { args: () => [1, closed, unconstrained] },
  collapseTheorem: {
    args: () => [closed, { classes, kappa, hypothesis: 1e-6, nc1: 0, nc2: 0, nc3: 0, nc4: 0 }],
    options: 1,
  },
  invariant: { args: () => [closed, kappa, classes] },
  stateCollapse: { args: () => [closed, [m, m]] },
  measuredEndRates: { args: () => [index.closedDynamics(first, { classes, kappa, time: 0.1 }).points] },
  predictedEndRates: { args: () => [kappa, classes] },
  collapsedMeanGram: { args: () => [kappa, classes] },
  closedStateOf: { args: () => [samples, labels] },
  sampleStateOf: { args: () => [closed, labels] },
  classCoordinates: { args: () => [samples.H, labels] },
  featuresFromCoordinates: { args: () => [{ H1: closed.H1, H2: closed.H2 }, labels] },
  withinPart: { args: () => [first.S, { columns: C * (m - 1), seed: 1 }], options: 1 },
  StepLimitError: "an error, which the package throws and nobody else makes",
};

describe("every public function refuses what it cannot use by an InputError that names it", () => {
  testDoors([index, parts], doors);
});

it("statistics in place of a kernel, and an empty object", () => {
  expect(index.closestBlockKernel(statistics())).toEqual(index.closestBlockKernel(K(), labels));
  expect(() => index.labelAlignment({ pairSums: zeros(1, 1) } as never)).toThrow(
    "labelAlignment: statistics.labels must be an array of numbers, got undefined",
  );
});

it("a misspelt option is refused with the nearest one", () => {
  const misspelt = { ...start(), invariant: "zero", feature: 4 } as never;
  expect(() => index.initialState(classes, misspelt)).toThrow(/"feature"; did you mean features\?/);
});
