import { blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Operand } from "./multiply.js";
import { carryIn, carryOut } from "./scaling.js";

/** Size of the diagonal blocks that are handled without GEMM. */
export const NB = 64;

export interface Triangle {
  readonly n: number;
  readonly T: Operand;
  /** op(T) = Tᵀ */
  readonly transposed?: boolean | undefined;
  /** op(T) is upper triangular. */
  readonly upper?: boolean | undefined;
  readonly unit?: boolean | undefined;
}

/** Address of entry (i, j). */
export const entry = ({ at, ld }: Operand, i: number, j: number) => at + (i * ld + j) * 8;

/** A part of a matrix, beginning at entry (i, j). */
export const part = (A: Operand, i: number, j: number): Operand => ({ at: entry(A, i, j), ld: A.ld });

/** op(T)·X = B in place for r right-hand sides in linear memory, block by block. */
export function solveInPlace(
  engine: Engine,
  { n, T, transposed = false, upper = false, unit = false }: Triangle,
  B: Operand,
  r: number,
): void {
  const order = [...blocks(n, NB)];
  if (upper) order.reverse();
  const [rs, cs] = transposed ? [1, T.ld] : [T.ld, 1];
  for (const [k, nb] of order) {
    const at = entry(T, k, k);
    engine.run(
      nb * nb * r * 0.2,
      "solveTriangular",
      Math.ceil(r / 16),
      +upper,
      +unit,
      nb,
      at,
      rs,
      cs,
      entry(B, k, 0),
      B.ld,
      r,
    );
    const [first, rows] = upper ? [0, k] : [k + nb, n - k - nb];
    const block = transposed ? part(T, k, first) : part(T, first, k);
    multiply(engine, 8, {
      m: rows,
      n: r,
      k: nb,
      A: block,
      transA: transposed,
      B: part(B, k, 0),
      C: part(B, first, 0),
      alpha: -1,
      accumulate: true,
    });
  }
}

/** B := L⁻¹B or L⁻ᵀB over the caller's arrays. */
export function trsm(engine: Engine, trans: boolean, n: number, r: number, L: Real, B: Real): void {
  const T = { at: carryIn(engine.heap, L), ld: n };
  const at = carryIn(engine.heap, B);
  solveInPlace(engine, { n, T, transposed: trans, upper: trans }, { at, ld: r }, r);
  carryOut(engine.heap, at, B);
}

/** B := (LLᵀ)⁻¹B over the caller's arrays. */
export function potrs(engine: Engine, n: number, r: number, L: Real, B: Real): void {
  const T = { at: carryIn(engine.heap, L), ld: n };
  const at = carryIn(engine.heap, B);
  solveInPlace(engine, { n, T }, { at, ld: r }, r);
  solveInPlace(engine, { n, T, transposed: true, upper: true }, { at, ld: r }, r);
  carryOut(engine.heap, at, B);
}
