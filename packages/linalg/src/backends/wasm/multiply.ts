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
}

/** C = alpha·op(A)·op(B) (+ C) in linear memory; size is 8 (f64) or 4 (f32). */
export function multiply(engine: Engine, size: 4 | 8, product: Product): void {
  const { m, n, k, A, B, transA = false, transB = false } = product;
  if (m === 0 || n === 0) return;
  for (let p = 0; p < Math.max(k, 1); p += DEPTH) {
    addSlab(engine, size, {
      ...product,
      k: Math.min(DEPTH, k - p),
      A: { ...A, at: A.at + p * size * (transA ? A.ld : 1) },
      B: { ...B, at: B.at + p * size * (transB ? 1 : B.ld) },
      accumulate: product.accumulate || p > 0,
    });
  }
}

/** The part of a product over inner indices that are packed at once. */
function addSlab(engine: Engine, size: 4 | 8, product: Product): void {
  const {
    m,
    n,
    k,
    A,
    B,
    C,
    transA = false,
    transB = false,
    alpha = 1,
    accumulate = false,
    triangle,
  } = product;
  const { heap } = engine;
  const mr = leftWidth(engine);
  const mark = heap.mark();
  const nr = 32 / size;
  const pa = heap.allocate(up(m, mr) * k * size);
  const pb = heap.allocate(up(n, nr) * k * size);
  const aTasks = Math.ceil(m / (mr * SLIVERS));
  const bTasks = Math.ceil(n / (nr * SLIVERS));
  const [pack, tile] = size === 8 ? ["pack64", "multiply64"] : ["pack32", "multiply32"];
  engine.run(
    (m + n) * k,
    pack!,
    aTasks + bTasks,
    aTasks,
    k,
    A.at,
    A.ld,
    +transA,
    m,
    pa,
    B.at,
    B.ld,
    +transB,
    n,
    pb,
  );
  const part = triangle === undefined ? 0 : triangle === "lower" ? 1 : 2;
  const [tileM, tileN] = tileSizes(m, n, mr);
  const tiles = Math.ceil(m / tileM) * Math.ceil(n / tileN);
  engine.run(
    (m * n * k) / (triangle ? 20 : 10),
    tile!,
    tiles,
    m,
    n,
    k,
    pa,
    pb,
    alpha,
    C.at,
    C.ld,
    +accumulate,
    part,
    tileM,
    tileN,
  );
  heap.release(mark);
}
