import type { Operations } from "../../engine/contract.js";
import { clearUpper } from "../../matrix/lower-triangle.js";
import type { Real } from "../../matrix/matrix.js";
import { mirrorLower, transposeInto } from "../../matrix/transpose-into.js";
import { character, guard, guardSizes, integer, integers, report, space, withWork } from "./arguments.js";
import type { NativeLibrary } from "./library.js";
import { scratch } from "./scratch.js";
import type { Foreign } from "./symbols.js";

const UPPER = character("U");

/** The entries of an integer array, whichever width the library uses. */
function readIntegers(values: Int32Array, length: number, wide: boolean): Int32Array {
  return Int32Array.from({ length }, (_, i) => values[wide ? 2 * i : i]!);
}

/** The factorisations; `wide` tells that the library's integers have 64 bits. */
export function factorisations({ symbols, small }: NativeLibrary, wide: boolean): Partial<Operations> {
  const routines = (like: Real) => (like instanceof Float32Array ? symbols.s : symbols.d);
  const { d } = symbols;
  const operations: Partial<Operations> = {};
  if (d.potrf) {
    operations.potrf = (n, A, lower) => small(n * n, () => potrf(routines(A).potrf!, n, A, lower));
  }
  if (d.potri) {
    operations.potri = (n, A) => small(n * n, () => potri(routines(A).potri!, n, A));
  }
  if (d.getrf) {
    operations.getrf = (n, A, pivots) => small(n * n, () => getrf(routines(A).getrf!, n, A, pivots, wide));
  }
  if (d.geqrf && d.orgqr) {
    operations.geqrf = (m, n, A, Q, R) =>
      small(m * n, () => geqrf(routines(A).geqrf!, routines(A).orgqr!, m, n, A, Q, R));
  }
  return operations;
}

/** Read by columns the lower triangle is the upper one: A = UᵀU with U = Lᵀ. */
function potrf(routine: Foreign, n: number, A: Real, lower = false): number {
  guardSizes("potrf", n);
  guard("potrf", A, n * n);
  if (n === 0) return 0;
  const info = integer(0);
  const size = integer(n);
  routine(UPPER, size, A, size, info, 1);
  if (!lower) clearUpper(n, A);
  return report("potrf", info) || firstBadPivot(n, A);
}

/** The first pivot that is not a positive number (1-based), or 0: libraries take NaN for one. */
function firstBadPivot(n: number, A: Real): number {
  for (let i = 0; i < n; i++) if (!(A[i * (n + 1)]! > 0)) return i + 1;
  return 0;
}

function potri(routine: Foreign, n: number, A: Real): void {
  guardSizes("potri", n);
  guard("potri", A, n * n);
  if (n === 0) return;
  const info = integer(0);
  const size = integer(n);
  routine(UPPER, size, A, size, info, 1);
  if (report("potri", info) > 0) A.fill(Number.NaN);
  else mirrorLower(n, A);
}

function getrf(routine: Foreign, n: number, A: Real, pivots: Int32Array, wide: boolean): number {
  guardSizes("getrf", n);
  guard("getrf", A, n * n);
  guard("getrf", pivots, n);
  if (n === 0) return 0;
  const info = integer(0);
  const exchanged = integers(n);
  const size = integer(n);
  const W = scratch("matrix", n * n, A);
  transposeInto(n, n, A, W);
  routine(size, size, W, size, exchanged, info);
  transposeInto(n, n, W, A);
  pivots.set(readIntegers(exchanged, n, wide).map((row) => row - 1));
  return report("getrf", info);
}

/**
 * On a copy by columns: LAPACK's LQ of the rows as they lie would save the transpositions, and is three times slower.
 */
function geqrf(geqrf: Foreign, orgqr: Foreign, m: number, n: number, A: Real, Q: Real | null, R: Real): void {
  const k = Math.min(m, n);
  guardSizes("geqrf", m, n);
  guard("geqrf", A, m * n);
  if (Q) guard("geqrf", Q, m * k);
  guard("geqrf", R, k * n);
  if (k === 0) return;
  const W = scratch("matrix", m * n, A);
  transposeInto(m, n, A, W);
  const tau = space(k, A);
  const info = integer(0);
  const [rows, cols, rank] = [integer(m), integer(n), integer(k)];
  withWork(A, (work, length) => geqrf(rows, cols, W, rows, tau, work, length, info));
  report("geqrf", info);
  const triangle = scratch("vectors", k * n, A);
  for (let j = 0; j < n; j++) triangle.set(W.subarray(j * m, j * m + k), j * k);
  transposeInto(n, k, triangle, R);
  for (let i = 1; i < k; i++) R.fill(0, i * n, i * n + i);
  if (Q === null) return;
  withWork(A, (work, length) => orgqr(rows, rank, rank, W, rows, tau, work, length, info));
  report("orgqr", info);
  transposeInto(k, m, W.subarray(0, k * m), Q);
}
