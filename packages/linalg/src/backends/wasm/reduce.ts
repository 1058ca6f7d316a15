import { blocks } from "../../engine/blocks.js";
import type { Reduction } from "../../engine/contract.js";
import type { Engine } from "../../engine/engine.js";
import type { Real } from "../../matrix/matrix.js";

const OPERATIONS: readonly Reduction[] = ["sum", "squares", "maxAbs"];
/** Numbers carried to linear memory at a time. */
const PIECE = 65536;

function pieces(rows: number, cols: number): Iterable<[number, number]> {
  return blocks(rows, Math.max(1, Math.floor(PIECE / cols)));
}

/** out[i] = reduction over row i of A. */
export function reduceRows(
  engine: Engine,
  reduction: Reduction,
  rows: number,
  cols: number,
  A: Real,
  out: Float64Array,
): void {
  if (cols === 0) {
    out.fill(0);
    return;
  }
  const { heap } = engine;
  const size = A.BYTES_PER_ELEMENT;
  const op = OPERATIONS.indexOf(reduction);
  for (const [start, count] of pieces(rows, cols)) {
    const mark = heap.mark();
    const x = heap.allocate(count * cols * size);
    const y = heap.allocate(count * 8);
    heap.view(x, count * cols, A).set(A.subarray(start * cols, (start + count) * cols));
    engine.run(0, `reduceRows${size * 8}`, 1, op, count, cols, x, y, count);
    out.set(heap.f64(y, count), start);
    heap.release(mark);
  }
}

/** out[j] = reduction over column j of A. */
export function reduceCols(
  engine: Engine,
  reduction: Reduction,
  rows: number,
  cols: number,
  A: Real,
  out: Float64Array,
): void {
  if (cols === 0) return;
  const { heap } = engine;
  const size = A.BYTES_PER_ELEMENT;
  const y = heap.allocate((cols + 1) * 8);
  heap.f64(y, cols).fill(0);
  for (const [start, count] of pieces(rows, cols)) {
    const mark = heap.mark();
    const x = heap.allocate((count * cols + 1) * size);
    heap.view(x, count * cols, A).set(A.subarray(start * cols, (start + count) * cols));
    engine.run(0, `reduceCols${size * 8}`, 1, OPERATIONS.indexOf(reduction), count, cols, x, y);
    heap.release(mark);
  }
  out.set(heap.f64(y, cols));
}
