import { matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { type Door, type Doors, testDoors } from "../../../scripts/doors.js";
import * as index from "../src/index.js";
import * as parts from "../src/parts.js";

const labels = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
const rows = (cols: number, seed: number) => randomNormal(seededRandom(seed), labels.length, cols);
const H = () => rows(4, 1);
const W = () => randomNormal(seededRandom(2), 3, 4);
const K = () => {
  const X = H();
  return linear.gram(X);
};
const linear = {
  gram: (X: ReturnType<typeof H>, Z = X) => {
    const data = Array.from({ length: X.rows * Z.rows }, (_, at) => {
      const [i, j] = [Math.floor(at / Z.rows), at % Z.rows];
      let total = 0;
      for (let k = 0; k < X.cols; k++) total += X.data[i * X.cols + k]! * Z.data[j * Z.cols + k]!;
      return total;
    });
    return matrix(X.rows, Z.rows, data);
  },
  diag: (X: ReturnType<typeof H>) =>
    Float64Array.from({ length: X.rows }, (_, i) => linear.gram(X).data[i * (X.rows + 1)]!),
};
const family = { both: (X: ReturnType<typeof H>, Z = X) => ({ first: linear.gram(X, Z) }), first: linear };
const statistics = () =>
  index.updateStatistics(index.classStatistics({ features: 4, classes: 3, scatter: "full" }), H(), labels);
const full = index.summariseStatistics(statistics());
const summary = () => full;
const classifier = () => ({ weights: W(), bias: [0, 0, 0] });
const features = () => ({ weighting: "class", minPerClass: 2, means: summary() });
const measure = () => ({
  ...features(),
  metrics: ["nc", "ood"],
  weights: W(),
  bias: [0, 0, 0],
  ood: rows(4, 3),
  fitOn: { H: H(), labels },
  onScores: () => undefined,
  rieszExponent: 2,
  cdnvExponent: 2,
  necoVariance: 0.9,
  necoTimesLogit: true,
  nciAlpha: 0,
  vimDimensions: 2,
});
const work = () => ({ signal: undefined, onProgress: () => undefined });
const ofFeatures = (more: object = {}): Door => ({
  args: () => [H(), labels, { ...features(), ...more }],
  options: 2,
});
const ofKernels = () => ({
  tile: 4,
  dtype: "f64",
  pairBudget: 1000,
  samplePairs: 100,
  seed: 1,
  minPerClass: 2,
});
const scores = () => ({ neco: Float64Array.of(1, 2) });

/** A valid call of each public function. */
const doors: Doors = {
  nc3Duality: { args: () => [H(), labels, W(), { ...features(), centred: true }], options: 3 },
  nc4: { args: () => [H(), labels, classifier(), features()], options: 3 },
  nc1Cdnv: ofFeatures({ exponent: 2 }),
  nc1Pinv: ofFeatures({ rtol: 1e-9 }),
  nc1Std: ofFeatures(),
  nc1TraceRatio: ofFeatures(),
  nc1Bounded: ofFeatures(),
  nc2Equiangular: ofFeatures(),
  nc2Equinorm: ofFeatures(),
  nc2EtfDistance: ofFeatures(),
  nc2EtfMeanSquare: ofFeatures(),
  nc2MaxAngle: ofFeatures(),
  nc2OrthogonalFrame: ofFeatures(),
  nc1AndNc2: ofFeatures(),
  hypersphericalUniformity: ofFeatures({ rieszExponent: 1 }),
  kernelAlignment: { args: () => [K(), K()] },
  centredKernelAlignment: { args: () => [K(), K()] },
  linearCka: { args: () => [H(), rows(3, 3)] },
  debiasedCka: { args: () => [H(), rows(3, 3)] },
  labelGram: { args: () => [labels] },
  featureCorrelation: { args: () => [H(), rows(4, 3)] },
  expectedKernelNc1: {
    args: () => [
      linear,
      { classes: 2, sample: (c: number, count: number) => randomNormal(seededRandom(c), count, 2) },
      { samplesPerClass: 4, replicates: 2, seed: 0 },
      work(),
    ],
    options: 2,
  },
  gramNc1: { args: () => [K(), labels] },
  kernelNc1: { args: () => [linear, H(), labels, ofKernels(), work()], options: 3 },
  kernelNc1Together: { args: () => [family, ["first"], H(), labels, ofKernels(), work()], options: 4 },
  kernelNc1Bounds: { args: () => [K(), labels, work()] },
  relativeNc1: { args: () => [1, 2, { offset: 0 }], options: 2 },
  nc5: { args: () => [H(), labels, rows(4, 3), features()], options: 3 },
  regressionCollapse: { args: () => [H(), rows(2, 3), randomNormal(seededRandom(3), 2, 4)] },
  classStatistics: {
    args: () => [{ features: 4, classes: 3, scatter: "full", classCounts: [4, 4, 4] }],
    options: 0,
  },
  updateStatistics: { args: () => [statistics(), H(), labels] },
  mergeStatistics: { args: () => [statistics(), statistics()] },
  summariseStatistics: { args: () => [statistics(), "sample"] },
  collapseMetrics: { args: () => [H(), labels, measure(), work()], options: 2 },
  measureFeatures: { args: () => [H(), labels, measure(), work()], options: 2 },
  summaryMetrics: {
    args: () => [
      summary(),
      { weights: W(), disagreements: 0, ood: rows(4, 3), rieszExponent: 2, cdnvExponent: 2 },
    ],
    options: 1,
  },
  classifierGeometry: { args: () => [H(), labels, W(), { ...features(), bias: [0, 0, 0] }], options: 3 },
  oneVersusRestMargin: { args: () => [W(), work()] },
  centredOverClasses: { args: () => [W()] },
  nc4Disagreements: { args: () => [H(), summary(), classifier()] },
  seliDistance: { args: () => [H(), labels, W(), features()], options: 3 },
  balancedness: { args: () => [W(), randomNormal(seededRandom(3), 2, 3)] },
  conditionNumber: { args: () => [W()] },
  layerChain: { args: () => [[{ name: "head", weights: W() }]] },
  detection: {
    args: () => [
      [2, 3],
      [0, 1],
    ],
  },
  detectionOf: { args: () => [scores(), scores()] },
  oodDetector: {
    args: () => [
      H(),
      labels,
      classifier(),
      { minPerClass: 2, necoVariance: 0.9, necoTimesLogit: true, nciAlpha: 0, vimDimensions: 2 },
    ],
    options: 3,
  },
  matrixRanks: { args: () => [H(), { tolerance: 1e-9 }], options: 1 },
  blockRows: { args: () => [4] },
  flushScatter: { args: () => [statistics().scatter] },
  orNull: { args: () => [() => 1, () => undefined] },
  SingleSampleError: "an error, which the package throws and nobody else makes",
  UndefinedQuantityError: "an error, which the package throws and nobody else makes",
};

describe("every public function refuses what it cannot use by an InputError that names it", () => {
  testDoors([index, parts], doors);
});

it("a misspelt option is refused with the nearest one", () => {
  const misspelt = { weightng: "class" } as object;
  expect(() => index.collapseMetrics(H(), labels, misspelt)).toThrow(/"weightng"; did you mean weighting\?/);
});
