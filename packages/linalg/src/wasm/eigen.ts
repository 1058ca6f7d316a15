import type { Real } from "../matrix.js";
import { divideAndConquer } from "./divide.js";
import type { Engine } from "./engine.js";
import { implicitQl } from "./ql.js";
import { carryIn, carryOut, safeScale } from "./scaling.js";
import { backTransform, tridiagonalise } from "./tridiagonal.js";

/** Rows that one task of a transposition handles (assembly/transpose.ts). */
const SIDE = 16;

/** The tridiagonal entries divided by their largest: QL's thresholds are for numbers near 1. */
function normalise(d: Float64Array, e: Float64Array): number {
  let most = 0;
  for (const x of d) most = Math.max(most, Math.abs(x));
  for (const x of e) most = Math.max(most, Math.abs(x));
  if (most === 0) return 1;
  const unit = 2 ** -Math.round(Math.log2(most));
  for (let i = 0; i < d.length; i++) {
    d[i]! *= unit;
    e[i]! *= unit;
  }
  return unit;
}

/** Eigenvalues, and unless vectors is null orthonormal eigenvectors as columns, of a symmetric matrix. */
export function syevd(engine: Engine, n: number, A: Real, values: Real, vectors: Real | null): number {
  if (n === 0) return 0;
  const { heap } = engine;
  const scale = safeScale(A);
  const at = carryIn(heap, A, scale);
  engine.run(n * n, "mirror64", Math.ceil(n / SIDE), n, at);
  const T = tridiagonalise(engine, n, { at, ld: n });
  const { diagonal, beside } = T;
  const unit = normalise(diagonal, beside);
  let failed: number;
  if (vectors === null) {
    failed = implicitQl(diagonal, beside, null);
    diagonal.sort();
  } else {
    const Z = { at: heap.allocate(n * n * 8), ld: n };
    failed = divideAndConquer(engine, diagonal, beside, Z);
    backTransform(engine, n, T.reflectors, T.scales, Z, n);
    // The reflectors are used up: their place takes the vectors as columns.
    engine.run(2 * n * n, "transpose64", Math.ceil(n / SIDE), n, n, Z.at, at);
    carryOut(heap, at, vectors);
  }
  for (let i = 0; i < n; i++) values[i] = diagonal[i]! / unit / scale;
  return failed;
}
