export {
  type Fault,
  InputError,
  NumericalError,
  type Progress,
  type StopSignal,
  type Work,
} from "./check/index.js";
export { type Cholesky, cholesky } from "./decompose/cholesky.js";
export { type Eigh, type EighOptions, eigh } from "./decompose/eigh.js";
export { type Lu, lu, solve } from "./decompose/lu.js";
export { type Qr, qr } from "./decompose/qr.js";
export { pinv, type Svd, svd } from "./decompose/svd.js";
export { fromMlMatrix, type MlMatrixLike, toMlMatrix } from "./dense/convert.js";
export { filled, fromRows, identity, matrix, toRows, zeros } from "./dense/create.js";
export { type GramOptions, gram, type MatmulOptions, matmul } from "./dense/products.js";
export { transpose } from "./dense/transpose.js";
export {
  type BackendName,
  type BackendState,
  getBackend,
  setBackend,
  setThreads,
} from "./dispatch/registry.js";
export type {
  Backend,
  BackendDescription,
  MapName,
  OperationName,
  Operations,
  Reduction,
} from "./engine/contract.js";
export { type DistanceOptions, pairwiseDistances } from "./gram/distances.js";
export type { Dtype, Matrix, Real } from "./matrix/matrix.js";
export { randomNormal } from "./random/matrices.js";
export { type Random, type RandomState, seededRandom } from "./random/random.js";
