import type { Work } from "../../check/work.js";
import type { Operations } from "../../engine/contract.js";
import type { Engine } from "../../engine/engine.js";
import { implicitQl, normalise } from "../js/ql.js";
import { divideAndConquer } from "./divide.js";
import type { Operand } from "./multiply.js";
import { carryIn, carryOut, safeScale } from "./scaling.js";
import { backTransform, tridiagonalise } from "./tridiagonal.js";

/** Rows that one task of a transposition handles (assembly/products/transpose.ts). */
const SIDE = 16;

/** Eigenpairs of the symmetric matrix whose upper triangle is at A (overwritten): values ascending, vectors as rows. */
export function eigenRows(
  engine: Engine,
  n: number,
  A: Operand,
  work: Work = {},
): { values: Float64Array; Z: Operand; failed: number } {
  const T = tridiagonalise(engine, n, A, work, 2 * n);
  const { diagonal: values, beside } = T;
  const unit = normalise(values, beside);
  const Z = { at: engine.heap.allocate(n * n * 8), ld: n };
  const failed = divideAndConquer(engine, values, beside, Z);
  backTransform(engine, n, T.reflectors, T.scales, Z, n);
  for (let i = 0; i < n; i++) values[i]! /= unit;
  return { values, Z, failed };
}

/** Eigenvalues alone, ascending. */
function eigenvalues(
  engine: Engine,
  n: number,
  A: Operand,
  work: Work,
): { values: Float64Array; failed: number } {
  const { diagonal: values, beside } = tridiagonalise(engine, n, A, work);
  const unit = normalise(values, beside);
  const failed = implicitQl(values, beside, null);
  for (let i = 0; i < n; i++) values[i]! /= unit;
  return { values: values.sort(), failed };
}

/** Eigenvalues, and unless vectors is null orthonormal eigenvectors as columns, of a symmetric matrix. */
export function syevd(
  engine: Engine,
  ...[n, A, values, vectors, work = {}]: Parameters<Operations["syevd"]>
): number {
  if (n === 0) return 0;
  const { heap } = engine;
  const scale = safeScale(A);
  const at = carryIn(heap, A, scale);
  engine.run(n * n, "mirror64", Math.ceil(n / SIDE), n, at);
  const matrix = { at, ld: n };
  if (vectors === null) {
    const only = eigenvalues(engine, n, matrix, work);
    for (let i = 0; i < n; i++) values[i] = only.values[i]! / scale;
    return only.failed;
  }
  const pairs = eigenRows(engine, n, matrix, work);
  // The reflectors are used up: their place takes the vectors as columns.
  engine.run(2 * n * n, "transpose64", Math.ceil(n / SIDE), n, n, pairs.Z.at, at);
  carryOut(heap, at, vectors);
  for (let i = 0; i < n; i++) values[i] = pairs.values[i]! / scale;
  return pairs.failed;
}
