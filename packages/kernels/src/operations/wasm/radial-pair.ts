import type { Real } from "@collapsar/linalg";
import { blocks, type Carry, carryBlock, type Engine, SLOTS } from "@collapsar/linalg/engine";

/** Rows and columns of a tile: its rows are long enough to be carried by any thread. */
const TILE = 256;
/** Nanoseconds of an entry on one thread, roughly. */
const COST = 6;

/** 32-bit words that say what tile is in a slot (assembly/gram/radial-pair.ts). */
const SLOT_WORDS = 8;

/** A tile on or below the diagonal: its first row and column, its shape. */
interface Tile {
  readonly i: number;
  readonly j: number;
  readonly rows: number;
  readonly cols: number;
}

function lowerTiles(n: number): Tile[] {
  const tiles: Tile[] = [];
  for (const [i, rows] of blocks(n, TILE)) {
    for (const [j, cols] of blocks(i + rows, TILE)) tiles.push({ i, j, rows, cols });
  }
  return tiles;
}

/** Addresses of the points and of their squared norms. */
function carryPoints(
  engine: Engine,
  n: number,
  d: number,
  X: Real,
): readonly [points: number, norms: number] {
  const size = X.BYTES_PER_ELEMENT;
  const points = engine.heap.allocate((n * d + 2) * size);
  const norms = engine.heap.allocate((n + 1) * size);
  if (d > 0) {
    carryBlock(engine, { array: X, start: 0, pitch: d, rows: n, length: d, address: points, step: d }, true);
  }
  engine.run(n * d, size === 8 ? "norms64" : "norms32", Math.ceil(n / 64), n, d, points, norms, 64);
  return [points, norms];
}

/**
 * Products of the rows of X in K to values in K and derivatives in D, tile by tile of the lower triangle, with their
 * mirror images.
 */
export function radialPair(
  engine: Engine,
  power: 1 | 2,
  scale: number,
  n: number,
  d: number,
  X: Real,
  floors: Float64Array,
  K: Real,
  D: Real,
): void {
  if (n === 0) return;
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const [points, norms] = carryPoints(engine, n, d, X);
  const squares = heap.allocate((n + 1) * size);
  heap.view(squares, n, X).set(floors.map((floor) => floor * floor));
  const area = TILE * TILE * size;
  const slots = heap.allocate(SLOTS * SLOT_WORDS * 4);
  const areas = heap.allocate(SLOTS * 4 * area);
  const words = heap.i32(slots, SLOTS * SLOT_WORDS);
  const tiles = lowerTiles(n);
  const at = (slot: number, part: number) => areas + (4 * slot + part) * area;
  engine.stream({
    kernel: size === 8 ? "radialPair64" : "radialPair32",
    pieces: tiles.length,
    work: (COST * n * n) / 2,
    args: [power, scale, d, points, norms, squares, slots, areas, area, TILE],
    long: true,
    prepare(piece, slot) {
      const { i, j, rows, cols } = tiles[piece]!;
      words.set([i, j, rows, cols, +(j < i)], slot * SLOT_WORDS);
    },
    carries(piece, slot) {
      const { i, j, rows, cols } = tiles[piece]!;
      const shape = { start: i * n + j, pitch: n, rows, length: cols, step: TILE };
      const flipped = { start: j * n + i, pitch: n, rows: cols, length: rows, step: rows };
      const after: Carry[] = [];
      for (const [part, array] of [K, D].entries()) {
        after.push({ array, ...shape, address: at(slot, part) });
        if (j < i) after.push({ array, ...flipped, address: at(slot, part + 2) });
      }
      return { before: [{ array: K, ...shape, address: at(slot, 0) }], after };
    },
  });
}
