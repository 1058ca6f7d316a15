import type { Engine } from "../../engine/engine.js";
import { clearUpper } from "../../matrix/lower-triangle.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Operand, type Product } from "./multiply.js";
import { carryLower, carryOut } from "./scaling.js";
import { entry, NB, part, solveInPlace } from "./triangular.js";

/** Rows of one task of a mirror image (assembly/products/transpose.ts). */
const SIDE = 16;

/** A lower triangle with zeros above. */
interface Triangle {
  readonly n: number;
  readonly at: Operand;
}

/** [[A, 0], [B, C]]: its triangles, and B by its place and size. */
function halves({ n, at }: Triangle) {
  const h = n >> 1;
  const A: Triangle = { n: h, at };
  const C: Triangle = { n: n - h, at: part(at, h, h) };
  return { A, B: part(at, h, 0), C, h, rest: n - h };
}

/** The inverse and the product of triangles in linear memory, by halves: everything large is a product. */
function inPlace(engine: Engine) {
  /** A product whose result may lie over an operand: both are packed before the first entry is written. */
  const product = (p: Product) => multiply(engine, 8, p);

  /** X := α·op(T)·X for X of r columns. */
  function fromLeft(T: Triangle, X: Operand, r: number, transposed: boolean, alpha: number): void {
    if (T.n <= NB) {
      product({ m: T.n, n: r, k: T.n, A: T.at, transA: transposed, B: X, C: X, alpha });
      return;
    }
    const { A, B, C, h, rest } = halves(T);
    const below = part(X, h, 0);
    const add = { A: B, transA: transposed, n: r, alpha, accumulate: true };
    if (transposed) {
      fromLeft(A, X, r, true, alpha);
      product({ ...add, m: h, k: rest, B: below, C: X });
      fromLeft(C, below, r, true, alpha);
    } else {
      fromLeft(C, below, r, false, alpha);
      product({ ...add, m: rest, k: h, B: X, C: below });
      fromLeft(A, X, r, false, alpha);
    }
  }

  /** X := X·T for X of m rows. */
  function fromRight(X: Operand, m: number, T: Triangle): void {
    if (T.n <= NB) {
      product({ m, n: T.n, k: T.n, A: X, B: T.at, C: X });
      return;
    }
    const { A, B, C, h, rest } = halves(T);
    const right = part(X, 0, h);
    fromRight(X, m, A);
    product({ m, n: h, k: rest, A: right, B, C: X, accumulate: true });
    fromRight(right, m, C);
  }

  /** T := T⁻¹: [[A⁻¹, 0], [−C⁻¹·B·A⁻¹, C⁻¹]]. */
  function invert(T: Triangle): void {
    if (T.n <= NB) {
      invertWhole(engine, T);
      return;
    }
    const { A, B, C, h, rest } = halves(T);
    invert(A);
    invert(C);
    fromRight(B, rest, A);
    fromLeft(C, B, h, false, -1);
  }

  /** The lower triangle of TᵀT in the place of T: [[AᵀA + BᵀB, ·], [CᵀB, CᵀC]]. */
  function square(T: Triangle): void {
    const { n, at } = T;
    if (n <= NB) {
      product({ m: n, n, k: n, A: at, transA: true, B: at, C: at });
      return;
    }
    const { A, B, C, h, rest } = halves(T);
    square(A);
    const lower = { transA: true, accumulate: true, triangle: "lower" } as const;
    product({ m: h, n: h, k: rest, A: B, B, C: at, ...lower });
    fromLeft(C, B, h, true, 1);
    square(C);
  }

  return { invert, square };
}

/** T := T⁻¹ by a solve for the identity. */
function invertWhole(engine: Engine, { n, at }: Triangle): void {
  const { heap } = engine;
  const mark = heap.mark();
  const inverse = heap.allocate(n * n * 8);
  const identity = heap.f64(inverse, n * n).fill(0);
  for (let i = 0; i < n; i++) identity[i * (n + 1)] = 1;
  solveInPlace(engine, { n, T: at }, { at: inverse, ld: n }, n);
  for (let i = 0; i < n; i++)
    heap.f64(entry(at, i, 0), n).set(heap.f64(entry({ at: inverse, ld: n }, i, 0), n));
  heap.release(mark);
}

/** (LLᵀ)⁻¹ in the place of L: MᵀM with M = L⁻¹. */
export function potri(engine: Engine, n: number, A: Real): void {
  if (n === 0) return;
  const { heap } = engine;
  const at = carryLower(heap, n, A);
  clearUpper(n, heap.f64(at, n * n));
  const T: Triangle = { n, at: { at, ld: n } };
  const { invert, square } = inPlace(engine);
  invert(T);
  square(T);
  engine.run(n * n, "mirror64", Math.ceil(n / SIDE), n, at);
  carryOut(heap, at, A);
}
