import type { Real } from "@collapsar/linalg";
import { blocks, type Carry, carryBlock, type Engine } from "@collapsar/linalg/engine";
import { classSlots } from "../js/class-slots.js";
import type { ClassRows, Deviations } from "../js/row-job.js";

/**
 * Columns of one task, and numbers that are carried at a time: what stays in a core's own cache until it is summed.
 * Such a tile is done before another thread would have woken; larger ones, shared between two threads, took longer.
 */
const CHUNK = 128;
const TILE = 2 ** 15;

/** Nanoseconds an entry, roughly. */
const COST = { sums: 0.7, deviations: 1.4 };

/** The classes of some rows, numbered without gaps, and where each has its numbers in a matrix of all classes. */
interface Slots {
  /** Slot of each row. */
  readonly own: Int32Array;
  /** The class of each slot; all of them, in order, where they are no more than the rows. */
  readonly classes: Int32Array | undefined;
  readonly count: number;
}

function slotsOf({ rows, cols, classes }: ClassRows, all: number): Slots {
  const count = all / cols;
  if (count <= rows) return { own: classes, classes: undefined, count };
  const { own, slots } = classSlots(classes);
  return { own, classes: Int32Array.from(slots.keys()), count: slots.size };
}

/** The numbers of the classes in linear memory, or back in their matrix. */
function carryClasses(
  engine: Engine,
  slots: Slots,
  cols: number,
  all: Float64Array,
  at: number,
  into: boolean,
) {
  const inside = engine.heap.f64(at, slots.count * cols);
  const { classes } = slots;
  if (classes === undefined) {
    if (into) inside.set(all);
    else all.set(inside);
    return;
  }
  for (let slot = 0; slot < slots.count; slot++) {
    const [here, there] = [slot * cols, classes[slot]! * cols];
    if (into) inside.set(all.subarray(there, there + cols), here);
    else all.set(inside.subarray(here, here + cols), there);
  }
}

/** The tiles of the rows, and what each needs beside them, in linear memory. */
function layOut({ heap }: Engine, { rows, cols, data, origin }: ClassRows, { own }: Slots) {
  const size = data.BYTES_PER_ELEMENT;
  const step = Math.min(rows, Math.max(16, Math.floor(TILE / cols)));
  const x = heap.allocate((step * cols + 2) * size);
  const classes = heap.allocate(4 * rows);
  const from = heap.allocate(8 * (cols + 1));
  heap.i32(classes, rows).set(own);
  heap.f64(from, cols).set(origin);
  return { x, classes, from, step, bits: 8 * size, tasks: Math.ceil(cols / CHUNK) };
}

/** See `js/class-rows.ts`. */
export function classSums(engine: Engine, given: ClassRows, sums: Float64Array): number {
  const { rows, cols, data, scale } = given;
  const { heap } = engine;
  const slots = slotsOf(given, sums.length);
  const { x, classes, from, step, bits, tasks } = layOut(engine, given, slots);
  const out = heap.allocate(8 * (slots.count * cols + 1));
  const largest = heap.allocate(8 * tasks);
  carryClasses(engine, slots, cols, sums, out, true);
  let most = 0;
  for (const [start, count] of blocks(rows, step)) {
    carryBlock(engine, stretched(data, start * cols, count, cols, x), true);
    const addresses = [x, classes + 4 * start, from, out, largest];
    engine.run(COST.sums * count * cols, `classSums${bits}`, tasks, count, cols, scale, ...addresses, CHUNK);
    for (const value of heap.f64(largest, tasks)) most = Math.max(most, value);
  }
  carryClasses(engine, slots, cols, sums, out, false);
  return most;
}

/** A carry of whole rows. */
const stretched = (array: Real, start: number, rows: number, length: number, address: number): Carry => ({
  array,
  start,
  pitch: length,
  rows,
  length,
  address,
  step: length,
});

/** See `js/class-rows.ts`. */
export function classDeviations(engine: Engine, given: ClassRows, into: Deviations): void {
  const { rows, cols, data, scale } = given;
  const { means, centre, out, squares, norms } = into;
  const { heap } = engine;
  const slots = slotsOf(given, squares.length);
  const { x, classes, from, step, bits, tasks } = layOut(engine, given, slots);
  const [m, q] = [means, squares].map((all) => {
    const at = heap.allocate(8 * (slots.count * cols + 1));
    carryClasses(engine, slots, cols, all, at, true);
    return at;
  }) as [number, number];
  const middle = heap.allocate(8 * (cols + 1));
  heap.f64(middle, cols).set(centre);
  const d = heap.allocate(8 * (step * cols + 1));
  const sums = heap.allocate(24 * step * tasks);
  for (const [start, count] of blocks(rows, step)) {
    carryBlock(engine, stretched(data, start * cols, count, cols, x), true);
    const work = COST.deviations * count * cols;
    const addresses = [x, classes + 4 * start, from, middle, m, d, q, sums];
    engine.run(work, `classDeviations${bits}`, tasks, count, cols, scale, ...addresses, CHUNK);
    carryBlock(engine, stretched(out, start * cols, count, cols, d), false);
    addParts(heap.f64(sums, 3 * count * tasks), norms.subarray(3 * start, 3 * (start + count)));
  }
  carryClasses(engine, slots, cols, squares, q, false);
}

/** Adds up the tasks' sums over their columns, in the order of the tasks. */
function addParts(parts: Float64Array, into: Float64Array): void {
  into.fill(0);
  for (let from = 0; from < parts.length; from += into.length) {
    for (let at = 0; at < into.length; at++) into[at]! += parts[from + at]!;
  }
}
