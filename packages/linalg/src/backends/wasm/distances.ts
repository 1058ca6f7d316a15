import { BLOCK, blocks } from "../../engine/blocks.js";
import type { Carry } from "../../engine/carry.js";
import type { Operations, PointPairs } from "../../engine/contract.js";
import type { Engine } from "../../engine/engine.js";
import { SLOTS } from "../../engine/slots.js";
import { copyBlockIn, copyBlockOut, LONG } from "../../engine/transfer.js";
import { aboutRow, finiteMeans } from "../../matrix/about-row.js";
import type { Real } from "../../matrix/matrix.js";
import { multiply, type Product } from "./multiply.js";

/** Rows that one task of an elementwise kernel handles. */
const ROWS = 16;

const KERNELS64 = { mirror: "mirror64", transpose: "transpose64" } as const;
const KERNELS32 = { mirror: "mirror32", transpose: "transpose32" } as const;

/** Final map of ‖x−z‖²: itself, its root, exp(scale·), exp(scale·√), scale·exp(scale·√)/√. */
export type RadialMode = 0 | 1 | 2 | 3 | 4;

/** The points about the means of X, with which distances stay and rounding does not. */
export function aboutMeans(n: number, m: number, d: number, X: Real, Z: Real): readonly [A: Real, B: Real] {
  const means = finiteMeans(n, d, X);
  const A = aboutRow({ rows: n, cols: d, data: X }, means).data;
  return [A, X === Z ? A : aboutRow({ rows: m, cols: d, data: Z }, means).data];
}

/** Rows in linear memory, one after another, and their squared norms. */
export interface Points {
  readonly at: number;
  readonly norms: number;
  /** The squares of distances from each row that are rounding; anything where no slopes are wanted. */
  readonly floors: number;
}

/** The points from the row `first` on. */
export function pointsFrom({ at, norms, floors }: Points, first: number, d: number, like: Real): Points {
  const skip = first * like.BYTES_PER_ELEMENT;
  return { at: at + skip * d, norms: norms + skip, floors: floors + skip };
}

/** Carries the rows start … start+rows−1 of X and computes their squared norms. */
export function points(
  engine: Engine,
  X: Real,
  d: number,
  start: number,
  rows: number,
  squares?: Float64Array,
): Points {
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const norms = heap.allocate((rows + 1) * size);
  const at = heap.allocate((rows * d + 2) * size);
  copyBlockIn(heap, at, X, d, start, rows, 0, d);
  engine.run(rows * d, size === 8 ? "norms64" : "norms32", Math.ceil(rows / 64), rows, d, at, norms, 64);
  if (squares === undefined) return { at, norms, floors: norms };
  const floors = heap.allocate((rows + 1) * size);
  heap.view(floors, rows, X).set(squares.subarray(start, start + rows));
  return { at, norms, floors };
}

/** op(A)·op(B) (+ C) at these addresses, by a library or by the kernels: A is m×k, B k×n, C m×n, or transposed. */
export function times(
  engine: Engine,
  like: Real,
  product: Operations["gemm"] | undefined,
  { m, n, k, A, B, C, transA = false, transB = false, accumulate = false, triangle }: Flat,
): void {
  const view = (at: number, entries: number) => engine.heap.view(at, entries, like);
  if (k === 0 && !accumulate) {
    view(C, m * n).fill(0);
    return;
  }
  if (product !== undefined) {
    product(transA, transB, m, n, k, 1, view(A, m * k), view(B, k * n), +accumulate, view(C, m * n));
    return;
  }
  const places = {
    A: { at: A, ld: transA ? m : k },
    B: { at: B, ld: transB ? k : n },
    C: { at: C, ld: n },
  };
  const size = like.BYTES_PER_ELEMENT as 4 | 8;
  multiply(engine, size, { m, n, k, ...places, transA, transB, accumulate, triangle });
}

/** A product of matrices whose rows follow each other in linear memory, by their addresses. */
type Flat = Omit<Product, "A" | "B" | "C" | "alpha"> & Readonly<Record<"A" | "B" | "C", number>>;

