import { matmul } from "@collapsar/linalg";
import { blank, type Engine } from "@collapsar/linalg/engine";
import type { CloseJob, CloseScores } from "../js/close-scores.js";

/** See `js/close-scores.ts`; the products are made in linear memory as those of `best-scores.ts`. */
export function closeScores(engine: Engine, { H, A, shift, bars, most }: CloseJob): CloseScores {
  const { heap } = engine;
  const [n, C] = [H.rows, A.rows];
  const [x, added, bar] = [4 * n * C, 8 * C, 4 * n].map(heap.allocate) as [number, number, number];
  const [counts, list] = [4 * n, 8 * n * (most + 1)].map(heap.allocate) as [number, number];
  const data = (heap.shared ? heap.view(x, n * C, 4) : blank(n * C, "f32")) as Float32Array;
  matmul(A, H, { transposeB: true, out: { rows: C, cols: n, data } });
  if (!heap.shared) heap.view(x, n * C, 4).set(data);
  heap.f64(added, C).set(shift);
  heap.view(bar, n, 4).set(bars);
  heap.i32(counts, n).fill(0);
  const found = engine.kernels["closeScores32"]!(C, n, x, added, bar, counts, most, list);
  const pairs = heap.i32(list, 2 * found);
  const every = (from: number) => Int32Array.from({ length: found }, (_, k) => pairs[2 * k + from]!);
  return { rows: every(0), classes: every(1) };
}
