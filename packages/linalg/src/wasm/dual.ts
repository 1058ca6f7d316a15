import type { Real } from "../matrix.js";
import { SLOTS } from "./control.js";
import type { Engine } from "./engine.js";

/** Numbers of K carried to linear memory at a time. */
const PIECE = 16384;
/** Nanoseconds an entry, roughly. */
const COST = 12;

/** T and, if asked for, dT from K (n×m) and the variances a (n), b (m); T or dT may be K itself. */
export function dual(
  engine: Engine,
  activation: "Relu" | "Erf",
  n: number,
  m: number,
  K: Real,
  a: Real,
  b: Real,
  T: Real,
  dT: Real | null,
): void {
  if (n === 0 || m === 0) return;
  const { heap } = engine;
  const size = K.BYTES_PER_ELEMENT;
  const rows = Math.min(n, Math.max(1, Math.floor(PIECE / m)));
  const room = SLOTS * rows;
  const bb = heap.allocate((m + 1) * size);
  const aa = heap.allocate(room * size);
  const k = heap.allocate((room * m + 1) * size);
  const dt = dT ? heap.allocate((room * m + 1) * size) : 0;
  heap.view(bb, m, K).set(b);
  const [ra, rb] = [heap.allocate(room * 8), heap.allocate((m + 1) * 8)];
  heap.f64(rb, m).set(Float64Array.from(b, Math.sqrt));
  const roots = Float64Array.from(a, Math.sqrt);
  engine.stream({
    kernel: `dual${activation}${size * 8}`,
    pieces: Math.ceil(n / rows),
    work: COST * n * m,
    args: [room, m, k, aa, bb, ra, rb, k, dt, rows],
    load: (i, slot) => {
      const count = Math.min(rows, n - i * rows);
      heap.view(aa + slot * rows * size, rows, K).fill(0);
      heap.f64(ra + slot * rows * 8, count).set(roots.subarray(i * rows, i * rows + count));
      heap.view(aa + slot * rows * size, count, K).set(a.subarray(i * rows, i * rows + count));
      heap
        .view(k + slot * rows * m * size, count * m, K)
        .set(K.subarray(i * rows * m, (i * rows + count) * m));
    },
    store: (i, slot) => {
      const count = Math.min(rows, n - i * rows) * m;
      if (dT) dT.set(heap.view(dt + slot * rows * m * size, count, K), i * rows * m);
      T.set(heap.view(k + slot * rows * m * size, count, K), i * rows * m);
    },
  });
}
