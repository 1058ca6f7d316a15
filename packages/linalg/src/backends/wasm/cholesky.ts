import type { Engine } from "../../engine/engine.js";
import { clearUpper, copyLower } from "../../matrix/lower-triangle.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Operand } from "./multiply.js";
import { carryLower } from "./scaling.js";
import { NB, part } from "./triangular.js";

/** Rows of one task of a transposition or a solve (assembly/products). */
const SIDE = 16;

/** X := X·L⁻ᵀ for X of m rows and L of at most NB, by way of the transpose: the right-hand sides lie side by side. */
function solveWhole(engine: Engine, m: number, X: Operand, n: number, L: Operand): void {
  const { heap } = engine;
  const mark = heap.mark();
  const transposed = heap.allocate(n * m * 8);
  const strips = Math.ceil(m / SIDE);
  engine.run(2 * m * n, "transposePart", strips, m, n, X.at, X.ld, transposed, m);
  engine.run(n * n * m * 0.2, "solveTriangular", strips, 0, 0, n, L.at, L.ld, 1, transposed, m, m);
  engine.run(2 * m * n, "transposePart", Math.ceil(n / SIDE), n, m, transposed, m, X.at, X.ld);
  heap.release(mark);
}

/** The larger half of a triangle's rows, in whole blocks. */
const halfOf = (n: number) => NB * Math.ceil(n / (2 * NB));

/** X := X·L⁻ᵀ for X of m rows, by halves of L. */
function solveBelow(engine: Engine, m: number, X: Operand, n: number, L: Operand): void {
  if (n <= NB) {
    solveWhole(engine, m, X, n, L);
    return;
  }
  const h = halfOf(n);
  solveBelow(engine, m, X, h, L);
  const [B, C] = [part(L, h, 0), part(X, 0, h)];
  multiply(engine, 8, { m, n: n - h, k: h, A: X, B, transB: true, C, alpha: -1, accumulate: true });
  solveBelow(engine, m, C, n - h, part(L, h, h));
}

/** Cholesky of the lower triangle by halves: all that is large is a deep product; 0, or the failing pivot (1-based). */
function factor(engine: Engine, n: number, A: Operand): number {
  if (n <= NB) return engine.kernels["choleskyPanel"]!(n, A.at, A.ld);
  const h = halfOf(n);
  const failed = factor(engine, h, A);
  if (failed) return failed;
  const [m, below, rest] = [n - h, part(A, h, 0), part(A, h, h)];
  solveBelow(engine, m, below, h, A);
  const lower = { transB: true, alpha: -1, accumulate: true, triangle: "lower" } as const;
  multiply(engine, 8, { m, n: m, k: h, A: below, B: below, C: rest, ...lower });
  const later = factor(engine, m, rest);
  return later && h + later;
}

/**
 * The lower triangle of A becomes its Cholesky factor, the rest zeros (with `lower` anything); 0, or p and the reduced
 * pivot at A[p−1, p−1].
 */
export function potrf(engine: Engine, n: number, A: Real, lower = false): number {
  const { heap } = engine;
  const at = carryLower(heap, n, A);
  const failed = factor(engine, n, { at, ld: n });
  const source = heap.f64(at, n * n);
  if (failed) {
    const p = (failed - 1) * (n + 1);
    A[p] = source[p]!;
    return failed;
  }
  copyLower(n, source, A);
  if (!lower) clearUpper(n, A);
  return 0;
}
