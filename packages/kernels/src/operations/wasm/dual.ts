import type { Real } from "@collapsar/linalg";
import { type Engine, SLOTS, stretch } from "@collapsar/linalg/engine";

/** Numbers of K carried to linear memory at a time. */
const PIECE = 16384;
/** Nanoseconds an entry, roughly. */
const COST = 6;

/** The activations in the order in which assembly/gram/dual.ts numbers them. */
export const DUALS = ["relu", "erf"] as const;

/** T itself and, beside it, dT itself: see assembly/gram/dual.ts. */
const PLAIN = [0, 1, 0, 0, 0, 0, 0, 1, 0];

/** T and dT from K (n×m) and the variances a (n), b (m). */
export function dual(
  engine: Engine,
  activation: (typeof DUALS)[number],
  n: number,
  m: number,
  K: Real,
  a: Real,
  b: Real,
  T: Real,
  dT: Real,
): void {
  if (n === 0 || m === 0) return;
  const { heap } = engine;
  const size = K.BYTES_PER_ELEMENT;
  const rows = Math.min(n, Math.max(1, Math.floor(PIECE / m)));
  const room = SLOTS * rows;
  const [step, bb, rb] = [heap.allocate(8 * PLAIN.length), heap.allocate(8 * m), heap.allocate(8 * m)];
  const [aa, ra] = [heap.allocate(8 * room), heap.allocate(8 * room)];
  const k = heap.allocate(room * m * size);
  const dt = heap.allocate(room * m * size);
  heap.f64(step, PLAIN.length).set(PLAIN);
  heap.f64(bb, m).set(b);
  heap.f64(rb, m).set(Float64Array.from(b, Math.sqrt));
  const roots = Float64Array.from(a, Math.sqrt);
  engine.stream({
    kernel: size === 8 ? "dual64" : "dual32",
    pieces: Math.ceil(n / rows),
    work: COST * n * m,
    args: [DUALS.indexOf(activation), step, room, m, k, aa, ra, bb, rb, k, dt, rows],
    long: true,
    prepare(i, slot) {
      const [first, last] = [i * rows, Math.min(n, (i + 1) * rows)];
      heap.f64(aa + slot * rows * 8, last - first).set(a.subarray(first, last));
      heap.f64(ra + slot * rows * 8, last - first).set(roots.subarray(first, last));
    },
    carries(i, slot) {
      const [start, skip] = [i * rows * m, slot * rows * m * size];
      const count = Math.min(rows, n - i * rows) * m;
      const both = [stretch(dT, start, count, dt + skip), stretch(T, start, count, k + skip)];
      return { before: [stretch(K, start, count, k + skip)], after: both };
    },
  });
}
