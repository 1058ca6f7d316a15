import type { Work } from "../check/work.js";
import type { Dtype, Real } from "../matrix/matrix.js";
import type { Engine } from "./engine.js";

/** Elementwise functions x ↦ f(scale · x). */
export const MAP_NAMES = [
  "exp",
  "log",
  "expm1",
  "sqrt",
  "sin",
  "cos",
  "tanh",
  "arcsin",
  "arccos",
  "erf",
  "erfc",
] as const;
/** An elementwise function that backends have. */
export type MapName = (typeof MAP_NAMES)[number];

/** A row or column reduction. */
export type Reduction = "sum" | "squares" | "maxAbs";

/** Two sets of points, X n×d and Z m×d, and where the result goes. */
type Points = [n: number, m: number, d: number, X: Real, Z: Real, out: Real];

/** What all operations on pairs of points take; `product` is a quicker way to ⟨x_i, z_j⟩ than the backend's own. */
export type PointPairs = [...points: Points, product?: Operations["gemm"]];

/** What a product with a kernel matrix takes; V is m×c, out n×c. */
export type KernelProduct = [...points: Points, c: number, V: Real, product?: Operations["gemm"]];

/**
 * The operations of a backend: synchronous, over contiguous row-major typed arrays with explicit sizes.
 *
 * All arrays of one call have one element type, hold exactly the stated number of entries, may be views into a
 * larger buffer (byteOffset ≠ 0) and may lie over a SharedArrayBuffer. Outputs never alias inputs unless the text
 * says so. Inputs were checked by the public functions; sizes may be zero. Results of wasm must not depend on the
 * number of threads.
 */
