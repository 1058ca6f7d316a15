import { eigenRows } from "./eigen.js";
import type { Engine } from "./engine.js";
import { completeRows, type SingularRows } from "./jacobi.js";
import { multiply, type Operand } from "./multiply.js";
import { part } from "./triangular.js";

/** Of each round, singular values down to this part of the largest are accepted. */
const ACCEPT = 0.1;

const rowNorm = (X: Float64Array, at: number, n: number) => {
  let square = 0;
  for (let j = at; j < at + n; j++) square += X[j]! ** 2;
  return Math.sqrt(square);
};

/** Rows of B −= their parts along the first `count` rows of U. */
function project(engine: Engine, n: number, rows: number, B: Operand, count: number, U: Operand): void {
  if (count === 0 || rows === 0) return;
  const { heap } = engine;
  const mark = heap.mark();
  const C = { at: heap.allocate(rows * count * 8), ld: count };
  multiply(engine, 8, { m: rows, n: count, k: n, A: B, B: U, transB: true, C });
  multiply(engine, 8, { m: rows, n, k: count, A: C, B: U, C: B, alpha: -1, accumulate: true });
  heap.release(mark);
}

/** One Newton–Schulz step: nearly orthonormal rows become so to rounding. */
function polish(engine: Engine, n: number, rows: number, U: Operand): void {
  const { heap } = engine;
  const mark = heap.mark();
  const G = { at: heap.allocate(rows * rows * 8), ld: rows };
  const old = { at: heap.allocate(rows * n * 8), ld: n };
  heap.f64(old.at, rows * n).set(heap.f64(U.at, rows * n));
  multiply(engine, 8, { m: rows, n: rows, k: n, A: old, B: old, transB: true, C: G });
  const g = heap.f64(G.at, rows * rows);
  for (let i = 0; i < rows; i++) g[i * (rows + 1)]! -= 3;
  multiply(engine, 8, { m: rows, n, k: rows, A: G, B: old, C: U, alpha: -0.5 });
  heap.release(mark);
}

/**
 * Singular values and vectors of the n × n matrix whose columns are the rows of B, through symmetric eigenproblems: of
 * each Gram matrix only the singular values within a factor of ten of the largest are accepted; the rest is freed of
 * the accepted directions and goes to another round with a Gram matrix of its own scale. So small singular values are
 * as accurate as the matrix allows (absolutely, ε‖A‖), where one Gram matrix would lose half of the digits.
 */
export function gramSvd(engine: Engine, n: number, B: Operand): SingularRows {
  const { heap } = engine;
  const U = { at: heap.allocate(n * n * 8), ld: n };
  const V = { at: heap.allocate(n * n * 8), ld: n };
  const S = new Float64Array(n);
  let rest: Operand = B;
  let turned: Operand | null = null;
  const spare = [0, 0, 0].map(() => ({ at: heap.allocate(n * n * 8), ld: n })) as [Operand, Operand, Operand];
  const other = spare[2];
  let [next, nextTurned] = spare;
  let done = 0;
  let failed = 0;
  while (done < n) {
    const count = n - done;
    project(engine, n, count, rest, done, U);
    const b = heap.f64(rest.at, count * n);
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, rowNorm(b, i * n, n));
    if (most <= n * 2 ** -52 * (S[0]! || 0) || most === 0) break;
    const mark = heap.mark();
    const G = { at: heap.allocate(count * count * 8), ld: count };
    multiply(engine, 8, { m: count, n: count, k: n, A: rest, B: rest, transB: true, C: G });
    const unit = 1 / most ** 2;
    const g = heap.f64(G.at, count * count);
    for (let i = 0; i < g.length; i++) g[i]! *= unit;
    const { values, Z, failed: missed } = eigenRows(engine, count, G);
    failed += missed;
    multiply(engine, 8, { m: count, n, k: count, A: Z, B: rest, C: next });
    if (turned) multiply(engine, 8, { m: count, n, k: count, A: Z, B: turned, C: nextTurned });
    else heap.f64(nextTurned.at, n * n).set(heap.f64(Z.at, n * n));
    heap.release(mark);
    const top = values[count - 1]!;
    let kept = count - 1;
    while (kept > 0 && values[kept - 1]! >= ACCEPT ** 2 * top) kept--;
    const rows = heap.f64(next.at, count * n);
    const turns = heap.f64(nextTurned.at, count * n);
    for (let i = count - 1; i >= kept; i--, done++) {
      const size = rowNorm(rows, i * n, n);
      S[done] = size;
      heap.f64(U.at + done * n * 8, n).set(rows.subarray(i * n, (i + 1) * n).map((x) => x / size));
      heap.f64(V.at + done * n * 8, n).set(turns.subarray(i * n, (i + 1) * n));
    }
    const free: Operand = turned ?? other;
    [rest, turned, next, nextTurned] = [next, nextTurned, rest, free];
  }
  if (done > 0) polish(engine, n, done, U);
  finish(engine, n, done, { S, U, V }, rest, turned);
  return { S, U, V, failed };
}

/** What is left is rounding noise: its values are the lengths that it has, its left vectors any that complete U. */
function finish(
  engine: Engine,
  n: number,
  done: number,
  { S, U, V }: { S: Float64Array; U: Operand; V: Operand },
  rest: Operand,
  turned: Operand | null,
): void {
  if (done === n) return;
  const { heap } = engine;
  const count = n - done;
  const v = heap.f64(part(V, done, 0).at, count * n);
  if (turned) v.set(heap.f64(turned.at, count * n));
  else for (let i = v.fill(0).length - 1; i >= 0; i -= n + 1) v[i] = 1;
  const b = heap.f64(rest.at, count * n);
  for (let i = 0; i < count; i++) S[done + i] = rowNorm(b, i * n, n);
  completeRows(engine, n, done, U);
}
