import type { Matrix } from "@collapsar/linalg";
import { blank, dtypeOfArray, type Engine } from "@collapsar/linalg/engine";
import { type Best, noBest, scoreTiles, TILE } from "../js/best-scores.js";

/**
 * See `js/best-scores.ts`. Tiles are multiplied into linear memory where threads share it: there they stay valid while it
 * grows. One thread looks through a tile quicker than another one wakes.
 */
export function bestScores(engine: Engine, H: Matrix, A: Matrix, shift: Float64Array): Best {
  const { heap } = engine;
  const n = H.rows;
  const none = noBest(n);
  const count = n * Math.min(TILE, A.rows);
  const size = A.data.BYTES_PER_ELEMENT;
  const [x, bars, added] = [size * count, 4 * n, 8 * A.rows].map(heap.allocate) as [number, number, number];
  const [score, second, label] = [8 * n, 8 * n, 4 * n].map(heap.allocate) as [number, number, number];
  heap.f64(added, A.rows).set(shift);
  heap.f64(score, n).set(none.score);
  heap.f64(second, n).set(none.second);
  heap.i32(label, n).set(none.label);
  const space = heap.shared ? heap.view(x, count, A.data) : blank(count, dtypeOfArray(A.data));
  const kernel = engine.kernels[`bestScores${8 * size}`]!;
  for (const [start, { rows, data }] of scoreTiles(H, A, space)) {
    if (!heap.shared) heap.view(x, data.length, data).set(data);
    kernel(rows, n, start, x, added + 8 * start, score, label, second, bars);
  }
  return {
    score: heap.f64(score, n).slice(),
    label: heap.i32(label, n).slice(),
    second: heap.f64(second, n).slice(),
  };
}
