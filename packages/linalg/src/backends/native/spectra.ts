import type { Operations } from "../../engine/contract.js";
import type { Real } from "../../matrix/matrix.js";
import { transposeInto } from "../../matrix/transpose-into.js";
import { character, guard, guardSizes, integer, integers, report, space, withWork } from "./arguments.js";
import type { NativeLibrary } from "./library.js";
import { scratch } from "./scratch.js";
import type { Foreign, Routine } from "./symbols.js";
import { panelEigenvalues, panelRoutines } from "./tridiagonal.js";

const N = character("N");
const V = character("V");
const S = character("S");
const LOWER = character("L");

/** The eigenproblem and the singular values. */
export function spectralOperations({ symbols, small }: NativeLibrary): Partial<Operations> {
  const routines = (like: Real) => (like instanceof Float32Array ? symbols.s : symbols.d);
  const operations: Partial<Operations> = {};
  if (symbols.d.syevd) {
    operations.syevd = (n, A, ...rest) => small(n * n, () => syevd(routines(A), n, A, ...rest));
  }
  if (symbols.d.gesdd) {
    operations.gesdd = (m, n, A, U, s, Vt) =>
      small(m * n, () => gesdd(routines(A).gesdd!, m, n, A, U, s, Vt));
  }
  return operations;
}

/** Turns each row so that its entry of largest size (the first of them) is positive. */
function orientRows(n: number, W: Real): void {
  for (let i = 0; i < n; i++) {
    const row = W.subarray(i * n, (i + 1) * n);
    let [top, size] = [0, 0];
    for (let j = 0; j < n; j++) {
      const x = row[j]!;
      if (Math.abs(x) > size) {
        size = Math.abs(x);
        top = x;
      }
    }
    if (top < 0) for (let j = 0; j < n; j++) row[j] = -row[j]!;
  }
}

/**
 * Values alone come by panels, which can be watched. The copy of A is laid out by columns, for LAPACK is quicker from
 * the lower triangle; the vectors come back as columns: our rows, and one transposition remains.
 */
function syevd(
  table: Partial<Record<Routine, Foreign>>,
  ...[n, A, values, vectors, work = {}]: Parameters<Operations["syevd"]>
): number {
  guardSizes("syevd", n);
  guard("syevd", A, n * n);
  guard("syevd", values, n);
  if (vectors) guard("syevd", vectors, n * n);
  if (n === 0) return 0;
  const W = scratch("matrix", n * n, A);
  transposeInto(n, n, A, W);
  const panels = vectors ? undefined : panelRoutines(table);
  if (panels) return panelEigenvalues(panels, n, W, values, work);
  const info = integer(0);
  const size = integer(n);
  const wanted = [space(1, A), integers(1)] as const;
  const run = (room: Real, length: Int32Array, words: Int32Array, count: Int32Array) =>
    table.syevd!(vectors ? V : N, LOWER, size, W, size, values, room, length, words, count, info, 1, 1);
  run(wanted[0], integer(-1), wanted[1], integer(-1));
  const length = Math.max(Math.ceil(wanted[0][0]! * (1 + 2 ** -20)), 1);
  const words = Math.max(wanted[1][0]!, 1);
  run(scratch("work", length, A), integer(length), integers(words), integer(words));
  if (vectors) {
    orientRows(n, W);
    transposeInto(n, n, W, vectors);
  }
  return report("syevd", info);
}

/**
 * LAPACK is quicker with tall matrices (QR first) than with wide ones (LQ first): a tall A is copied by columns. Of a
 * wide one the rows are the columns of its tall transpose already, whose U and V are our V and U.
 */
function gesdd(
  routine: Foreign,
  m: number,
  n: number,
  A: Real,
  U: Real | null,
  s: Real,
  V: Real | null,
): number {
  guardSizes("gesdd", m, n);
  guard("gesdd", A, m * n);
  guard("gesdd", s, Math.min(m, n));
  if (U) guard("gesdd", U, m * Math.min(m, n));
  if (V) guard("gesdd", V, n * Math.min(m, n));
  if (m === 0 || n === 0) return 0;
  const W = scratch("matrix", m * n, A);
  if (m < n) {
    W.set(A);
    return tallGesdd(routine, n, m, W, V, s, U);
  }
  transposeInto(m, n, A, W);
  return tallGesdd(routine, m, n, W, U, s, V);
}

/** W is p × q by columns, p ≥ q, and is overwritten; its "Vᵀ" by columns is V by rows. */
function tallGesdd(
  routine: Foreign,
  p: number,
  q: number,
  W: Real,
  U: Real | null,
  s: Real,
  V: Real | null,
): number {
  const info = integer(0);
  const [rows, cols] = [integer(p), integer(q)];
  const left = U ? scratch("vectors", p * q, W) : space(1, W);
  const right = V ?? space(1, W);
  const words = integers(8 * q);
  withWork(W, (work, length) => {
    routine(U ? S : N, rows, cols, W, rows, s, left, rows, right, cols, work, length, words, info, 1);
  });
  if (U) transposeInto(q, p, left, U);
  return report("gesdd", info);
}
