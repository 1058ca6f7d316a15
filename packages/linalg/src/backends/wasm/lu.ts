import { blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply } from "./multiply.js";
import { carryIn, carryOut } from "./scaling.js";
import { entry, part, solveInPlace } from "./triangular.js";

const NB = 32;

/** LU with partial pivoting in place; 0, or the first exactly zero pivot (1-based). */
export function getrf(engine: Engine, n: number, matrix: Real, pivots: Int32Array): number {
  const { heap, kernels } = engine;
  const at = carryIn(heap, matrix);
  const A = { at, ld: n };
  const exchanged = heap.allocate(NB * 4);
  let failed = 0;
  for (const [k, nb] of blocks(n, NB)) {
    const rows = n - k;
    const zero = kernels["luPanel"]!(rows, nb, entry(A, k, k), n, exchanged);
    if (zero && !failed) failed = k + zero;
    const right = n - k - nb;
    kernels["exchangeRows"]!(nb, exchanged, entry(A, k, 0), n, k);
    kernels["exchangeRows"]!(nb, exchanged, entry(A, k, k + nb), n, right);
    const local = heap.i32(exchanged, nb);
    for (let j = 0; j < nb; j++) pivots[k + j] = k + local[j]!;
    if (right === 0) break;
    solveInPlace(engine, { n: nb, T: part(A, k, k), unit: true }, part(A, k, k + nb), right);
    multiply(engine, 8, {
      m: right,
      n: right,
      k: nb,
      A: part(A, k + nb, k),
      B: part(A, k, k + nb),
      C: part(A, k + nb, k + nb),
      alpha: -1,
      accumulate: true,
    });
  }
  carryOut(heap, at, matrix);
  return failed;
}

/** B := A⁻¹B from the output of getrf. */
export function getrs(engine: Engine, n: number, r: number, LU: Real, pivots: Int32Array, B: Real): void {
  const { heap, kernels } = engine;
  const T = { at: carryIn(heap, LU), ld: n };
  const at = carryIn(heap, B);
  const order = heap.allocate(n * 4);
  heap.i32(order, n).set(pivots);
  kernels["exchangeRows"]!(n, order, at, r, r);
  solveInPlace(engine, { n, T, unit: true }, { at, ld: r }, r);
  solveInPlace(engine, { n, T, upper: true }, { at, ld: r }, r);
  carryOut(heap, at, B);
}
