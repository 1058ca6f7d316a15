import type { Real } from "../../matrix/matrix.js";
import { transposeInto } from "../../matrix/transpose-into.js";
import { completeRows } from "./complete.js";
import { syevd } from "./eigen.js";
import { gemm, syrk } from "./gemm.js";
import { orthogonaliseRows } from "./jacobi.js";
import { type PivotedQr, pivotedQr } from "./pivoted-qr.js";
import { reflect } from "./reflector.js";
import { scaledCopy, unitScale } from "./unit-scale.js";

/** Singular values from the largest on, where their rows stand, and how many rows have a direction of their own. */
function ranked(squares: Float64Array, floor: number): { order: number[]; S: Float64Array; rank: number } {
  const order = Array.from(squares, (_, i) => i).sort((a, b) => squares[b]! - squares[a]!);
  const S = Float64Array.from(order, (i) => Math.sqrt(squares[i]!));
  return { order, S, rank: order.filter((i) => squares[i]! > floor).length };
}

/** Left vectors: row i of J, in its order, taken as coordinates, times Q; to the columns of U (m × n). */
function leftVectors(
  m: number,
  n: number,
  J: Float64Array,
  order: readonly number[],
  { reflectors, betas }: PivotedQr,
  U: Real,
): void {
  const rows = new Float64Array(n * m);
  order.forEach((from, to) => {
    rows.set(J.subarray(from * n, (from + 1) * n), to * m);
    for (let j = n - 1; j >= 0; j--) {
      if (betas[j]! > 0) reflect(rows, to * m, m, j, reflectors.subarray(j * m, (j + 1) * m), betas[j]!);
    }
  });
  transposeInto(n, m, rows, U);
}

/** Right vectors: the rows of R, made unit, with columns back in their places; to the columns of V (n × n). */
function rightVectors(
  n: number,
  R: Float64Array,
  { order, S, rank }: ReturnType<typeof ranked>,
  places: readonly number[],
  V: Real,
): void {
  const rows = new Float64Array(n * n);
  for (let to = 0; to < rank; to++) {
    const [from, start] = [order[to]! * n, to * n];
    for (let j = 0; j < n; j++) rows[start + j] = R[from + j]! / S[to]!;
  }
  completeRows(n, n, rank, rows);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) V[places[j]! * n + i] = rows[i * n + j]!;
}

/** Rows from which the eigenvectors of RRᵀ, a good first turn, cost less than the sweeps that they save. */
const PREPARED = 128;

/**
 * Turns the rows of R, of size 1, and those of the identity in J, by the eigenvectors of RRᵀ: a start for Jacobi's
 * sweeps.
 */
function prepare(n: number, R: Float64Array, J: Float64Array): void {
  const gram = new Float64Array(n * n);
  const vectors = new Float64Array(n * n);
  syrk(false, n, n, 1, R, gram);
  if (syevd(n, gram, new Float64Array(n), vectors) > 0) return;
  transposeInto(n, n, vectors, J);
  gemm(false, false, n, n, n, 1, J, R.slice(), 0, R);
}

/** A (m × n, m ≥ n) by its columns, scaled to size 1. */
function tall(
  m: number,
  n: number,
  columns: Float64Array,
  U: Real | null,
  S: Real,
  V: Real | null,
  factor: number,
): number {
  const qr = pivotedQr(m, n, columns);
  const J = new Float64Array(n * n);
  for (let i = 0; i < n; i++) J[i * (n + 1)] = 1;
  if (n >= PREPARED) prepare(n, qr.R, J);
  const { squares, floor, open } = orthogonaliseRows(n, qr.R, U && J);
  const found = ranked(squares, floor);
  for (let i = 0; i < n; i++) S[i] = found.S[i]! / factor;
  if (U) leftVectors(m, n, J, found.order, qr, U);
  if (V) rightVectors(n, qr.R, found, qr.order, V);
  return open;
}

/**
 * Thin SVD by pivoted QR and one-sided Jacobi on the rows of R (Drmač & Veselić 2008).
 *
 * @returns the number of pairs of vectors that did not become orthogonal
 */
export function gesdd(m: number, n: number, A: Real, U: Real | null, S: Real, V: Real | null): number {
  const factor = unitScale(A);
  const scaled = scaledCopy(A, factor);
  if (m < n) return tall(n, m, scaled, V, S, U, factor);
  const columns = new Float64Array(m * n);
  transposeInto(m, n, scaled, columns);
  return tall(m, n, columns, U, S, V, factor);
}
