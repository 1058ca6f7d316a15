import type { Operations } from "../backend/backend.js";
import { copyOf, type Real } from "../matrix.js";
import { transposeInto } from "../transpose.js";
import { character, guard, guardSizes, integer, integers, space } from "./arguments.js";
import type { Symbols } from "./symbols.js";

const N = character("N");
const V = character("V");
const S = character("S");
const UPPER = character("U");

/** Requires that LAPACK found no fault with our arguments; returns what is left: 0, or its positive report. */
function report(routine: string, info: Int32Array): number {
  if (info[0]! < 0) throw new Error(`native ${routine}: argument ${-info[0]!} was refused`);
  return info[0]!;
}

/** The entries of an integer array, whichever width the library uses. */
function readIntegers(values: Int32Array, length: number, wide: boolean): Int32Array {
  return Int32Array.from({ length }, (_, i) => values[wide ? 2 * i : i]!);
}

function transposeSquare(n: number, A: Real): void {
  const TILE = 32;
  for (let i0 = 0; i0 < n; i0 += TILE) {
    const i1 = Math.min(n, i0 + TILE);
    for (let j0 = 0; j0 <= i0; j0 += TILE) {
      const j1 = Math.min(n, j0 + TILE);
      for (let i = i0; i < i1; i++) {
        const last = Math.min(j1, i);
        for (let j = j0; j < last; j++) {
          const held = A[i * n + j]!;
          A[i * n + j] = A[j * n + i]!;
          A[j * n + i] = held;
        }
      }
    }
  }
}

/** The factorisations and eigenproblems; `wide` tells that the library's integers have 64 bits. */
export function lapackOperations(symbols: Symbols, wide: boolean): Partial<Operations> {
  const routines = (like: Real) => (like instanceof Float32Array ? symbols.s : symbols.d);
  const { d } = symbols;
  const operations: Partial<Operations> = {};
  if (d.potrf) operations.potrf = (n, A) => potrf(routines(A).potrf!, n, A);
  if (d.getrf) operations.getrf = (n, A, pivots) => getrf(routines(A).getrf!, n, A, pivots, wide);
  if (d.gelqf && d.orglq) {
    operations.geqrf = (m, n, A, Q, R) => geqrf(routines(A).gelqf!, routines(A).orglq!, m, n, A, Q, R);
  }
  if (d.syevd) operations.syevd = (n, A, w, vectors) => syevd(routines(A).syevd!, n, A, w, vectors);
  if (d.gesdd) operations.gesdd = (m, n, A, U, s, Vt) => gesdd(routines(A).gesdd!, m, n, A, U, s, Vt);
  return operations;
}

type Foreign = (...args: unknown[]) => void;

/** Read by columns the lower triangle is the upper one: A = UᵀU with U = Lᵀ. */
function potrf(routine: Foreign, n: number, A: Real): number {
  guardSizes("potrf", n);
  guard("potrf", A, n * n);
  if (n === 0) return 0;
  const info = integer(0);
  const size = integer(n);
  routine(UPPER, size, A, size, info, 1);
  for (let i = 0; i < n - 1; i++) A.fill(0, i * n + i + 1, (i + 1) * n);
  return report("potrf", info);
}

function getrf(routine: Foreign, n: number, A: Real, pivots: Int32Array, wide: boolean): number {
  guardSizes("getrf", n);
  guard("getrf", A, n * n);
  guard("getrf", pivots, n);
  if (n === 0) return 0;
  const info = integer(0);
  const exchanged = integers(n);
  const size = integer(n);
  transposeSquare(n, A);
  routine(size, size, A, size, exchanged, info);
  transposeSquare(n, A);
  pivots.set(readIntegers(exchanged, n, wide).map((row) => row - 1));
  return report("getrf", info);
}

/** A read by columns is Aᵀ = LQ′, so A = Q′ᵀLᵀ: an LQ factorisation gives our Q and R without a transposition. */
function geqrf(gelqf: Foreign, orglq: Foreign, m: number, n: number, A: Real, Q: Real, R: Real): void {
  const k = Math.min(m, n);
  guardSizes("geqrf", m, n);
  guard("geqrf", A, m * n);
  guard("geqrf", Q, m * k);
  guard("geqrf", R, k * n);
  if (k === 0) return;
  const W = copyOf(A);
  const tau = space(k, A);
  const info = integer(0);
  const [rows, cols, rank] = [integer(n), integer(m), integer(k)];
  withWork(A, (work, length) => gelqf(rows, cols, W, rows, tau, work, length, info));
  report("gelqf", info);
  R.fill(0);
  for (let i = 0; i < k; i++) R.set(W.subarray(i * n + i, (i + 1) * n), i * n + i);
  withWork(A, (work, length) => orglq(rank, cols, rank, W, rows, tau, work, length, info));
  report("orglq", info);
  for (let i = 0; i < m; i++) Q.set(W.subarray(i * n, i * n + k), i * k);
}

/** Asks a routine for the workspace that it wants (length −1), then calls it with that. */
function withWork(like: Real, call: (work: Real, length: Int32Array) => void): void {
  const answer = space(1, like);
  call(answer, integer(-1));
  const length = Math.max(1, Math.ceil(answer[0]! * (like instanceof Float32Array ? 1 + 2 ** -20 : 1)));
  call(space(length, like), integer(length));
}

/** The vectors come back as columns of a column-major array: our rows; one transposition remains. */
function syevd(routine: Foreign, n: number, A: Real, values: Real, vectors: Real | null): number {
  guardSizes("syevd", n);
  guard("syevd", A, n * n);
  guard("syevd", values, n);
  if (vectors) guard("syevd", vectors, n * n);
  if (n === 0) return 0;
  const W = copyOf(A);
  const info = integer(0);
  const size = integer(n);
  const job = vectors ? V : N;
  const answer = [space(1, A), integers(1)] as const;
  routine(job, UPPER, size, W, size, values, answer[0], integer(-1), answer[1], integer(-1), info, 1, 1);
  const length = Math.max(Math.ceil(answer[0][0]! * (1 + 2 ** -20)), 1);
  const words = Math.max(answer[1][0]!, 1);
  const work = space(length, A);
  routine(
    job,
    UPPER,
    size,
    W,
    size,
    values,
    work,
    integer(length),
    integers(words),
    integer(words),
    info,
    1,
    1,
  );
  if (vectors) transposeInto(n, n, W, vectors);
  return report("syevd", info);
}

/** A read by columns is Aᵀ = V diag(s) Uᵀ: "U" comes back as V by columns, "Vᵀ" as U by rows. */
function gesdd(
  routine: Foreign,
  m: number,
  n: number,
  A: Real,
  U: Real | null,
  s: Real,
  V: Real | null,
): number {
  const k = Math.min(m, n);
  guardSizes("gesdd", m, n);
  guard("gesdd", A, m * n);
  guard("gesdd", s, k);
  if (U) guard("gesdd", U, m * k);
  if (V) guard("gesdd", V, n * k);
  if (k === 0) return 0;
  const W = copyOf(A);
  const info = integer(0);
  const [rows, cols, rank] = [integer(n), integer(m), integer(k)];
  const job = U ? S : N;
  const left = V ? space(n * k, A) : space(1, A);
  const right = U ?? space(1, A);
  const words = integers(8 * k);
  withWork(A, (work, length) => {
    routine(job, rows, cols, W, rows, s, left, rows, right, rank, work, length, words, info, 1);
  });
  if (V) transposeInto(k, n, left, V);
  return report("gesdd", info);
}
