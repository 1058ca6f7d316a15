import type { Engine } from "../../engine/engine.js";
import type { Operand } from "./multiply.js";
import { factorQr, formQ } from "./qr.js";

/** Sweeps after which something is wrong: eight are usual. */
const MOST = 40;
/**
 * Sweeps after which rows at the level of rounding errors are given up as noise: in a matrix of low rank they may have
 * no direction to converge to.
 */
const PATIENCE = 12;
/** Rows shorter than this part of the longest have no direction of their own. */
const NOTHING = 1e-140;

/** R = Uᵀ·diag(S)·V with the vectors as rows: U (r × rows of R), V (r × columns of R), S in any order. */
export interface SingularRows {
  readonly S: Float64Array;
  readonly U: Operand;
  readonly V: Operand;
  readonly failed: number;
}

/**
 * Orthonormal rows: those of X (n × n, ld n) from `rank` on are replaced by a basis of the complement of the first
 * ones, which are orthonormal already.
 */
export function completeRows(engine: Engine, n: number, rank: number, X: Operand): void {
  if (rank >= n) return;
  const { heap } = engine;
  const mark = heap.mark();
  const columns = { at: heap.allocate(n * Math.max(rank, 1) * 8), ld: rank };
  const from = heap.f64(X.at, n * n);
  const to = heap.f64(columns.at, n * rank);
  for (let i = 0; i < rank; i++) for (let j = 0; j < n; j++) to[j * rank + i] = from[i * n + j]!;
  const Q = formQ(engine, n, n, factorQr(engine, n, rank, columns));
  const q = heap.f64(Q.at, n * n);
  const rows = heap.f64(X.at, n * n);
  for (let i = rank; i < n; i++) for (let j = 0; j < n; j++) rows[i * n + j] = q[j * n + i]!;
  heap.release(mark);
}

/** Squared length of the longest of n rows. */
function longest(rows: Float64Array, n: number): number {
  let most = 0;
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let j = i * n; j < (i + 1) * n; j++) square += rows[j]! ** 2;
    most = Math.max(most, square);
  }
  return most;
}

/**
 * Singular values and vectors of the n × n matrix R by one-sided Jacobi on its rows, which finds small singular values
 * of a graded matrix to high relative accuracy (Demmel and Veselić 1992). R is overwritten by V.
 */
export function jacobiSvd(engine: Engine, n: number, R: Operand): SingularRows {
  const { heap, kernels } = engine;
  const J = { at: heap.allocate(n * n * 8), ld: n };
  const norms = heap.allocate(n * 8);
  const turns = heap.f64(J.at, n * n).fill(0);
  for (let i = 0; i < n; i++) turns[i * (n + 1)] = 1;
  const tolerance = 2 ** -52 * Math.sqrt(n);
  const rows = heap.f64(R.at, n * n);
  let floor = 0;
  let open = 1;
  for (let sweep = 0; sweep < MOST && open > 0; sweep++) {
    if (sweep === PATIENCE) floor = (n * 2 ** -52) ** 2 * longest(rows, n);
    open = kernels["jacobiSweep"]!(n, n, R.at, n, J.at, norms, tolerance, floor);
  }
  const S = new Float64Array(n);
  let rank = 0;
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let j = 0; j < n; j++) square += rows[i * n + j]! ** 2;
    S[i] = Math.sqrt(square);
    if (S[i]! <= NOTHING * S[0]!) S[i] = 0;
    if (S[i]! > 0 && square > floor) rank = i + 1;
    for (let j = 0; j < n && S[i]! > 0; j++) rows[i * n + j]! /= S[i]!;
  }
  completeRows(engine, n, rank, R);
  return { S, U: J, V: R, failed: open };
}
