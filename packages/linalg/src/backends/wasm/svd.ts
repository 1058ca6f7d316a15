import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";
import { gramSvd } from "./gram-svd.js";
import { jacobiSvd, type SingularRows } from "./jacobi.js";
import type { Operand } from "./multiply.js";
import { applyReflectors, factorQr } from "./qr.js";
import { carryOut, safeScale } from "./scaling.js";

/** Up to this many columns Jacobi's rotations are affordable. */
const JACOBI = 128;

/** Indices of numbers, the largest first. */
const descending = (x: Float64Array) => Array.from(x, (_, i) => i).sort((a, b) => x[b]! - x[a]!);

/** Address of X (m × n) times a factor, its columns in the given order. */
function carryColumns(
  engine: Engine,
  m: number,
  n: number,
  X: Real,
  order: readonly number[],
  factor: number,
): number {
  const at = engine.heap.allocate(m * n * 8 + 16);
  const to = engine.heap.f64(at, m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) to[i * n + j] = X[i * n + order[j]!]! * factor;
  return at;
}

function columnNorms(m: number, n: number, X: Real, factor: number): Float64Array {
  const squares = new Float64Array(n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) squares[j]! += (X[i * n + j]! * factor) ** 2;
  return squares;
}

/** The n × n upper triangle at A, or its transpose. */
function triangle(engine: Engine, n: number, A: Operand, transposed: boolean): Operand {
  const { heap } = engine;
  const R = { at: heap.allocate(n * n * 8), ld: n };
  const to = heap.f64(R.at, n * n).fill(0);
  const from = heap.f64(A.at, n * A.ld);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) to[transposed ? j * n + i : i * n + j] = from[i * A.ld + j]!;
  }
  return R;
}

/** Thin SVD of a tall matrix (m ≥ n): U m × n, V n × n. */
function tall(
  engine: Engine,
  m: number,
  n: number,
  X: Real,
  U: Real | null,
  S: Real,
  V: Real | null,
): number {
  const { heap } = engine;
  const scale = safeScale(X);
  const order = descending(columnNorms(m, n, X, scale));
  const A = { at: carryColumns(engine, m, n, X, order, scale), ld: n };
  const reflectors = factorQr(engine, m, n, A);
  const small = n <= JACOBI;
  const R = triangle(engine, n, A, !small);
  const result: SingularRows = small ? jacobiSvd(engine, n, R) : gramSvd(engine, n, R);
  const sorted = descending(result.S);
  sorted.forEach((from, to) => {
    S[to] = result.S[from]! / scale;
  });
  if (U === null || V === null) return result.failed;
  const Q = { at: heap.allocate(m * n * 8), ld: n };
  const left = heap.f64(Q.at, m * n).fill(0);
  const u = heap.f64(result.U.at, n * n);
  const v = heap.f64(result.V.at, n * n);
  sorted.forEach((from, to) => {
    for (let i = 0; i < n; i++) {
      left[i * n + to] = u[from * n + i]!;
      V[order[i]! * n + to] = v[from * n + i]!;
    }
  });
  for (const H of reflectors.reverse()) applyReflectors(engine, H, false, Q, n);
  carryOut(heap, Q.at, U);
  return result.failed;
}

function transpose(m: number, n: number, A: Real): Real {
  const out = A.slice();
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j * m + i] = A[i * n + j]!;
  return out;
}

/** Thin SVD A = U·diag(S)·Vᵀ of A (m×n), k = min(m, n): U m×k, V n×k; both null for values only. */
export function gesdd(
  engine: Engine,
  m: number,
  n: number,
  A: Real,
  U: Real | null,
  S: Real,
  V: Real | null,
): number {
  if (m === 0 || n === 0) return 0;
  if (m >= n) return tall(engine, m, n, A, U, S, V);
  return tall(engine, n, m, transpose(m, n, A), V, S, U);
}