/** Part of a matrix. */
export interface Strip {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/** A radial function of the distances between points in linear memory. */
export interface Radial {
  readonly mode: RadialMode;
  readonly scale: number;
  readonly d: number;
  readonly x: Points;
  readonly z: Points;
  readonly like: Real;
}

/** A tile's products ⟨x_i, z_j⟩ to the function's values, or with `lower` those of its lower triangle. */
export function radialTile(
  engine: Engine,
  { mode, scale, d, x, z, like }: Radial,
  rows: number,
  cols: number,
  at: number,
  lower = false,
): void {
  const kernel = like.BYTES_PER_ELEMENT === 8 ? "radial64" : "radial32";
  const args = [
    mode,
    scale,
    rows,
    cols,
    at,
    x.norms,
    z.norms,
    +lower,
    ROWS,
    d,
    x.at,
    z.at,
    x.floors,
  ] as const;
  engine.run(3 * rows * cols, kernel, Math.ceil(rows / ROWS), ...args);
}

/** A radial function strip by strip. */
export interface Strips extends Radial {
  readonly pieces: readonly Strip[];
  /** Where the values of a strip go, if they are carried. */
  readonly carry?: ((strip: Strip, address: number) => Carry) | undefined;
  /** What the caller does with the values of a strip, in order. */
  readonly take?: ((strip: Strip, address: number) => void) | undefined;
}

/** Rows of a strip. */
export const STRIP = 64;

/** Columns of points up to which one thread makes a strip's product before another has taken its exponentials. */
export const STRIP_COLUMNS = 256;

/** Nanoseconds of an entry on one thread, roughly. */
const COST = 6;

/** The caller makes the products by a library, and whoever is free takes the rest. */
export function streamStrips(engine: Engine, product: Operations["gemm"], strips: Strips): void {
  const { mode, scale, d, x, z, like, pieces, carry, take } = strips;
  const { heap } = engine;
  const size = like.BYTES_PER_ELEMENT;
  const largest = pieces.reduce((most, { rows, cols }) => Math.max(most, rows * cols), 0);
  const area = (largest + 2) * size;
  const slots = heap.allocate(SLOTS * 16);
  const areas = heap.allocate(SLOTS * area);
  const words = heap.i32(slots, SLOTS * 4);
  engine.stream({
    kernel: size === 8 ? "radialStrip64" : "radialStrip32",
    pieces: pieces.length,
    work: COST * pieces.reduce((sum, { rows, cols }) => sum + rows * cols, 0),
    args: [mode, scale, slots, areas, area, x.norms, z.norms, d, x.at, z.at, x.floors],
    long: carry !== undefined && pieces.every(({ cols }) => cols * size >= LONG),
    prepare(piece, slot) {
      const { row, col, rows, cols } = pieces[piece]!;
      words.set([row, col, rows, cols], 4 * slot);
      const [A, B] = [x.at + row * d * size, z.at + col * d * size];
      times(engine, like, product, { m: rows, n: cols, k: d, A, B, C: areas + slot * area, transB: true });
    },
    carries: (piece, slot) => ({
      before: [],
      after: carry === undefined ? [] : [carry(pieces[piece]!, areas + slot * area)],
    }),
    collect: (piece, slot) => take?.(pieces[piece]!, areas + slot * area),
  });
}

/** All columns of a block of rows, a strip of rows at a time. */
function strips(rows: number, cols: number): Strip[] {
  return [...blocks(rows, STRIP)].map(([row, count]) => ({ row, col: 0, rows: count, cols }));
}

/** out (n×m) = the radial function of the distances between the rows of X and Z; Z === X gives a symmetric result. */
export function distances(
  engine: Engine,
  mode: RadialMode,
  scale: number,
  floors: Float64Array | null,
  ...[n, m, d, X, Z, out, product]: PointPairs
): void {
  if (n === 0 || m === 0) return;
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT as 4 | 8;
  const symmetric = X === Z;
  const squares = floors?.map((floor) => floor * floor);
  const [A, B] = aboutMeans(n, m, d, X, Z);
  const kernels = size === 8 ? KERNELS64 : KERNELS32;
  const unit = Math.max(1, Math.min(BLOCK, Math.floor(2 ** 25 / Math.max(d, 1))));
  for (const [i, mb] of blocks(n, unit)) {
    const outer = heap.mark();
    const x = points(engine, A, d, i, mb, squares);
    for (const [j, nb] of blocks(symmetric ? i + mb : m, unit)) {
      const mark = heap.mark();
      const lower = symmetric && i === j;
      const z = lower ? x : points(engine, B, d, j, nb);
      if (product !== undefined && !symmetric && d <= STRIP_COLUMNS) {
        const carry = ({ row, rows, cols }: Strip, address: number): Carry => {
          return { array: out, start: (i + row) * m + j, pitch: m, rows, length: cols, address, step: cols };
        };
        const pieces = strips(mb, nb);
        streamStrips(engine, product, { mode, scale, d, x, z, like: out, pieces, carry });
        heap.release(mark);
        continue;
      }
      const c = heap.allocate((mb * nb + 2) * size);
      const triangle = lower ? ("lower" as const) : undefined;
      times(engine, X, product, { m: mb, n: nb, k: d, A: x.at, B: z.at, C: c, transB: true, triangle });
      const tasks = Math.ceil(mb / ROWS);
      radialTile(engine, { mode, scale, d, x, z, like: X }, mb, nb, c, lower);
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
