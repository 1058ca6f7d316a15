// One tile of the second moments of a wide network: inner products, then step after step of assembly/gram/dual.ts, all
// in the memory of one thread; at the end the tile's mirror image or sums over its blocks.
import { dualStep } from "./dual";
import { gemmTile, threadScratch } from "../products/gemm";
import { loadPair } from "../maps/map";

/** A slot's record of its tile, as 32-bit words: first row and column, their numbers, and the wanted outputs. */
const ROW: usize = 0, COL: usize = 4, ROWS: usize = 8, COLS: usize = 12, MIRROR: usize = 16;

/** Words of the plan: what all tiles share. */
const INNER: usize = 0, LEFT: usize = 4, RIGHT: usize = 8, STEPS: usize = 12, COUNT: usize = 16, WHOLE_M: usize = 20,
  WHOLE_N: usize = 24, DIAGONAL: usize = 28, TANGENT: usize = 32, PITCH: usize = 36, AREA: usize = 40, ALPHA: usize = 48,
  OFFSET: usize = 56;

/** A step: its numbers, the activation, and where the variances of the rows and columns and their roots are. */
const STEP_BYTES: usize = 96;
const ACTIVATION: usize = 72, A: usize = 76, ROOT_A: usize = 80, B: usize = 84, ROOT_B: usize = 88;

@inline
function word(p: usize, at: usize): i32 {
  return load<i32>(p + at);
}

@inline
function address(p: usize, at: usize): usize {
  return <usize>load<u32>(p + at);
}

/** Adds the offset to every entry. */
function shift<T>(k: usize, rows: i32, cols: i32, pitch: i32, offset: T): void {
  for (let i = 0; i < rows; i++) {
    const row = k + <usize>(i * pitch) * sizeof<T>();
    for (let j = 0; j < cols; j++) store<T>(row + <usize>j * sizeof<T>(), load<T>(row + <usize>j * sizeof<T>()) + offset);
  }
}

/** The exact values where a row meets itself. */
function setDiagonal<T>(k: usize, slot: usize, pitch: i32, values: usize): void {
  const row = word(slot, ROW), col = word(slot, COL), rows = word(slot, ROWS), cols = word(slot, COLS);
  for (let i = max(0, col - row); i < rows; i++) {
    const j = row + i - col;
    if (j >= cols) break;
    store<T>(k + <usize>(i * pitch + j) * sizeof<T>(), <T>load<f64>(values + <usize>(row + i) * 8));
  }
}

/** t[j, i] = k[i, j], two by two. */
function mirror<T>(k: usize, t: usize, rows: i32, cols: i32, pitch: i32): void {
  const s = sizeof<T>();
  for (let j = 0; j < cols; j++) {
    let from = k + <usize>j * s, to = t + <usize>(j * rows) * s;
    for (let i = 0; i < rows; i++, from += <usize>pitch * s, to += s) store<T>(to, load<T>(from));
  }
}

/** The products of the tile, or those that were carried into it, and all steps. */
function compute<T>(plan: usize, slot: usize, k: usize, theta: usize): void {
  const rows = word(slot, ROWS), cols = word(slot, COLS), pitch = word(plan, PITCH);
  const row = word(slot, ROW), col = word(slot, COL), s = sizeof<T>();
  const inner = word(plan, INNER);
  if (inner > 0) {
    const m = word(plan, WHOLE_M), n = word(plan, WHOLE_N);
    const corner = k - (<usize>(row * pitch) + <usize>col) * s;
    gemmTile<T>(
      m, n, inner, address(plan, LEFT), address(plan, RIGHT), <T>load<f64>(plan + ALPHA), corner, pitch, 0, 0,
      row, row + rows, col, col + cols, threadScratch(),
    );
  }
  if (load<f64>(plan + OFFSET) != 0) shift<T>(k, rows, cols, pitch, <T>load<f64>(plan + OFFSET));
  const diagonal = address(plan, DIAGONAL);
  if (diagonal) setDiagonal<T>(k, slot, pitch, diagonal);
  let step = address(plan, STEPS);
  const tangent = word(plan, TANGENT) != 0;
  for (let i = 0, count = word(plan, COUNT); i < count; i++, step += STEP_BYTES) {
    const left = <usize>row * 8, right = <usize>col * 8;
    dualStep<T>(
      word(step, ACTIVATION), step, rows, cols, pitch, k, address(step, A) + left, address(step, ROOT_A) + left,
      address(step, B) + right, address(step, ROOT_B) + right, k, tangent ? (i == 0 ? k : theta) : 0, tangent ? theta : 0,
    );
  }
  if (tangent && word(plan, COUNT) == 0) memory.copy(theta, k, <usize>(rows * pitch) * s);
}

