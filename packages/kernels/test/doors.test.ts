import { identity, type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { type Door, type Doors, doorFaults, testDoors } from "../../../scripts/doors.js";
import * as index from "../src/index.js";
import * as parts from "../src/parts.js";

const X = () => randomNormal(seededRandom(1), 6, 3);
const Y = () => randomNormal(seededRandom(2), 6, 2);
const Z = () => randomNormal(seededRandom(3), 4, 3);
const weights = () => randomNormal(seededRandom(4), 6, 4);
const labels = [0, 0, 1, 1, 2, 2];
const metric = identity(3);
const kernel = index.gaussian({ bandwidth: 2 });
const network = index.serial(index.dense(), index.relu(), index.dense());
const family = parts.gaussianFamily();
const work = () => ({ signal: undefined, onProgress: () => undefined });
const annealing = () => ({
  width: 1000,
  anneal: [1e4],
  sigmaW2: 1,
  sigmaA2: 1,
  noise: 1,
  tolerance: 1e-6,
  maxEvaluations: 20,
  variant: "paper",
  resume: { Sigma: scale(identity(3), 1 / 3), width: 2000 },
});
const problem = () => ({ X: X(), Y: Y(), sigmaW2: 1, sigmaA2: 1, noise: 1, variant: "paper" });
const widths = () => ({ depth: 2, activation: "relu", sigmaW: 1, sigmaB: 0.1 });
const nothing: Door = { args: () => [] };
const onlyOptions = (options: object): Door => ({ args: () => [options], options: 0 });

/** A valid call of each public function. */
const doors: Doors = {
  adaptiveKernel: { args: () => [X(), Y(), annealing(), work()], options: 2 },
  adaptiveStages: { args: () => [X(), Y(), annealing(), work()], options: 2 },
  annealingWidths: { args: () => [500, [1000]] },
  adaptiveTargets: { args: () => [labels] },
  evaluateEquations: { args: () => [problem(), identity(3)], options: 0 },
  gaussian: onlyOptions({ bandwidth: 2, metric }),
  laplace: onlyOptions({ bandwidth: 2, metric }),
  generalisedLaplace: onlyOptions({ bandwidth: 2, p: 1.5, q: 1, metric }),
  productLaplace: onlyOptions({ bandwidth: 2, metric }),
  sumOfPowers: onlyOptions({ bandwidth: 2, q: 1, constant: 0.1, power: 2, metric }),
  linear: onlyOptions({ offset: 1, metric }),
  polynomial: onlyOptions({ degree: 2, scale: 1, offset: 1, metric }),
  erf: nothing,
  gelu: nothing,
  relu: nothing,
  abs: nothing,
  bell: nothing,
  cos: nothing,
  exp: nothing,
  identityActivation: nothing,
  sigmoid: nothing,
  silu: nothing,
  sin: nothing,
  softplus: nothing,
  tanh: nothing,
  skip: nothing,
  leakyRelu: onlyOptions({ slope: 0.1 }),
  linearAbs: onlyOptions({ linear: 1, bent: 1 }),
  scalar: { args: () => [Math.tanh, { derivative: Math.cos, nodes: 10, name: "own" }], options: 1 },
  activationByName: { args: () => ["relu"] },
  dense: onlyOptions({ sigmaW: 1, sigmaB: 0 }),
  layerNorm: onlyOptions({ epsilon: 1e-6 }),
  nngp: onlyOptions(widths()),
  ntk: onlyOptions(widths()),
  residual: { args: () => [index.relu(), index.dense()] },
  parallel: { args: () => [index.dense(), index.dense()] },
  serial: { args: () => [index.dense(), index.relu()] },
  publishedErfNtk: { args: () => [X()] },
  sumKernel: { args: () => [kernel, kernel] },
  productKernel: { args: () => [kernel, kernel] },
  scaledKernel: { args: () => [kernel, 2] },
  gaussianProcess: { args: () => [X(), Y(), { kernel, noise: 0.1 }], options: 2 },
  gradientFlow: { args: () => [X(), Y(), { kernel, learningRate: 1, ridge: 0.1 }], options: 2 },
  infiniteEnsemble: { args: () => [network, X(), Y(), { learningRate: 1, ridge: 0.1 }], options: 3 },
  kernelRegression: { args: () => [X(), Y(), { kernel, ridge: 0.1 }], options: 2 },
  scaledFamily: { args: () => [family, { variance: 2 }], options: 1 },
  sumFamily: { args: () => [family, family] },
  productFamily: { args: () => [family, family] },
  gaussianFamily: onlyOptions({ bandwidth: 2 }),
  laplaceFamily: onlyOptions({ bandwidth: 2 }),
  ardFamily: onlyOptions({ bandwidths: [1, 2, 3] }),
  neuralFamily: onlyOptions({ ...widths(), kind: "ntk" }),
  logEvidence: { args: () => [X(), Y(), { family, log: [0], noise: 0.1 }], options: 2 },
  maximiseEvidence: {
    args: () => [
      X(),
      Y(),
      { family, noise: 0.1, fixedNoise: true, tolerance: 1e-3, maxIterations: 100 },
      work(),
    ],
    options: 2,
  },
  AdaptiveConvergenceError: "an error, which the package throws and nobody else makes",
  SingularGramError: "an error, which the package throws and nobody else makes",
};

describe("every public function refuses what it cannot use by an InputError that names it", () => {
  testDoors([index, parts], doors);
});

describe("every kernel refuses what are no points by an InputError that names it", () => {
  const all: readonly index.Kernel[] = [
    kernel,
    index.laplace({ metric }),
    index.generalisedLaplace({ p: 1.5 }),
    index.linear({ metric }),
    index.polynomial(),
    parts.sumOfPowers(),
    network.nngp,
    network.ntk,
  ];
  for (const { name, gram, diag, inputGradient } of all) {
    it(name, async () => {
      const points = (Q: unknown): Matrix => Q as Matrix;
      expect(
        await doorFaults(name, (P, Q) => gram(points(P), points(Q)), { args: () => [X(), Z()] }),
      ).toEqual([]);
      expect(await doorFaults(name, (P) => diag(points(P)), { args: () => [X()] })).toEqual([]);
      const gradient = { args: () => [X(), Z(), weights()] };
      const call = (...given: readonly unknown[]) => inputGradient(...(given as [Matrix, Matrix, Matrix]));
      expect(await doorFaults(name, call, gradient)).toEqual([]);
    });
  }
});

it("a misspelt option is refused with the nearest one", () => {
  const misspelt = { bandwith: 2 } as object;
  expect(() => index.gaussian(misspelt)).toThrow(
    'gaussian: options must be among bandwidth, metric, got "bandwith"; did you mean bandwidth?',
  );
});
