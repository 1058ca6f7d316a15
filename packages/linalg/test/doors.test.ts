import { describe } from "vitest";
import { type Door, type Doors, testDoors } from "../../../scripts/doors.js";
import * as index from "../src/index.js";
import * as parts from "../src/parts.js";

const rng = () => index.seededRandom(1);
const A = () => index.randomNormal(rng(), 3, 3);
const S = () => index.gram(index.randomNormal(rng(), 3, 5));
const B = () => index.randomNormal(index.seededRandom(2), 3, 2);
const X = () => index.randomNormal(index.seededRandom(3), 4, 3);
const watch = () => ({ signal: undefined, onProgress: () => undefined });
const one: Door = { args: () => [A()] };
const two: Door = { args: () => [A(), A()] };
const scaled: Door = { args: () => [A(), 2] };
const list: Door = { args: () => [[1, 2]] };
const drawn: Door = { args: () => [rng(), 2, 3, "f64"] };
const symmetric: Door = { args: () => [S(), { triangle: "lower", tolerance: 0, ...watch() }], options: 1 };
const distances: Door = { args: () => [X(), X(), { metric: index.identity(3) }], options: 2 };
const exponential: Door = {
  args: () => [X(), X(), { power: 2, scale: -1, metric: index.identity(3) }],
  options: 2,
};
const solution = { tolerance: 1e-8, maxIterations: 50 };
const half = (x: Float64Array) => x.map((value) => value / 2);

/** A valid call of each public function. */
const doors: Doors = {
  cholesky: { args: () => [S()] },
  choleskyInverse: { args: () => [index.cholesky(S())] },
  choleskySolve: { args: () => [index.cholesky(S()), B()] },
  logDeterminant: { args: () => [index.cholesky(S())] },
  solvePositiveDefinite: { args: () => [S(), B()] },
  solvePositiveDefiniteInPlace: { args: () => [S(), B()] },
  triangularSolve: { args: () => [index.cholesky(S()), B(), { transpose: true }], options: 2 },
  conditionEstimate: { args: () => [S(), index.cholesky(S())] },
  eigh: symmetric,
  eigvalsh: symmetric,
  lu: one,
  luSolve: { args: () => [index.lu(A()), B()] },
  solve: { args: () => [A(), B()] },
  qr: one,
  qrTriangle: one,
  svd: one,
  singularValues: one,
  pinv: { args: () => [A(), { rtol: 1e-9 }], options: 1 },
  psdPower: { args: () => [S(), 0.5, { floor: 1e-9 }], options: 2 },
  psdSqrt: { args: () => [S()] },
  fromMlMatrix: { args: () => [index.toMlMatrix(A())] },
  toMlMatrix: one,
  filled: { args: () => [2, 3, 1, "f64"] },
  fromRows: { args: () => [[[1, 2]], "f64"] },
  identity: { args: () => [2, "f64"] },
  matrix: { args: () => [1, 2, [1, 2]] },
  toRows: one,
  zeros: { args: () => [2, 3, "f64"] },
  diagonalMatrix: { args: () => [[1, 2], "f64"] },
  cast: { args: () => [A(), "f32"] },
  clone: one,
  dtypeOf: one,
  gram: { args: () => [A(), { transpose: true, alpha: 1, triangle: "lower", out: A() }], options: 1 },
  matmul: {
    args: () => [A(), A(), { transposeA: true, transposeB: true, alpha: 1, out: index.zeros(3, 3) }],
    options: 2,
  },
  transpose: one,
  symmetrise: one,
  add: two,
  subtract: two,
  hadamard: two,
  innerProduct: two,
  arctan2: two,
  scale: scaled,
  scaleInPlace: scaled,
  addDiagonal: scaled,
  addDiagonalInPlace: scaled,
  addInPlace: { args: () => [A(), A(), 2] },
  multiplyAddInPlace: { args: () => [A(), A(), A()] },
  mapFn: { believes: true, args: () => [A(), (value: number) => value] },
  map: { args: () => [A(), "exp", 1] },
  mapInPlace: { args: () => [A(), "exp", 1] },
  mapInto: { args: () => [A(), "exp", A(), 1] },
  largestOf: list,
  leastOf: list,
  colMeans: one,
  colSums: one,
  diagonal: one,
  frobeniusNorm: one,
  maxAbs: one,
  rowMeans: one,
  rowNorms: one,
  rowSquaredNorms: one,
  rowSums: one,
  sum: one,
  trace: one,
  hstack: { args: () => [[A(), A()]] },
  vstack: { args: () => [[A(), A()]] },
  rowRange: { args: () => [A(), 0, 1] },
  rowView: { args: () => [A(), 0] },
  selectCols: { args: () => [A(), [0]] },
  selectRows: { args: () => [A(), [0]] },
  pairwiseDistances: distances,
  pairwiseSquaredDistances: distances,
  kinkedDistances: { args: () => [X(), X(), { metric: index.identity(3), centred: true }], options: 2 },
  expDistances: exponential,
  expDistanceSlopes: {
    args: () => [X(), X(), { power: 2, scale: -1, metric: index.identity(3), centred: true }],
    options: 2,
  },
  expDistancesProduct: {
    args: () => [X(), X(), X(), { power: 2, scale: -1, metric: index.identity(3) }],
    options: 3,
  },
  eighTopK: { args: () => [S(), 2, { ...solution, seed: 1, ...watch() }], options: 2 },
  andersonAcceleration: {
    believes: true,
    args: () => [{ step: half, x0: Float64Array.of(1, 2), memory: 2, damping: 1, ...solution, ...watch() }],
    options: 0,
  },
  conjugateGradient: {
    believes: true,
    args: () => [{ apply: half, b: Float64Array.of(1, 2), ...solution, ...watch() }],
    options: 0,
  },
  gmres: {
    believes: true,
    args: () => [{ apply: half, b: Float64Array.of(1, 2), restart: 2, ...solution, ...watch() }],
    options: 0,
  },
  newtonKrylov: {
    believes: true,
    args: () => [{ residual: half, x0: Float64Array.of(1, 2), ...solution, ...watch() }],
    options: 0,
  },
  rungeKutta45: {
    args: () => [
      {
        derivative: (_t: number, y: Float64Array, out: Float64Array) => out.set(y),
        y0: Float64Array.of(1),
        t0: 0,
        t1: 1,
        rtol: 1e-6,
        atol: 1e-6,
        maxSteps: 1000,
        ...watch(),
      },
    ],
    options: 0,
  },
  randomNormal: drawn,
  randomCauchy: drawn,
  randomUniform: { args: () => [rng(), 2, 3, 0, 1, "f64"] },
  seededRandom: { args: () => [1] },
  randomFromState: { args: () => [[1, 2, 3, 4]] },
  erf: { args: () => [1] },
  erfc: { args: () => [1] },
  gaussHermite: { args: () => [5] },
  getBackend: { args: () => [] },
  setBackend: { args: () => ["auto"] },
  backendFor: { args: () => ["gemm", 10, "f64"] },
  chooseBackend: { args: () => ["gemm", 10] },
  InputError: "an error, which the package throws and nobody else makes",
  NumericalError: "an error, which the package throws and nobody else makes",
  IntegrationError: "an error, which the package throws and nobody else makes",
  NotPositiveDefiniteError: "an error, which the package throws and nobody else makes",
  setThreads: "no other call may change this setting",
};

describe("every public function refuses what it cannot use by an InputError that names it", () => {
  testDoors([index, parts], doors);
});