/** Task `task`: the tile of that slot; its four areas are K, Θ and their mirror images. */
@inline
function tile<T>(task: i32, plan: usize, slots: usize, areas: usize): void {
  const slot = slots + <usize>task * 32, area = address(plan, AREA);
  const k = areas + <usize>task * 4 * area, theta = k + area;
  compute<T>(plan, slot, k, theta);
  if (!word(slot, MIRROR)) return;
  const rows = word(slot, ROWS), cols = word(slot, COLS), pitch = word(plan, PITCH);
  mirror<T>(k, k + 2 * area, rows, cols, pitch);
  if (word(plan, TANGENT)) mirror<T>(theta, k + 3 * area, rows, cols, pitch);
}

/** Σ of a row from `from` to `end`. */
@inline
function total<T>(from: usize, end: usize): f64 {
  let a = f64x2.splat(0), b = a;
  const s = sizeof<T>();
  for (; from + 4 * s <= end; from += 4 * s) {
    a = f64x2.add(a, loadPair<T>(from));
    b = f64x2.add(b, loadPair<T>(from + 2 * s));
  }
  a = f64x2.add(a, b);
  let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
  for (; from < end; from += s) sum += <f64>load<T>(from);
  return sum;
}

/** Sums over the blocks between consecutive cuts of the rows and of the columns (within the tile). */
function blocks<T>(k: usize, pitch: i32, rowCuts: usize, rowCount: i32, colCuts: usize, colCount: i32, out: usize): void {
  for (let r = 0; r < rowCount; r++) {
    for (let c = 0; c < colCount; c++, out += 8) {
      const from = <usize>load<i32>(colCuts + <usize>c * 4), end = <usize>load<i32>(colCuts + <usize>c * 4, 4);
      let sum: f64 = 0;
      for (let i = load<i32>(rowCuts + <usize>r * 4), last = load<i32>(rowCuts + <usize>r * 4, 4); i < last; i++) {
        const row = k + <usize>(i * pitch) * sizeof<T>();
        sum += total<T>(row + from * sizeof<T>(), row + end * sizeof<T>());
      }
      store<f64>(out, sum);
    }
  }
}

/**
 * Task `task`: the tile of that slot, of which only the sums over its blocks are kept. The third area holds the cuts,
 * each list with its length before it, the fourth takes the sums, those of Θ after those of K.
 */
@inline
function sums<T>(task: i32, plan: usize, slots: usize, areas: usize): void {
  const slot = slots + <usize>task * 32, area = address(plan, AREA);
  const k = areas + <usize>task * 4 * area, theta = k + area, cuts = theta + area, out = cuts + area;
  compute<T>(plan, slot, k, theta);
  const pitch = word(plan, PITCH), rowCount = load<i32>(cuts), colCuts = cuts + <usize>(rowCount + 2) * 4;
  const colCount = load<i32>(colCuts);
  blocks<T>(k, pitch, cuts + 4, rowCount, colCuts + 4, colCount, out);
  if (!word(plan, TANGENT)) return;
  blocks<T>(theta, pitch, cuts + 4, rowCount, colCuts + 4, colCount, out + <usize>(rowCount * colCount) * 8);
}

export function networkTile64(task: i32, plan: usize, slots: usize, areas: usize): void {
  tile<f64>(task, plan, slots, areas);
}

export function networkTile32(task: i32, plan: usize, slots: usize, areas: usize): void {
  tile<f32>(task, plan, slots, areas);
}

export function networkSums64(task: i32, plan: usize, slots: usize, areas: usize): void {
  sums<f64>(task, plan, slots, areas);
}

export function networkSums32(task: i32, plan: usize, slots: usize, areas: usize): void {
  sums<f32>(task, plan, slots, areas);
}