export interface Operations {
  /**
   * C (m×n) = alpha · op(A) · op(B) + beta · C; A is m×k (k×m if transA), B is k×n (n×k if transB). With beta = 0 C
   * is not read.
   */
  gemm(
    transA: boolean,
    transB: boolean,
    m: number,
    n: number,
    k: number,
    alpha: number,
    A: Real,
    B: Real,
    beta: number,
    C: Real,
  ): void;
  /**
   * C (n×n) = alpha · A Aᵀ with A n×k, or alpha · AᵀA with A k×n if trans; both triangles, exactly symmetric. With
   * `lower` what lies above the diagonal may be anything.
   */
  syrk(trans: boolean, n: number, k: number, alpha: number, A: Real, C: Real, lower?: boolean): void;
  /**
   * Cholesky in place: the lower triangle of A (n×n) becomes L with A = LLᵀ, the strict upper one, which is not read,
   * zeros (with `lower` anything). Returns 0, or p (1-based) when pivot p is not positive; then A[p−1, p−1] holds
   * that reduced pivot.
   */
  potrf(n: number, A: Real, lower?: boolean): number;
  /** In place B (n×r) := L⁻¹B, or L⁻ᵀB if trans; L lower triangular n×n (its upper triangle is not read). */
  trsm(trans: boolean, n: number, r: number, L: Real, B: Real): void;
  /** In place B (n×r) := (LLᵀ)⁻¹B. */
  potrs(n: number, r: number, L: Real, B: Real): void;
  /**
   * In place (LLᵀ)⁻¹ from the L that lies in the lower triangle of A (n×n; the strict upper one is not read): both
   * triangles, exactly symmetric. Where L has a zero on its diagonal, entries that are not finite.
   */
  potri(n: number, A: Real): void;
  /**
   * LU with partial pivoting in place: row i was exchanged with row pivots[i] (0-based, in order); L unit lower, U
   * upper. Returns 0, or p (1-based) when U[p−1, p−1] is exactly zero.
   */
  getrf(n: number, A: Real, pivots: Int32Array): number;
  /** In place B (n×r) := A⁻¹B from the output of getrf. */
  getrs(n: number, r: number, LU: Real, pivots: Int32Array, B: Real): void;
  /**
   * Thin Householder QR of A (m×n, not modified), k = min(m, n): Q m×k with orthonormal columns (null: not
   * asked for), R k×n upper triangular (zeros below).
   */
  geqrf(m: number, n: number, A: Real, Q: Real | null, R: Real): void;
  /**
   * Eigenvalues (ascending) of the symmetric A (n×n, not modified; the lower triangle counts) and, unless vectors is
   * null, orthonormal eigenvectors as the columns of vectors (n×n). `work` is watched on the way to a
   * tridiagonal matrix (by native for values alone), and by js throughout. Returns 0, or the number of values that
   * failed to converge.
   */
  syevd(n: number, A: Real, values: Real, vectors: Real | null, work?: Work): number;
  /**
   * Thin SVD A = U diag(S) Vᵀ of A (m×n, not modified), k = min(m, n): S descending (k), U m×k, V n×k; U and V both
   * null for values only. Returns 0, or the number of values that failed to converge.
   */
  gesdd(m: number, n: number, A: Real, U: Real | null, S: Real, V: Real | null): number;
  /** out[i] = f(scale · x[i]); out may be x itself. */
  map(name: MapName, scale: number, x: Real, out: Real): void;
  /** out[i] = the angle of the point (x[i], y[i]), −π … π; out may be y or x. Float64 only. */
  atan2(y: Float64Array, x: Float64Array, out: Float64Array): void;
  /** out[i] = reduction over row i of A (rows×cols). */
  reduceRows(reduction: Reduction, rows: number, cols: number, A: Real, out: Float64Array): void;
  /** out[j] = reduction over column j of A (rows×cols). */
  reduceCols(reduction: Reduction, rows: number, cols: number, A: Real, out: Float64Array): void;
  /**
   * out (n×m) = ‖x_i − z_j‖² (or its root if root), X n×d, Z m×d; Z === X asks for the symmetric case: zero diagonal,
   * exactly symmetric. Never negative.
   */
  distances(root: boolean, ...pairs: PointPairs): void;
  /**
   * Fused radial kernel: out (n×m) = exp(scale · ‖x_i − z_j‖^power), power 1 or 2; Z === X as in distances (diagonal
   * exactly 1).
   */
  distancesExp(power: 1 | 2, scale: number, ...pairs: PointPairs): void;
  /**
   * Its radial derivative for power 1: out (n×m) = scale · exp(scale · r)/r, r = ‖x_i − z_j‖; 0 where r is at most the
   * floor of its row.
   */
  distancesSlope(scale: number, floors: Float64Array, ...pairs: PointPairs): void;
  /** out (n×c) = K·V, K as distancesExp gives it, of which no more than tiles are held at a time. */
  distancesExpProduct(power: 1 | 2, scale: number, ...product: KernelProduct): void;
}

/** The name of an operation of a backend. */
export type OperationName = keyof Operations;

/** A backend's description of itself (for `collapsar doctor`). */
export interface BackendDescription {
  readonly name: string;
  readonly threads: number;
  /** The file of the library behind it. */
  readonly library?: string | undefined;
  /** The kind of kernels in use: an OpenBLAS core name, "relaxed-simd", "simd" … */
  readonly core?: string | undefined;
  /** The library's own account of its version and build. */
  readonly version?: string | undefined;
}

/**
 * A backend: any subset of the operations; what it lacks falls back to the next one, and in the end to js.
 */
export interface Backend extends Partial<Operations> {
  readonly name: "js" | "wasm" | "native";
  /** Whether the operation, if present, is offered for this element type; default yes. */
  supports?(operation: OperationName, dtype: Dtype): boolean;
  /** Whether the eigenvectors of `syevd` come with their entries of largest size positive, as `eigh` gives them. */
  readonly orientsVectors?: boolean | undefined;
  /** The engine of wasm kernels, by which operations of other packages compute (`defineOperation`). */
  readonly engine?: Engine | undefined;
  /** The number of threads in use. */
  threads(): number;
  /** Asks for a number of threads; the backend may give fewer. */
  setThreads?(threads: number): void;
  describe(): BackendDescription;
}
