import type { Real } from "../matrix/matrix.js";
import { type Carry, carryIn, carryOut } from "./carry.js";
import type { Engine } from "./engine.js";
import { foreignCopies } from "./foreign.js";
import type { Heap } from "./memory.js";

/** Bytes that a thread carries at a time, and from which several threads are worth waking. */
const SHARE = 2 ** 18;
const SHARED = 2 ** 21;
/** Bytes of a row that are worth a foreign call. */
export const LONG = 4096;

/** Copies a block into linear memory or out of it, by all threads where each can. */
export function carryBlock(engine: Engine, carry: Carry, into: boolean): void {
  const { array, rows, length } = carry;
  const bytes = length * array.BYTES_PER_ELEMENT;
  if (rows * bytes < SHARED || bytes < LONG || !foreignCopies()) {
    (into ? carryIn : carryOut)(engine.heap, carry);
    return;
  }
  const share = Math.max(1, Math.floor(SHARE / bytes));
  engine.stream({
    kernel: "idle",
    pieces: Math.ceil(rows / share),
    work: rows * length,
    args: [],
    long: true,
    carries(piece) {
      const part = [rowsOf(carry, piece * share, Math.min(share, rows - piece * share))];
      return into ? { before: part, after: [] } : { before: [], after: part };
    },
  });
}

/** Some rows of a carry. */
function rowsOf(carry: Carry, first: number, rows: number): Carry {
  const { array, start, pitch, address, step } = carry;
  const skip = first * step * array.BYTES_PER_ELEMENT;
  return { ...carry, start: start + first * pitch, address: address + skip, rows };
}

/** Copies rows × cols of X (row length ld), from (row, col) on, to consecutive rows at an address. */
export function copyBlockIn(
  heap: Heap,
  address: number,
  X: Real,
  ld: number,
  row: number,
  rows: number,
  col: number,
  cols: number,
): void {
  const target = heap.view(address, rows * cols, X);
  if (cols === ld) {
    target.set(X.subarray(row * ld, (row + rows) * ld));
    return;
  }
  for (let i = 0; i < rows; i++) {
    const start = (row + i) * ld + col;
    target.set(X.subarray(start, start + cols), i * cols);
  }
}

/** Copies consecutive rows at an address into rows × cols of X: X = source + beta·X. */
export function copyBlockOut(
  heap: Heap,
  address: number,
  X: Real,
  ld: number,
  row: number,
  rows: number,
  col: number,
  cols: number,
  beta = 0,
): void {
  const source = heap.view(address, rows * cols, X);
  if (beta !== 0) {
    for (let i = 0; i < rows; i++) {
      const start = (row + i) * ld + col;
      for (let j = 0; j < cols; j++) X[start + j] = source[i * cols + j]! + beta * X[start + j]!;
    }
  } else if (cols === ld) {
    X.set(source, row * ld);
  } else {
    for (let i = 0; i < rows; i++) X.set(source.subarray(i * cols, (i + 1) * cols), (row + i) * ld + col);
  }
}
