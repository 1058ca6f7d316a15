import type { Real } from "../matrix.js";
import { blocks } from "./blocks.js";
import type { Engine } from "./engine.js";

/** Numbers of K carried to linear memory at a time. */
const PIECE = 65536;

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
  const vector = (x: Real) => {
    const at = heap.allocate((x.length + 1) * size);
    heap.view(at, x.length, K).set(x);
    return at;
  };
  const [aa, bb] = [vector(a), vector(b)];
  const [k, dt] = [heap.allocate(rows * m * size), dT ? heap.allocate(rows * m * size) : 0];
  const chunk = Math.max(1, Math.ceil(rows / 8));
  for (const [start, count] of blocks(n, rows)) {
    heap.view(k, count * m, K).set(K.subarray(start * m, (start + count) * m));
    const name = `dual${activation}${size * 8}`;
    engine.run(name, Math.ceil(count / chunk), count, m, k, aa + start * size, bb, k, dt, chunk);
    if (dT) dT.set(heap.view(dt, count * m, K), start * m);
    T.set(heap.view(k, count * m, K), start * m);
  }
}
