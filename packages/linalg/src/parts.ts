export {
  choleskyInverse,
  choleskySolve,
  logDeterminant,
  NotPositiveDefiniteError,
  solvePositiveDefinite,
  solvePositiveDefiniteInPlace,
  triangularSolve,
} from "./decompose/cholesky.js";
export { conditionEstimate } from "./decompose/condition.js";
export { eigvalsh } from "./decompose/eigh.js";
export { luSolve } from "./decompose/lu.js";
export { psdPower, psdSqrt } from "./decompose/psd.js";
export { qrTriangle } from "./decompose/qr.js";
export { singularValues } from "./decompose/svd.js";
export { cast, clone, dtypeOf } from "./dense/convert.js";
export { diagonalMatrix } from "./dense/create.js";
export {
  add,
  addDiagonal,
  addDiagonalInPlace,
  addInPlace,
  hadamard,
  mapFn,
  multiplyAddInPlace,
  scale,
  scaleInPlace,
  subtract,
} from "./dense/elementwise.js";
export { largestOf, leastOf } from "./dense/extremes.js";
export { arctan2, map, mapInPlace, mapInto } from "./dense/map.js";
export {
  colMeans,
  colSums,
  diagonal,
  frobeniusNorm,
  innerProduct,
  maxAbs,
  rowMeans,
  rowNorms,
  rowSquaredNorms,
  rowSums,
  sum,
  trace,
} from "./dense/reduce.js";
export { hstack, rowRange, rowView, selectCols, selectRows, vstack } from "./dense/slice.js";
export { symmetrise } from "./dense/transpose.js";
export { chooseBackend } from "./dispatch/choose.js";
export { backendFor } from "./dispatch/registry.js";
export { MAP_NAMES } from "./engine/contract.js";
export { expDistancesProduct } from "./gram/distance-product.js";
export {
  expDistanceSlopes,
  expDistances,
  kinkedDistances,
  pairwiseSquaredDistances,
} from "./gram/distances.js";
export { type AndersonOptions, andersonAcceleration } from "./iterative/anderson-acceleration.js";
export { conjugateGradient } from "./iterative/conjugate-gradient.js";
export { type EighTopKOptions, eighTopK, type SymmetricOperator, type TopK } from "./iterative/eigh-top-k.js";
export { type GmresOptions, gmres } from "./iterative/gmres.js";
export type { LinearMap, LinearSolution, LinearSolveOptions } from "./iterative/linear-solve.js";
export { type NewtonKrylovOptions, type NonlinearSolution, newtonKrylov } from "./iterative/newton-krylov.js";
export type { Derivative } from "./ode/dormand-prince.js";
export {
  IntegrationError,
  type RungeKuttaOptions,
  rungeKutta45,
  type Trajectory,
} from "./ode/runge-kutta.js";
export { randomCauchy, randomUniform } from "./random/matrices.js";
export { randomFromState } from "./random/random.js";
export { erf, erfc } from "./special/erf.js";
export { gaussHermite, type Quadrature } from "./special/gauss-hermite.js";
