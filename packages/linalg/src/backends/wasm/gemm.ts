import { blockLength, blocks } from "../../engine/blocks.js";
import type { Engine } from "../../engine/engine.js";
import { carryBlock, copyBlockOut } from "../../engine/transfer.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Operand, packedEntries, packRight } from "./multiply.js";

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

/** Entries of a right operand that is packed once for all rows, at most: 64 MiB in float64. */
const PACKED = 2 ** 23;

/** Some rows and columns of an array, carried to new memory. */
function carried(
  engine: Engine,
  array: Real,
  pitch: number,
  [row, rows]: readonly [number, number],
  [col, length]: readonly [number, number],
): Operand {
  const at = engine.heap.allocate(rows * length * array.BYTES_PER_ELEMENT);
  const part = { array, start: row * pitch + col, pitch, rows, length, address: at, step: length };
  carryBlock(engine, part, true);
  return { at, ld: length };
}

/** Rows p… and columns j… of op(B) in linear memory. */
function rightOperand(engine: Engine, g: Block, p: number, kb: number, j: number, nb: number) {
  return g.transB ? carried(engine, g.B, g.k, [j, nb], [p, kb]) : carried(engine, g.B, g.n, [p, kb], [j, nb]);
}

/** Columns j… of op(B), packed as the products of all rows take it; undefined where carrying it once saves nothing. */
function packedOnce(engine: Engine, g: Block, j: number, nb: number, rows: number): number | undefined {
  const size = g.B instanceof Float32Array ? 4 : 8;
  const entries = packedEntries(g.k, nb, size);
  if (rows >= g.m || entries > PACKED) return undefined;
  const { heap } = engine;
  const packed = heap.allocate(entries * size);
  for (const [p, kb] of blocks(g.k)) {
    const mark = heap.mark();
    const B = rightOperand(engine, g, p, kb, j, nb);
    packRight(
      engine,
      size,
      { n: nb, k: kb, B, transB: g.transB },
      packed + packedEntries(p, nb, size) * size,
    );
    heap.release(mark);
  }
  return packed;
}

/** Address of alpha·op(A)·op(B) restricted to rows i… and columns j…, computed panel by panel of k. */
function productBlock(
  engine: Engine,
  g: Block,
  [i, mb]: readonly [number, number],
  [j, nb]: readonly [number, number],
  packed?: number | undefined,
): number {
  const { heap } = engine;
  const size = g.A instanceof Float32Array ? 4 : 8;
  const c = heap.allocate(mb * nb * size);
  if (g.k === 0) heap.view(c, mb * nb, g.A).fill(0);
  let accumulate = false;
  const unit = packed === undefined ? blockLength(mb, nb) : undefined;
  for (const [p, kb] of blocks(g.k, unit)) {
    const mark = heap.mark();
    const A = g.transA
      ? carried(engine, g.A, g.m, [p, kb], [i, mb])
      : carried(engine, g.A, g.k, [i, mb], [p, kb]);
    const B = packed === undefined ? rightOperand(engine, g, p, kb, j, nb) : { at: 0, ld: nb };
    const { transA, transB, alpha, lower } = g;
    multiply(engine, size, {
      m: mb,
      n: nb,
      k: kb,
      A,
      B,
      C: { at: c, ld: nb },
      transA,
      transB,
      alpha,
      accumulate,
      triangle: lower ? "lower" : undefined,
      packed: packed === undefined ? undefined : packed + packedEntries(p, nb, size) * size,
    });
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
  const rows = blockLength(n, k);
  for (const [j, nb] of blocks(n, blockLength(m, k))) {
    const outer = heap.mark();
    const packed = packedOnce(engine, g, j, nb, rows);
    for (const [i, mb] of blocks(m, rows)) {
      const mark = heap.mark();
      const c = productBlock(engine, g, [i, mb], [j, nb], packed);
      const out = { array: C, start: i * n + j, pitch: n, rows: mb, length: nb, address: c, step: nb };
      if (beta === 0) carryBlock(engine, out, false);
      else copyBlockOut(heap, c, C, n, i, mb, j, nb, beta);
      heap.release(mark);
    }
    heap.release(outer);
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
      const c = productBlock(engine, g, [i, mb], [j, nb]);
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
