import type { Engine } from "../../engine/engine.js";
import { implicitQl } from "../js/ql.js";
import { merge } from "./merge.js";
import type { Operand } from "./multiply.js";

/** Problems up to this size are solved by QL. */
const LEAF = 32;

/** QL on rows and columns lo…hi, vectors into the same rows and columns of Q; values sorted. */
function leaf(engine: Engine, d: Float64Array, e: Float64Array, lo: number, hi: number, Q: Operand): number {
  const { heap, kernels } = engine;
  const n = hi - lo;
  const at = (i: number) => Q.at + ((lo + i) * Q.ld + lo) * 8;
  for (let i = 0; i < n; i++) heap.f64(at(i), n).fill(0)[i] = 1;
  const values = d.slice(lo, hi);
  const failed = implicitQl(values, e.slice(lo, hi), (i, c, s) =>
    kernels["rotate"]!(n, at(i + 1), at(i), c, s),
  );
  const vectors = Array.from({ length: n }, (_, i) => heap.f64(at(i), n).slice());
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  order.forEach((from, to) => {
    d[lo + to] = values[from]!;
    heap.f64(at(to), n).set(vectors[from]!);
  });
  return failed;
}

/**
 * All eigenpairs of the symmetric tridiagonal matrix with diagonal d and e beside it, by divide and conquer: d becomes
 * the values in ascending order, the rows of Q (n × n) the vectors. Returns the number of values that failed.
 */
export function divideAndConquer(engine: Engine, d: Float64Array, e: Float64Array, Q: Operand): number {
  const { heap } = engine;
  const n = d.length;
  heap.f64(Q.at, n * n).fill(0);
  const mark = heap.mark();
  const S = { at: heap.allocate(n * n * 8), ld: n };
  let failed = 0;
  function solve(lo: number, hi: number): void {
    if (hi - lo <= LEAF) {
      failed += leaf(engine, d, e, lo, hi, Q);
      return;
    }
    const mid = (lo + hi) >> 1;
    const coupling = e[mid - 1]!;
    d[mid - 1]! -= Math.abs(coupling);
    d[mid]! -= Math.abs(coupling);
    solve(lo, mid);
    solve(mid, hi);
    failed += merge(engine, { lo, mid, hi, d, Q, S }, coupling);
  }
  solve(0, n);
  heap.release(mark);
  return failed;
}
