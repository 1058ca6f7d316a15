export {
  type Backend,
  type BackendDescription,
  MAP_NAMES,
  type MapName,
  type OperationName,
  type Operations,
  type Reduction,
} from "./backend/backend.js";
export { chooseBackend } from "./backend/choose.js";
export type { NetworkStep } from "./backend/network-job.js";
export {
  type BackendName,
  type BackendState,
  backendFor,
  getBackend,
  setBackend,
  setThreads,
} from "./backend/registry.js";
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
} from "./cholesky.js";
export { conditionEstimate } from "./condition.js";
export { cast, clone, fromMlMatrix, type MlMatrixLike, toMlMatrix } from "./convert.js";
export { diagonalMatrix, filled, fromRows, identity, matrix, toRows, zeros } from "./create.js";
export {
  type DistanceOptions,
  expDistances,
  pairwiseDistances,
  pairwiseSquaredDistances,
} from "./distances.js";
export { type DualActivation, dualErf, dualRelu } from "./dual.js";
export { type Eigh, type EighOptions, eigh, eigvalsh } from "./eigh.js";
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
} from "./elementwise.js";
export { type AndersonOptions, andersonAcceleration } from "./iterative/anderson-acceleration.js";
export { conjugateGradient } from "./iterative/conjugate-gradient.js";
export type { Derivative } from "./iterative/dormand-prince.js";
export { type EighTopKOptions, eighTopK, type SymmetricOperator, type TopK } from "./iterative/eigh-top-k.js";
export { type GmresOptions, gmres } from "./iterative/gmres.js";
export type { LinearMap, LinearSolution, LinearSolveOptions } from "./iterative/linear-solve.js";
export { type NewtonKrylovOptions, type NonlinearSolution, newtonKrylov } from "./iterative/newton-krylov.js";
export {
  IntegrationError,
  type RungeKuttaOptions,
  rungeKutta45,
  type Trajectory,
} from "./iterative/runge-kutta.js";

export { type Lu, lu, luSolve, solve } from "./lu.js";
export { arctan2, map, mapInPlace, mapInto } from "./map.js";
export { type Dtype, dtypeOf, type Matrix, type Real } from "./matrix.js";
export {
  type NetworkBlockSums,
  type NetworkGrams,
  networkBlockSums,
  networkGrams,
  type WideNetwork,
} from "./network.js";
export { type GramOptions, gram, type MatmulOptions, matmul } from "./products.js";
export { psdPower, psdSqrt } from "./psd.js";
export { type Qr, qr } from "./qr.js";
export { type RadialPairOptions, radialPair } from "./radial-pair.js";
export { randomCauchy, randomNormal, randomUniform } from "./random/matrices.js";
export { type Random, type RandomState, randomFromState, seededRandom } from "./random/random.js";
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
} from "./reduce.js";
export { hstack, rowRange, rowView, selectCols, selectRows, vstack } from "./slice.js";
export { erf, erfc } from "./special/erf.js";
export { gaussHermite, type Quadrature } from "./special/gauss-hermite.js";
export { pinv, type Svd, singularValues, svd } from "./svd.js";
export { symmetrize, transpose } from "./transpose.js";
