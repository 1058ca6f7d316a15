import { advance, type Work } from "../../check/work.js";
import { blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import { multiply, type Operand } from "./multiply.js";
import { part } from "./triangular.js";

const NB = 32;

/** A = Q·T·Qᵀ: the tridiagonal T, and Q as reflectors in the rows of the matrix that was reduced. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** n − 1 numbers beside the diagonal (and one of padding). */
  readonly beside: Float64Array;
  readonly scales: Float64Array;
  readonly reflectors: Operand;
}

/** Into how many parts a symmetric product is split: by size alone, so that threads do not change the sum. */
const partsFor = (n: number) => (n >= 768 ? 8 : n >= 256 ? 4 : 1);

/**
 * Reduces the symmetric matrix whose upper triangle is at A; A is overwritten by the reflectors. `work` is watched
 * between blocks of columns.
 *
 * @param total - columns to count in all, where more is done with them afterwards
 */
export function tridiagonalise(
  engine: Engine,
  n: number,
  A: Operand,
  work: Work = {},
  total: number = n,
): Tridiagonal {
  const { heap, kernels } = engine;
  const { tridiagonalBefore, tridiagonalAfter } = kernels;
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const scales = new Float64Array(n);
  const mark = heap.mark();
  const W = { at: heap.allocate(NB * n * 8), ld: n };
  const stride = n + 8;
  const ys = heap.allocate(8 * stride * 8);
  const out = heap.allocate(64);
  for (const [k, nb] of blocks(n, NB)) {
    advance(work, { done: k, total, unit: "columns" });
    for (let j = 0; j < nb; j++) {
      const i = k + j;
      tridiagonalBefore!(i, j, k, n, A.at, n, W.at, out);
      const [d, e, tau] = heap.f64(out, 3);
      diagonal[i] = d!;
      beside[i] = e!;
      scales[i] = tau!;
      const rest = n - i - 1;
      if (rest === 0) break;
      const parts = partsFor(rest);
      const trailing = part(A, i + 1, i + 1).at;
      const v = part(A, i, i + 1).at;
      engine.run(rest * rest * 0.15, "symmetricTimes", parts, parts, rest, trailing, n, v, ys, stride);
      tridiagonalAfter!(i, j, k, n, A.at, n, W.at, parts, ys, stride, tau!);
    }
    updateTrailing(engine, n, k + nb, nb, part(A, k, 0), W, A);
  }
  heap.release(mark);
  return { diagonal, beside, scales, reflectors: A };
}

/** A −= VᵀW + WᵀV on the upper triangle from row `first` on. */
function updateTrailing(
  engine: Engine,
  n: number,
  first: number,
  nb: number,
  V: Operand,
  W: Operand,
  A: Operand,
): void {
  const m = n - first;
  if (m <= 0) return;
  const C = part(A, first, first);
  for (const [X, Y] of [
    [V, W],
    [W, V],
  ] as const) {
    multiply(engine, 8, {
      m,
      n: m,
      k: nb,
      A: part(X, 0, first),
      transA: true,
      B: part(Y, 0, first),
      C,
      alpha: -1,
      accumulate: true,
      triangle: "upper",
    });
  }
}

/** The nb × nb factor T of H_k … H_{k+nb−1} = I − VᵀTV, V the rows at `V` (LAPACK's larft). */
function blockFactor(engine: Engine, n: number, nb: number, V: Operand, scales: Float64Array): Operand {
  const { heap } = engine;
  const G = { at: heap.allocate(nb * nb * 8), ld: nb };
  multiply(engine, 8, { m: nb, n: nb, k: n, A: V, B: V, transB: true, C: G });
  const T = { at: heap.allocate(nb * nb * 8), ld: nb };
  const g = heap.f64(G.at, nb * nb);
  const t = heap.f64(T.at, nb * nb).fill(0);
  for (let j = 0; j < nb; j++) {
    for (let p = 0; p < j; p++) {
      let sum = 0;
      for (let q = p; q < j; q++) sum += t[p * nb + q]! * g[q * nb + j]!;
      t[p * nb + j] = -scales[j]! * sum;
    }
    t[j * nb + j] = scales[j]!;
  }
  return T;
}

/**
 * Rows of Z (count × n) become Z·Qᵀ, for reflectors v_i in the rows of `reflectors` with Q = H_0·H_1·…: eigenvectors
 * of T, one a row, become those of A.
 */
export function backTransform(
  engine: Engine,
  n: number,
  reflectors: Operand,
  scales: Float64Array,
  Z: Operand,
  count: number,
): void {
  const { heap } = engine;
  for (const [k, nb] of [...blocks(n, NB)].reverse()) {
    const mark = heap.mark();
    const V = part(reflectors, k, 0);
    const T = blockFactor(engine, n, nb, V, scales.subarray(k, k + nb));
    const ZV = { at: heap.allocate(count * nb * 8), ld: nb };
    const ZVT = { at: heap.allocate(count * nb * 8), ld: nb };
    // Only columns from k on meet the reflectors of this block.
    const [tail, rows] = [part(V, 0, k), part(Z, 0, k)];
    multiply(engine, 8, { m: count, n: nb, k: n - k, A: rows, B: tail, transB: true, C: ZV });
    multiply(engine, 8, { m: count, n: nb, k: nb, A: ZV, B: T, transB: true, C: ZVT });
    multiply(engine, 8, {
      m: count,
      n: n - k,
      k: nb,
      A: ZVT,
      B: tail,
      C: rows,
      alpha: -1,
      accumulate: true,
    });
    heap.release(mark);
  }
}
