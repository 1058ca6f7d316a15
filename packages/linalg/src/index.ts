export {
  type Backend,
  type BackendDescription,
  MAP_NAMES,
  type MapName,
  type OperationName,
  type Operations,
  type Reduction,
} from "./backends/contract.js";
export type { NetworkStep } from "./backends/network-job.js";
export {
  advance,
  ConvergenceError,
  checkAtMost,
  checkDtype,
  checkFinite,
  checkFunction,
  checkInteger,
  checkKeys,
  checkLabels,
  checkMatrix,
  checkNonNegative,
  checkNumbers,
  checkOneOf,
  checkPositive,
  checkRows,
  checkSameCols,
  checkSameShape,
  checkShape,
  checkSquare,
  checkSymmetric,
  type ErrorRecord,
  errorRecord,
  type FailureKind,
  type Fault,
  failureKind,
  faultMessage,
  InputError,
  type LabelCounts,
  NumericalError,
  nearestName,
  type OptionName,
  OutOfMemoryError,
  type Place,
  type Progress,
  revivedError,
  type ShowOption,
  type StopSignal,
  shownValue,
  visibleLines,
  visibleText,
  type Wording,
  type Work,
} from "./check/index.js";
export {
  type Cholesky,
  cholesky,
  choleskyInverse,
  choleskySolve,
  logDeterminant,
  NotPositiveDefiniteError,
  solvePositiveDefinite,
  solvePositiveDefiniteInPlace,
  triangularSolve,
} from "./decompose/cholesky.js";
export { conditionEstimate } from "./decompose/condition.js";
export { type Eigh, type EighOptions, eigh, eigvalsh } from "./decompose/eigh.js";
export { type Lu, lu, luSolve, solve } from "./decompose/lu.js";
export { psdPower, psdSqrt } from "./decompose/psd.js";
export { type Qr, qr } from "./decompose/qr.js";
export { pinv, type Svd, singularValues, svd } from "./decompose/svd.js";
export { cast, clone, dtypeOf, fromMlMatrix, type MlMatrixLike, toMlMatrix } from "./dense/convert.js";
export { diagonalMatrix, filled, fromRows, identity, matrix, toRows, zeros } from "./dense/create.js";
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
export { arctan2, map, mapInPlace, mapInto } from "./dense/map.js";
export { type GramOptions, gram, type MatmulOptions, matmul } from "./dense/products.js";
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
export { symmetrize, transpose } from "./dense/transpose.js";
export { chooseBackend } from "./engine/choose.js";
export {
  type BackendName,
  type BackendState,
  backendFor,
  getBackend,
  setBackend,
  setThreads,
} from "./engine/registry.js";
export {
  type DistanceOptions,
  expDistances,
  pairwiseDistances,
  pairwiseSquaredDistances,
} from "./gram/distances.js";
export { type DualActivation, dualErf, dualRelu } from "./gram/dual.js";
export {
  type NetworkBlockSums,
  type NetworkGrams,
  networkBlockSums,
  networkGrams,
  type WideNetwork,
} from "./gram/network.js";
export { type RadialPairOptions, radialPair } from "./gram/radial-pair.js";
export { type AndersonOptions, andersonAcceleration } from "./iterative/anderson-acceleration.js";
export { conjugateGradient } from "./iterative/conjugate-gradient.js";
export { type EighTopKOptions, eighTopK, type SymmetricOperator, type TopK } from "./iterative/eigh-top-k.js";
export { type GmresOptions, gmres } from "./iterative/gmres.js";
export type { LinearMap, LinearSolution, LinearSolveOptions } from "./iterative/linear-solve.js";
export { type NewtonKrylovOptions, type NonlinearSolution, newtonKrylov } from "./iterative/newton-krylov.js";
export { largestOf, leastOf } from "./matrix/extremes.js";
export type { Dtype, Matrix, Real } from "./matrix/matrix.js";
export type { Derivative } from "./ode/dormand-prince.js";
export {
  IntegrationError,
  type RungeKuttaOptions,
  rungeKutta45,
  type Trajectory,
} from "./ode/runge-kutta.js";
export { randomCauchy, randomNormal, randomUniform } from "./random/matrices.js";
export { type Random, type RandomState, randomFromState, seededRandom } from "./random/random.js";
export { erf, erfc } from "./special/erf.js";
export { gaussHermite, type Quadrature } from "./special/gauss-hermite.js";
