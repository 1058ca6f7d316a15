import { blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Operand } from "./multiply.js";
import { carryIn, carryOut, safeScale } from "./scaling.js";
import { entry, part } from "./triangular.js";

const NB = 32;

/** A block of reflectors H = I − V·T·Vᵀ acting on rows start … start+m−1. */
export interface Reflectors {
  readonly start: number;
  readonly m: number;
  readonly count: number;
  readonly V: Operand;
  readonly T: Operand;
}

/** C := H·C, or HᵀC, for the rows of C (n columns) on which H acts. */
export function applyReflectors(
  engine: Engine,
  H: Reflectors,
  transposed: boolean,
  C: Operand,
  n: number,
): void {
  if (n === 0) return;
  const { heap } = engine;
  const mark = heap.mark();
  const W = { at: heap.allocate(H.count * n * 8), ld: n };
  const TW = { at: heap.allocate(H.count * n * 8), ld: n };
  const rows = part(C, H.start, 0);
  const { m, count, V, T } = H;
  multiply(engine, 8, { m: count, n, k: m, A: V, transA: true, B: rows, C: W });
  multiply(engine, 8, { m: count, n, k: count, A: T, transA: transposed, B: W, C: TW });
  multiply(engine, 8, { m, n, k: count, A: V, B: TW, C: rows, alpha: -1, accumulate: true });
  heap.release(mark);
}

/** Blocked Householder QR of the m × n matrix A in place (R in its upper triangle); the reflectors, block by block. */
export function factorQr(engine: Engine, m: number, n: number, A: Operand): Reflectors[] {
  const { heap, kernels } = engine;
  const all: Reflectors[] = [];
  const work = heap.allocate(Math.max(NB, 2) * 8);
  for (const [k, nb] of blocks(Math.min(m, n), NB)) {
    const V = { at: heap.allocate((m - k) * nb * 8), ld: nb };
    const T = { at: heap.allocate(nb * nb * 8), ld: nb };
    kernels["qrPanel"]!(m - k, nb, entry(A, k, k), A.ld, V.at, nb, T.at, work);
    const H = { start: k, m: m - k, count: nb, V, T };
    applyReflectors(engine, H, true, part(A, 0, k + nb), n - k - nb);
    all.push(H);
  }
  return all;
}

/** Address of the m × k matrix Q of orthonormal columns: the reflectors applied to the identity, last first. */
export function formQ(engine: Engine, m: number, k: number, reflectors: readonly Reflectors[]): Operand {
  const { heap } = engine;
  const Q = { at: heap.allocate(m * k * 8), ld: k };
  const values = heap.f64(Q.at, m * k).fill(0);
  for (let i = 0; i < k; i++) values[i * (k + 1)] = 1;
  for (const H of [...reflectors].reverse())
    applyReflectors(engine, H, false, part(Q, 0, H.start), k - H.start);
  return Q;
}

/** Thin QR: Q (m×k) where it is asked for, R (k×n), k = min(m, n). */
export function geqrf(engine: Engine, m: number, n: number, A: Real, Q: Real | null, R: Real): void {
  const { heap } = engine;
  const k = Math.min(m, n);
  if (k === 0) return;
  const scale = safeScale(A);
  const at = carryIn(heap, A, scale);
  const reflectors = factorQr(engine, m, n, { at, ld: n });
  if (Q) carryOut(heap, formQ(engine, m, k, reflectors).at, Q);
  const upper = heap.f64(at, k * n);
  for (let i = 0; i < k; i++) upper.fill(0, i * n, i * n + i);
  carryOut(heap, at, R, 1 / scale);
}
