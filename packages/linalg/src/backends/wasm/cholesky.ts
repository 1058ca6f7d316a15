import { blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Operand } from "./multiply.js";
import { carryIn, safeScale } from "./scaling.js";
import { entry, part } from "./triangular.js";

const NB = 64;

/** L21 := A21·L11⁻ᵀ, by way of the transpose so that the right-hand sides lie side by side. */
function solveBelow(
  engine: Engine,
  A: Operand,
  k: number,
  nb: number,
  rows: number,
  transposed: number,
): void {
  const below = entry(A, k + nb, k);
  engine.run(2 * rows * nb, "transposePart", Math.ceil(rows / 16), rows, nb, below, A.ld, transposed, rows);
  const tasks = Math.ceil(rows / 16);
  engine.run(
    nb * nb * rows * 0.2,
    "solveTriangular",
    tasks,
    0,
    0,
    nb,
    entry(A, k, k),
    A.ld,
    1,
    transposed,
    rows,
    rows,
  );
  engine.run(2 * rows * nb, "transposePart", Math.ceil(nb / 16), nb, rows, transposed, rows, below, A.ld);
}

/** Right-looking blocked Cholesky of the lower triangle; 0, or the failing pivot (1-based). */
function factor(engine: Engine, n: number, A: Operand): number {
  const { heap, kernels } = engine;
  const transposed = heap.allocate(NB * n * 8);
  for (const [k, nb] of blocks(n, NB)) {
    const failed = kernels["choleskyPanel"]!(nb, entry(A, k, k), A.ld);
    if (failed) return k + failed;
    const rows = n - k - nb;
    if (rows === 0) break;
    solveBelow(engine, A, k, nb, rows, transposed);
    multiply(engine, 8, {
      m: rows,
      n: rows,
      k: nb,
      A: part(A, k + nb, k),
      B: part(A, k + nb, k),
      transB: true,
      C: part(A, k + nb, k + nb),
      alpha: -1,
      accumulate: true,
      triangle: "lower",
    });
  }
  return 0;
}

/**
 * The lower triangle of A becomes its Cholesky factor, the rest zeros; 0, or p and the reduced pivot at A[p−1, p−1].
 */
export function potrf(engine: Engine, n: number, A: Real): number {
  const { heap } = engine;
  const scale = safeScale(A);
  const root = Math.sqrt(scale);
  const at = carryIn(heap, A, scale);
  const failed = factor(engine, n, { at, ld: n });
  const source = heap.f64(at, n * n);
  if (failed) {
    const p = (failed - 1) * (n + 1);
    A[p] = source[p]! / scale;
    return failed;
  }
  for (let i = 0; i < n; i++) source.fill(0, i * n + i + 1, (i + 1) * n);
  if (root !== 1) for (let i = 0; i < source.length; i++) source[i]! /= root;
  A.set(source);
  return 0;
}
