import type { Real } from "@collapsar/linalg";
import { blocks, type Carry, copyBlockIn, type Engine, SLOTS } from "@collapsar/linalg/engine";
import { parallelShare } from "../js/network.js";
import type { NetworkJob, NetworkStep } from "../js/network-job.js";
import { addTileSums, emptyTotals, type Totals, writeCuts } from "./block-sums.js";
import { DUALS } from "./dual.js";

/** Rows and columns of a tile: with its tangent kernel and the mirror images it stays in a core's cache. */
const TILE = 192;
/** Entries of X carried at a time. */
const ROOM = 2 ** 22;
/** Nanoseconds on one thread: of a step, and of one product in an entry. */
const STEP_COST = 7;
const PRODUCT_COST = 0.1;

/** Layouts of assembly/gram/network.ts. */
const PLAN_BYTES = 64;
const STEP_BYTES = 96;
const SLOT_WORDS = 8;

/** A tile of the present block: its first row and column within the block, its shape. */
interface Tile {
  readonly i: number;
  readonly j: number;
  readonly rows: number;
  readonly cols: number;
  /** Its mirror image is wanted too. */
  readonly mirrored: boolean;
}

/** Rows i0 … of X against rows j0 … of Z. */
interface Block {
  readonly i0: number;
  readonly mb: number;
  readonly j0: number;
  readonly nb: number;
}

/** Second moments of a wide network, tile by tile: each tile is multiplied, taken through all steps and carried out. */
export function network(engine: Engine, job: NetworkJob): void {
  const { n, m, d, X, Z, product } = job;
  if (n === 0 || m === 0) return;
  const { heap } = engine;
  const symmetric = X === Z;
  const unit = Math.max(TILE, Math.floor(ROOM / Math.max(d, 256) / TILE) * TILE);
  const totals = job.sums && emptyTotals(job.sums);
  for (const [i0, mb] of blocks(n, unit)) {
    const outer = heap.mark();
    const left = product ? 0 : packed(engine, X, d, i0, mb, true);
    for (const [j0, nb] of blocks(symmetric ? i0 + mb : m, unit)) {
      const mark = heap.mark();
      const right = product ? 0 : packed(engine, Z, d, j0, nb, false);
      runBlock(engine, job, { i0, mb, j0, nb }, left, right, totals);
      heap.release(mark);
    }
    heap.release(outer);
  }
}

/** Address of rows start … of X, packed as a left or right operand of GEMM. */
function packed(engine: Engine, X: Real, d: number, start: number, rows: number, left: boolean): number {
  const { heap } = engine;
  const size = X.BYTES_PER_ELEMENT;
  const width = left ? engine.kernels["tileRows"]!() : 32 / size;
  const address = heap.allocate(Math.ceil(rows / width) * width * d * size);
  const mark = heap.mark();
  const from = heap.allocate(rows * d * size);
  copyBlockIn(heap, from, X, d, start, rows, 0, d);
  const tasks = Math.ceil(rows / (width * 16));
  const operand = [from, d, left ? 0 : 1, rows, address] as const;
  const none = [0, 0, 0, 0, 0] as const;
  const both = left ? [...operand, ...none] : [...none, ...operand];
  engine.run(rows * d, size === 8 ? "pack64" : "pack32", tasks, left ? tasks : 0, d, ...both);
  heap.release(mark);
  return address;
}

/** Tiles of a block; of one on the diagonal only those that meet the lower triangle. */
function tilesOf({ i0, mb, j0, nb }: Block, symmetric: boolean): Tile[] {
  const tiles: Tile[] = [];
  for (const [i, rows] of blocks(mb, TILE)) {
    for (const [j, cols] of blocks(nb, TILE)) {
      if (symmetric && j0 + j > i0 + i) continue;
      tiles.push({ i, j, rows, cols, mirrored: symmetric && j0 + j < i0 + i });
    }
  }
  return tiles;
}

