import { blockLength, blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import { carryBlock, copyBlockOut } from "../../engine/transfer.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply } from "./multiply.js";

/** Rows that one task of a transposition handles (assembly/products/transpose.ts). */
const SIDE = 16;

interface Block {
  readonly transA: boolean;
  readonly transB: boolean;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly alpha: number;
  readonly A: Real;
  readonly B: Real;
  readonly lower: boolean;
}

/** Address of alpha·op(A)·op(B) restricted to rows i… and columns j…, computed panel by panel of k. */
function productBlock(engine: Engine, g: Block, i: number, mb: number, j: number, nb: number): number {
  const { heap } = engine;
  const size = g.A instanceof Float32Array ? 4 : 8;
  const c = heap.allocate(mb * nb * size);
  if (g.k === 0) heap.view(c, mb * nb, g.A).fill(0);
  let accumulate = false;
  for (const [p, kb] of blocks(g.k, blockLength(mb, nb))) {
    const mark = heap.mark();
    const a = heap.allocate(mb * kb * size);
    const b = heap.allocate(kb * nb * size);
    const lda = g.transA ? mb : kb;
    const ldb = g.transB ? kb : nb;
    const fetch = (
      array: Real,
      pitch: number,
      row: number,
      rows: number,
      col: number,
      length: number,
      to: number,
    ) =>
      carryBlock(
        engine,
        { array, start: row * pitch + col, pitch, rows, length, address: to, step: length },
        true,
      );
    if (g.transA) fetch(g.A, g.m, p, kb, i, mb, a);
    else fetch(g.A, g.k, i, mb, p, kb, a);
    if (g.transB) fetch(g.B, g.k, j, nb, p, kb, b);
    else fetch(g.B, g.n, p, kb, j, nb, b);
    const [A, B, C] = [
      { at: a, ld: lda },
      { at: b, ld: ldb },
      { at: c, ld: nb },
    ];
    const { transA, transB, alpha } = g;
    const triangle = g.lower ? { triangle: "lower" as const } : {};
    multiply(engine, size, { m: mb, n: nb, k: kb, A, B, C, transA, transB, alpha, accumulate, ...triangle });
    heap.release(mark);
    accumulate = true;
  }
  return c;
}

/** C = alpha·op(A)·op(B) + beta·C over caller's arrays of any size. */
export function gemm(
  engine: Engine,
  transA: boolean,
  transB: boolean,
  m: number,
  n: number,
  k: number,
  alpha: number,
  A: Real,
  B: Real,
  beta: number,
  C: Real,
): void {
  const { heap } = engine;
  if (k === 0 || alpha === 0) {
    scale(C, beta);
    return;
  }
  const g: Block = { transA, transB, m, n, k, alpha, A, B, lower: false };
  for (const [i, mb] of blocks(m, blockLength(n, k))) {
    for (const [j, nb] of blocks(n, blockLength(m, k))) {
      const mark = heap.mark();
      const c = productBlock(engine, g, i, mb, j, nb);
      const out = { array: C, start: i * n + j, pitch: n, rows: mb, length: nb, address: c, step: nb };
      if (beta === 0) carryBlock(engine, out, false);
      else copyBlockOut(heap, c, C, n, i, mb, j, nb, beta);
      heap.release(mark);
    }
  }
}

function scale(C: Real, beta: number): void {
  if (beta === 0) C.fill(0);
  else for (let i = 0; i < C.length; i++) C[i]! *= beta;
}

/**
 * C = alpha·A·Aᵀ (A n×k), or alpha·Aᵀ·A (A k×n) with trans: the lower triangle is computed, the rest its mirror
 * image.
 */
export function syrk(
  engine: Engine,
  trans: boolean,
  n: number,
  k: number,
  alpha: number,
  A: Real,
  C: Real,
): void {
  const { heap } = engine;
  const size = A.BYTES_PER_ELEMENT;
  const [mirror, transpose] = size === 8 ? ["mirror64", "transpose64"] : ["mirror32", "transpose32"];
  for (const [i, mb] of blocks(n)) {
    const tasks = Math.ceil(mb / SIDE);
    for (const [j, nb] of blocks(i + mb)) {
      const mark = heap.mark();
      const lower = i === j;
      const g: Block = { transA: trans, transB: !trans, m: n, n, k, alpha, A, B: A, lower };
      const c = productBlock(engine, g, i, mb, j, nb);
      if (lower) engine.run(mb * nb, mirror!, tasks, mb, c);
      copyBlockOut(heap, c, C, n, i, mb, j, nb);
      if (!lower) {
        const t = heap.allocate(mb * nb * size);
        engine.run(2 * mb * nb, transpose!, tasks, mb, nb, c, t);
        copyBlockOut(heap, t, C, n, j, nb, i, mb);
      }
      heap.release(mark);
    }
  }
}
