import { laplace } from "@collapsar/kernels";
import { gram, seededRandom } from "@collapsar/linalg";
import { describe } from "vitest";
import { testDoors } from "../../../scripts/doors.js";
import * as rfm from "../src/index.js";
import * as parts from "../src/parts.js";

const n = 12;
const labels = Int32Array.from({ length: n }, (_, i) => i % 2);
const X = {
  rows: n,
  cols: 2,
  data: Float64Array.from({ length: 2 * n }, (_, i) => Math.sin(3 * i) + (i % 4)),
};
const Y = parts.codeTargets(labels);
const D = laplace({ bandwidth: 2 }).radialGram(X, X).D;
const K = laplace({ bandwidth: 2 }).gram(X);
const positive = gram(X, { transpose: true });
const kernel = laplace({ bandwidth: 2 });
const rows = Array.from(labels, (label, i) => ({ a: X.data[2 * i], b: X.data[2 * i + 1], label }));
const data = {
  name: "rows",
  X,
  y: labels,
  classNames: ["0", "1"],
  columns: ["a", "b"],
};
const quick = { tune: "none", rounds: 1 } as const;
const { model } = rfm.fitModel(data, quick);
const { machine } = rfm.fitRfm(X, Y, { rounds: 1 });
const targets = {
  kind: "labels",
  labels,
  classes: 2,
  coding: "one-hot",
  shares: Float64Array.of(0.5, 0.5),
} as const;
const growth = { X, targets, options: { rounds: 1 } };
const tree = rfm.fitModel(data, quick).model.tree;
const [job] = parts.planTree(growth).jobs;
const small = { depth: 1, width: 8 } as const;
const deep = rfm.fitDeepRfm(X, labels, small);
const step = () => parts.deepRfmSteps(X, labels, small).next().value as parts.DeepRfmStep;
const kept = [parts.keptStep(step())];
const random = () => seededRandom(0);
const map = parts.drawMap(random(), 2, { width: 8 });
const operator = parts.storedOperator(K);
const calibration = parts.calibrate(Y, labels);
const leaf = async () => tree.leaves[0];
const stream = { rows: n, cols: 2, batches: [X] };

