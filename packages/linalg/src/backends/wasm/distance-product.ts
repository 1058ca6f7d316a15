import { blocks } from "../../engine/blocks.js";
import type { KernelProduct, Operations } from "../../engine/contract.js";
import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";
import {
  aboutMeans,
  points,
  pointsFrom,
  type Radial,
  type RadialMode,
  radialTile,
  STRIP,
  STRIP_COLUMNS,
  type Strip,
  streamStrips,
  times,
} from "./distances.js";

/** Columns of V up to which the caller takes a strip's product alone while others take the next exponentials. */
const FEW = 64;

/** Columns of a strip, and rows and columns of a tile. */
const WIDTH = 512;
const TILE = 1024;

/** A function between n and m points, and what is done with its tiles. */
interface Tiles extends Radial {
  readonly n: number;
  readonly m: number;
  readonly symmetric: boolean;
  readonly take: (strip: Strip, K: number) => void;
}

/** The strips of all entries, or those on and right of the diagonal, where a square of its own stands on it. */
function stripsOf(n: number, m: number, symmetric: boolean): Strip[] {
  const all: Strip[] = [];
  for (const [row, rows] of blocks(n, STRIP)) {
    if (symmetric) all.push({ row, col: row, rows, cols: rows });
    const from = symmetric ? row + rows : 0;
    for (const [col, cols] of blocks(m - from, WIDTH)) all.push({ row, col: from + col, rows, cols });
  }
  return all;
}

/** Carries all of an array into linear memory. */
function carried({ heap }: Engine, X: Real): number {
  const at = heap.allocate((X.length + 2) * X.BYTES_PER_ELEMENT);
  heap.view(at, X.length, X).set(X);
  return at;
}

/** The values of a function by tiles, each taken before the next; of a symmetric one those on and above the diagonal. */
function eachTile(
  engine: Engine,
  product: Operations["gemm"] | undefined,
  { n, m, symmetric, take, ...radial }: Tiles,
): void {
  const { d, x, z, like } = radial;
  const K = engine.heap.allocate((Math.min(n, TILE) * Math.min(m, TILE) + 2) * like.BYTES_PER_ELEMENT);
  for (const [row, rows] of blocks(n, TILE)) {
    const from = symmetric ? row : 0;
    for (const [skip, cols] of blocks(m - from, TILE)) {
      const col = from + skip;
      const part = { ...radial, x: pointsFrom(x, row, d, like), z: pointsFrom(z, col, d, like) };
      times(engine, like, product, {
        ...{ m: rows, n: cols, k: d, A: part.x.at, B: part.z.at, C: K },
        transB: true,
      });
      radialTile(engine, part, rows, cols, K);
      take({ row, col, rows, cols }, K);
    }
  }
}

/** out (n×c) = K·V, K the radial function of the distances between the rows of X and Z, made and used tile by tile. */
export function distanceProduct(
  engine: Engine,
  mode: RadialMode,
  scale: number,
  ...[n, m, d, X, Z, out, c, V, product]: KernelProduct
): void {
  if (n === 0 || c === 0) return;
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const symmetric = X === Z;
  const [A, B] = aboutMeans(n, m, d, X, Z);
  const x = points(engine, A, d, 0, n);
  const z = symmetric ? x : points(engine, B, d, 0, m);
  const v = carried(engine, V);
  const sum = carried(engine, out.fill(0));
  /** Adds the product with a strip's values, and with their mirror image. */
  const take = ({ row, col, rows, cols }: Strip, K: number) => {
    const place = (base: number, first: number) => base + first * c * size;
    times(engine, X, product, {
      ...{ m: rows, n: c, k: cols, A: K, B: place(v, col), C: place(sum, row), accumulate: true },
    });
    if (!symmetric || row === col) return;
    times(engine, X, product, {
      ...{ m: cols, n: c, k: rows, A: K, B: place(v, row), C: place(sum, col), accumulate: true },
      transA: true,
    });
  };
  const tiles = { mode, scale, d, x, z, like: X };
  if (product !== undefined && d <= STRIP_COLUMNS && c <= FEW) {
    streamStrips(engine, product, { ...tiles, pieces: stripsOf(n, m, symmetric), take });
  } else eachTile(engine, product, { ...tiles, n, m, symmetric, take });
  out.set(heap.view(sum, n * c, X));
}