function runBlock(
  engine: Engine,
  job: NetworkJob,
  block: Block,
  left: number,
  right: number,
  totals: Totals | null,
): void {
  const { heap } = engine;
  const { X, K, Theta, sums, product } = job;
  const size = X.BYTES_PER_ELEMENT;
  const { i0, j0 } = block;
  const tangent = Theta !== null || (sums !== null && sums.Theta !== null);
  const area = TILE * TILE * (sums ? 16 : size);
  const plan = writePlan(engine, job, block, { left, right, area, tangent });
  const slots = heap.allocate(SLOTS * SLOT_WORDS * 4);
  const areas = heap.allocate(SLOTS * 4 * area);
  const words = heap.i32(slots, SLOTS * SLOT_WORDS);
  const tiles = tilesOf(block, X === job.Z);
  const at = (slot: number, part: number) => areas + (4 * slot + part) * area;
  const entries = tiles.reduce((total, { rows, cols }) => total + rows * cols, 0);
  engine.stream({
    kernel: `network${sums ? "Sums" : "Tile"}${size * 8}`,
    pieces: tiles.length,
    work: entries * (STEP_COST * job.steps.length + PRODUCT_COST * (product ? 0 : job.d)),
    args: [plan, slots, areas],
    long: false,
    prepare(piece, slot) {
      const { i, j, rows, cols, mirrored } = tiles[piece]!;
      words.set([i, j, rows, cols, +(mirrored && !sums)], slot * SLOT_WORDS);
      if (sums) writeCuts(heap, at(slot, 2), sums, [i0 + i, rows], [j0 + j, cols]);
    },
    carries(piece, slot) {
      const { i, j, rows, cols, mirrored } = tiles[piece]!;
      const start = (i0 + i) * job.m + j0 + j;
      const shape = { start, pitch: job.m, rows, length: cols, step: TILE };
      const flipped = {
        start: (j0 + j) * job.m + i0 + i,
        pitch: job.m,
        rows: cols,
        length: rows,
        step: rows,
      };
      const after: Carry[] = [];
      for (const [part, array] of [K, Theta].entries()) {
        if (!array) continue;
        after.push({ array, ...shape, address: at(slot, part) });
        if (mirrored) after.push({ array, ...flipped, address: at(slot, part + 2) });
      }
      return { before: product ? [{ array: product, ...shape, address: at(slot, 0) }] : [], after };
    },
    collect(piece, slot) {
      const { i, j, rows, cols, mirrored } = tiles[piece]!;
      if (sums) addTileSums(heap, at(slot, 3), sums, totals!, [i0 + i, rows], [j0 + j, cols], mirrored);
    },
  });
}

interface Places {
  readonly left: number;
  readonly right: number;
  readonly area: number;
  readonly tangent: boolean;
}

/** The plan that all tiles of a block share, in linear memory. */
function writePlan({ heap }: Engine, job: NetworkJob, block: Block, places: Places): number {
  const { d, X, Z, alpha, offset, product, diagonal, steps } = job;
  const { i0, mb, j0, nb } = block;
  const plan = heap.allocate(PLAN_BYTES);
  const own = X === Z && i0 === j0 ? diagonal : null;
  const exact = own ? carried(heap, own, i0, mb) : 0;
  const table = heap.allocate(STEP_BYTES * Math.max(1, steps.length));
  steps.forEach((step, index) => {
    writeStep(heap, table + index * STEP_BYTES, step, block, parallelShare(X));
  });
  const { left, right, area, tangent } = places;
  const inner = product ? 0 : d;
  const words = [inner, left, right, table, steps.length, mb, nb, exact, +tangent, TILE, area];
  heap.i32(plan, words.length).set(words);
  heap.f64(plan + 48, 2).set([alpha, offset]);
  return plan;
}

function writeStep(
  heap: Engine["heap"],
  address: number,
  { activation, a, b, toK, toTheta }: NetworkStep,
  { i0, mb, j0, nb }: Block,
  share: number,
): void {
  const sides = [carried(heap, a, i0, mb), carried(heap, a, i0, mb, Math.sqrt)];
  sides.push(carried(heap, b, j0, nb), carried(heap, b, j0, nb, Math.sqrt));
  heap.f64(address, 9).set([...toK, ...toTheta, share]);
  heap.i32(address + 72, 5).set([DUALS.indexOf(activation), ...sides]);
}

/** Address of a stretch of float64 numbers, or of a function of them. */
function carried(
  heap: Engine["heap"],
  values: Float64Array,
  start: number,
  count: number,
  f?: (value: number) => number,
): number {
  const address = heap.allocate(8 * count);
  const part = values.subarray(start, start + count);
  heap.f64(address, count).set(f ? part.map(f) : part);
  return address;
}
