import type { Engine } from "../../engine/engine.js";

/** Tasks, as in assembly/products/gemm.ts; tiles of C, in whole register tiles of four rows or six. */
const SLIVERS = 16;
const TILE_M = 96;
const TILE_N = 128;

const up = (value: number, unit: number) => Math.ceil(value / unit) * unit;

/** Inner indices that are packed at once, whole panels of them (assembly/products/pack.ts). */
const DEPTH = 2048;

/** Tiles of C: large enough to reuse the cache, and enough of them to share out evenly. */
function tileSizes(m: number, n: number, mr: number): [number, number] {
  const tileN = n < TILE_N ? n : Math.min(TILE_N, up(n / Math.ceil(n / TILE_N), 16));
  return [m < TILE_M ? up(m / 4, 4 * mr) : TILE_M, Math.max(16, tileN)];
}

/** Rows of a sliver of a packed left operand. */
const leftWidth = ({ kernels }: Engine) => kernels["tileRows"]!();

/** A matrix in linear memory: address, distance between rows in elements. */
export interface Operand {
  readonly at: number;
  readonly ld: number;
}

export interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly A: Operand;
  readonly B: Operand;
  readonly C: Operand;
  readonly transA?: boolean | undefined;
  readonly transB?: boolean | undefined;
  readonly alpha?: number | undefined;
  /** C += instead of C = */
  readonly accumulate?: boolean | undefined;
  /** Only the register tiles that meet this triangle of C. */
  readonly triangle?: "lower" | "upper" | undefined;
  /** Where `packRight` packed B, which is not read then. */
  readonly packed?: number | undefined;
}

/** C = alpha·op(A)·op(B) (+ C) in linear memory; size is 8 (f64) or 4 (f32). */
export function multiply(engine: Engine, size: 4 | 8, product: Product): void {
  const { m, n, k, A, B, transA = false, transB = false, packed } = product;
  if (m === 0 || n === 0) return;
  const { heap } = engine;
  const mr = leftWidth(engine);
  for (let p = 0; p < Math.max(k, 1); p += DEPTH) {
    const mark = heap.mark();
    const kb = Math.min(DEPTH, k - p);
    const left = { outer: m, at: A.at + p * size * (transA ? A.ld : 1), ld: A.ld, trans: transA };
    const right = { outer: n, at: B.at + p * size * (transB ? 1 : B.ld), ld: B.ld, trans: transB };
    const pa = heap.allocate(up(m, mr) * kb * size);
    const whole = packed !== undefined;
    const pb = whole
      ? packed + packedEntries(p, n, size) * size
      : heap.allocate(packedEntries(kb, n, size) * size);
    pack(engine, size, kb, left, pa, whole ? NOTHING : right, pb);
    multiplyTiles(engine, size, product, kb, p > 0, pa, pb);
    heap.release(mark);
  }
}

/** An operand to be packed: its rows if it is the left one, its columns if the right one. */
interface Packing {
  readonly outer: number;
  readonly at: number;
  readonly ld: number;
  readonly trans: boolean;
}

const NOTHING: Packing = { outer: 0, at: 0, ld: 0, trans: false };

/** Entries of a packed right operand of k rows and n columns; a part of whole panels begins where they end. */
export function packedEntries(k: number, n: number, size: 4 | 8): number {
  return up(n, 32 / size) * k;
}

/** Packs a right operand at an address, for the products that name it. */
export function packRight(
  engine: Engine,
  size: 4 | 8,
  { n, k, B, transB = false }: Pick<Product, "n" | "k" | "B" | "transB">,
  pb: number,
): void {
  pack(engine, size, k, NOTHING, 0, { outer: n, at: B.at, ld: B.ld, trans: transB }, pb);
}

/** Packs one operand or both over k inner indices. */
function pack(engine: Engine, size: 4 | 8, k: number, A: Packing, pa: number, B: Packing, pb: number): void {
  const aTasks = Math.ceil(A.outer / (leftWidth(engine) * SLIVERS));
  const bTasks = Math.ceil(B.outer / ((32 / size) * SLIVERS));
  engine.run(
    (A.outer + B.outer) * k,
    size === 8 ? "pack64" : "pack32",
    aTasks + bTasks,
    aTasks,
    k,
    A.at,
    A.ld,
    +A.trans,
    A.outer,
    pa,
    B.at,
    B.ld,
    +B.trans,
    B.outer,
    pb,
  );
}

/** C = alpha · the packed operands (+ C), tile by tile. */
function multiplyTiles(
  engine: Engine,
  size: 4 | 8,
  { m, n, C, alpha = 1, accumulate = false, triangle }: Product,
  k: number,
  adds: boolean,
  pa: number,
  pb: number,
): void {
  const part = triangle === undefined ? 0 : triangle === "lower" ? 1 : 2;
  const [tileM, tileN] = tileSizes(m, n, leftWidth(engine));
  engine.run(
    (m * n * k) / (triangle ? 20 : 10),
    size === 8 ? "multiply64" : "multiply32",
    Math.ceil(m / tileM) * Math.ceil(n / tileN),
    m,
    n,
    k,
    pa,
    pb,
    alpha,
    C.at,
    C.ld,
    +(accumulate || adds),
    part,
    tileM,
    tileN,
  );
}