describe("the doors of rfm", () => {
  testDoors(
    [rfm, parts],
    {
      agop: { args: () => [kernel, X, X, Y, {}], options: 4 },
      explainRows: { args: () => [model, X, {}], options: 2 },
      fit: { args: () => [rows, quick], options: 1 },
      predict: { args: () => [model, X] },
      predictProba: { args: () => [model, X] },
      deepRfm: { args: () => [X, labels, small], options: 2 },
      fitDeepRfm: { args: () => [X, labels, small], options: 2 },
      predictDeepRfm: { args: () => [deep, X] },
      loadModel: { args: () => [rfm.saveModel(model)] },
      saveModel: { args: () => [model] },
      modelFromJson: { args: () => [rfm.modelToJson(model)] },
      modelToJson: { args: () => [model] },
      accuracy: { args: () => [labels, labels, new Float64Array(n).fill(1)] },
      explain: { args: () => [model, {}], options: 1 },
      fitModel: { args: () => [data, quick], options: 1 },
      partialDependence: { args: () => [model, "a", {}], options: 2 },
      score: { args: () => [model, X, labels, {}], options: 3 },
      fitRfm: { args: () => [X, Y, { rounds: 1 }], options: 2 },
      predictRfm: { args: () => [machine, X, {}], options: 2 },
      rfmRounds: { args: () => [X, Y, { rounds: 1 }], options: 2 },
      radialAgop: { args: () => [D, X, X, Y, {}], options: 4 },
      cheaperContraction: { args: () => [{ n, p: n, d: 2, outputs: 2 }] },
      contractionCost: { args: () => [{ n, p: n, d: 2, outputs: 2 }] },
      quadraticAgop: { args: () => [X, X, Y, positive] },
      fitSync: { args: () => [rows, quick], options: 1 },
      collapseAt: { args: () => [X, labels] },
      cosineGram: { args: () => [X] },
      gramBlocks: { args: () => [K, labels] },
      deepRfmMetric: { args: () => [X, Y, small], options: 2 },
      deepRfmSteps: { args: () => [X, labels, small], options: 2 },
      isDeepRfm: { args: () => [parts.saveDeepRfm(deep)] },
      loadDeepRfm: { args: () => [parts.saveDeepRfm(deep)] },
      saveDeepRfm: { args: () => [deep] },
      deepRfmAccuracy: { args: () => [deep, X, labels] },
      deepRfmModel: { args: () => [X, kept, small], options: 2 },
      deepRfmScores: { args: () => [deep, X] },
      keptStep: { args: () => [step()] },
      transformDeepRfm: { args: () => [deep, X, 1] },
      newtonSchulzRoot: { args: () => [positive, {}], options: 1 },
      applyMap: { args: () => [map, X] },
      drawMap: { args: () => [random(), 2, {}], options: 2 },
      fourierFeatures: { args: () => [X, X, new Float64Array(n)] },
      randomMap: { args: () => [random(), 2, {}], options: 2 },
      reluFeatures: { args: () => [X, X] },
      medianDistance: { args: () => [X, positive, random()] },
      codeTargets: { args: () => [labels, "one-hot", 2] },
      metricKernel: { args: () => ["laplace", 2, positive] },
      normaliseMetric: { args: () => [positive, "max"] },
      decodeClasses: { args: () => [Y, [0, 0]] },
      determination: { args: () => [Y, Y] },
      meanSquaredError: { args: () => [Y, Y, new Float64Array(n).fill(1)] },
      chooseBandwidth: { args: () => [X, Y, [1, 2], { folds: 2, rounds: 1 }], options: 3 },
      fitModelParallel: { args: () => [data, quick, leaf, 1], options: 1 },
      fitReport: { args: () => [model] },
      modelMatrix: { args: () => [model, X, {}], options: 2 },
      predictMatrix: { args: () => [model, X, {}], options: 2 },
      predictScores: { args: () => [model, X, {}], options: 2 },
      probabilities: { args: () => [model, X, {}], options: 2 },
      blockConjugateGradient: {
        believes: true,
        args: () => [{ apply: (V: unknown) => V, b: Y }],
        options: 0,
      },
      storedOperator: { args: () => [K] },
      tiledOperator: { args: () => [kernel, X, 4] },
      logisticSolve: { args: () => [{ operator, Y, ridge: 1 }], options: 0 },
      planSolver: { args: () => [n, 2, "auto", 1e9, "squared"] },
      nystromPreconditioner: {
        args: () => [{ kernel, X, ridge: 1, landmarks: 4, random: random() }],
        options: 0,
      },
      ridgeSolve: { args: () => [K, Y, 1, new Float64Array(n).fill(1)] },
      softmax: { args: () => [Y] },
      collapseRate: { args: () => [1, 1, 4] },
      collapseRecursion: {
        args: () => [{ classes: 2, perClass: 2, lambdaK: 1, lambdaPhi: 1, layers: 1 }],
        options: 0,
      },
      kernelLearningFlow: { args: () => [labels, { steps: 1 }], options: 1 },
      kernelObjective: { args: () => [K, labels, 0.1] },
      kernelObjectiveBound: { args: () => [labels, 0.1] },
      rightSingularCollapse: { args: () => [positive, X, labels] },
      collectRows: { args: () => [stream] },
      fitLeaf: { args: () => [job, growth] },
      fitTree: { args: () => [X, targets, { rounds: 1 }], options: 2 },
      fitTreeParallel: { args: () => [X, targets, { rounds: 1 }, leaf, 1], options: 2 },
      planTree: { args: () => [growth] },
      predictTree: { args: () => [tree, X, 0, {}], options: 3 },
      routeRows: { args: () => [tree.root, X, 0] },
      medianThreshold: { args: () => [Float64Array.of(1, 2, 3)] },
      calibrate: { args: () => [Y, labels, new Float64Array(n).fill(1)] },
      calibrated: { args: () => [Y, calibration] },
      classScore: { args: () => ["accuracy", Y, labels, new Float64Array(n).fill(1)] },
      valueScore: { args: () => ["rmse", Y, Y, new Float64Array(n).fill(1)] },
    },
    { named: false },
  );
});
