import type { Real } from "../matrix.js";
import { blocks } from "./blocks.js";
import type { Engine } from "./engine.js";
import { productBlock } from "./gemm.js";
import { copyBlockIn, copyBlockOut } from "./transfer.js";

/** Rows that one task of an elementwise kernel handles. */
const ROWS = 16;

/** What becomes of ‖x−z‖²: itself, its root, exp(scale·), exp(scale·√). */
export type RadialMode = 0 | 1 | 2 | 3;

/** Column means over the rows of X: distances do not change when both sides are shifted by them, rounding does. */
function centre(n: number, d: number, X: Real): Float64Array {
  const mean = new Float64Array(d);
  for (let i = 0, at = 0; i < n; i++) for (let k = 0; k < d; k++, at++) mean[k]! += X[at]!;
  for (let k = 0; k < d; k++) mean[k] = Number.isFinite(mean[k]!) ? mean[k]! / n : 0;
  return mean;
}

function shifted(n: number, d: number, X: Real, mean: Float64Array): Real {
  const out = X.slice();
  for (let i = 0, at = 0; i < n; i++) for (let k = 0; k < d; k++, at++) out[at]! -= mean[k]!;
  return out;
}

/** Squared row norms at a fresh address, in the element type of X. */
function norms(engine: Engine, n: number, d: number, X: Real): number {
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const out = heap.allocate((n + 1) * size);
  const unit = Math.max(1, Math.floor(2 ** 22 / Math.max(d, 1)));
  for (const [start, rows] of blocks(n, unit)) {
    const mark = heap.mark();
    const x = heap.allocate(rows * d * size);
    copyBlockIn(heap, x, X, d, start, rows, 0, d);
    engine.run(
      rows * d,
      size === 8 ? "norms64" : "norms32",
      Math.ceil(rows / 64),
      rows,
      d,
      x,
      out + start * size,
      64,
    );
    heap.release(mark);
  }
  return out;
}

/** out (n×m) = the radial function of the distances between the rows of X and Z; Z === X gives a symmetric result. */
export function distances(
  engine: Engine,
  mode: RadialMode,
  scale: number,
  n: number,
  m: number,
  d: number,
  X: Real,
  Z: Real,
  out: Real,
): void {
  if (n === 0 || m === 0) return;
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT as 4 | 8;
  const symmetric = X === Z;
  const mean = centre(n, d, X);
  const A = shifted(n, d, X, mean);
  const B = symmetric ? A : shifted(m, d, Z, mean);
  const xx = norms(engine, n, d, A);
  const zz = symmetric ? xx : norms(engine, m, d, B);
  const [radial, mirror, transpose] =
    size === 8
      ? (["radial64", "mirror64", "transpose64"] as const)
      : (["radial32", "mirror32", "transpose32"] as const);
  for (const [i, mb] of blocks(n)) {
    for (const [j, nb] of blocks(symmetric ? i + mb : m)) {
      const mark = heap.mark();
      const lower = symmetric && i === j;
      const g = { transA: false, transB: true, m: n, n: m, k: d, alpha: 1, A, B, lower };
      const c = productBlock(engine, g, i, mb, j, nb);
      const tasks = Math.ceil(mb / ROWS);
      engine.run(
        3 * mb * nb,
        radial,
        tasks,
        mode,
        scale,
        mb,
        nb,
        c,
        xx + i * size,
        zz + j * size,
        +lower,
        ROWS,
      );
      if (lower) engine.run(mb * nb, mirror, tasks, mb, c);
      copyBlockOut(heap, c, out, m, i, mb, j, nb);
      if (symmetric && !lower) {
        const t = heap.allocate(mb * nb * size);
        engine.run(2 * mb * nb, transpose, tasks, mb, nb, c, t);
        copyBlockOut(heap, t, out, m, j, nb, i, mb);
      }
      heap.release(mark);
    }
  }
}
