import { BLOCK, blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import { copyBlockIn, copyBlockOut } from "../../engine/transfer.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply } from "./multiply.js";

/** Rows that one task of an elementwise kernel handles. */
const ROWS = 16;

const KERNELS64 = { radial: "radial64", mirror: "mirror64", transpose: "transpose64" } as const;
const KERNELS32 = { radial: "radial32", mirror: "mirror32", transpose: "transpose32" } as const;

/** Final map of ‖x−z‖²: itself, its root, exp(scale·), exp(scale·√). */
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

/** Rows in linear memory with their squared norms. */
interface Points {
  readonly at: number;
  readonly norms: number;
}

/** Carries the rows start … start+rows−1 of X and computes their squared norms. */
function points(engine: Engine, X: Real, d: number, start: number, rows: number): Points {
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const norms = heap.allocate((rows + 1) * size);
  const at = heap.allocate((rows * d + 2) * size);
  copyBlockIn(heap, at, X, d, start, rows, 0, d);
  engine.run(rows * d, size === 8 ? "norms64" : "norms32", Math.ceil(rows / 64), rows, d, at, norms, 64);
  return { at, norms };
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
  const kernels = size === 8 ? KERNELS64 : KERNELS32;
  const unit = Math.max(1, Math.min(BLOCK, Math.floor(2 ** 25 / Math.max(d, 1))));
  for (const [i, mb] of blocks(n, unit)) {
    const outer = heap.mark();
    const x = points(engine, A, d, i, mb);
    for (const [j, nb] of blocks(symmetric ? i + mb : m, unit)) {
      const mark = heap.mark();
      const lower = symmetric && i === j;
      const z = lower ? x : points(engine, B, d, j, nb);
      const c = heap.allocate((mb * nb + 2) * size);
      if (d === 0) heap.view(c, mb * nb, X).fill(0);
      else {
        multiply(engine, size, {
          ...{
            m: mb,
            n: nb,
            k: d,
            A: { at: x.at, ld: d },
            B: { at: z.at, ld: d },
            C: { at: c, ld: nb },
            transB: true,
          },
          ...(lower ? { triangle: "lower" as const } : {}),
        });
      }
      const tasks = Math.ceil(mb / ROWS);
      const shape = [mode, scale, mb, nb, c, x.norms, z.norms, +lower, ROWS, d, x.at, z.at] as const;
      engine.run(3 * mb * nb, kernels.radial, tasks, ...shape);
      if (lower) engine.run(mb * nb, kernels.mirror, tasks, mb, c);
      copyBlockOut(heap, c, out, m, i, mb, j, nb);
      if (symmetric && !lower) {
        const t = heap.allocate(mb * nb * size);
        engine.run(2 * mb * nb, kernels.transpose, tasks, mb, nb, c, t);
        copyBlockOut(heap, t, out, m, j, nb, i, mb);
      }
      heap.release(mark);
    }
    heap.release(outer);
  }
}
