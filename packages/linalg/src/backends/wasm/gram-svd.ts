import type { Engine } from "../../engine/engine.js";
import { eigenRows } from "./eigen.js";
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

/** Eigenvectors (rows) and values of the Gram matrix of `count` rows of B, scaled by the largest squared length. */
function gramPairs(
  engine: Engine,
  n: number,
  count: number,
  B: Operand,
  most: number,
): ReturnType<typeof eigenRows> {
  const G = { at: engine.heap.allocate(count * count * 8), ld: count };
  multiply(engine, 8, { m: count, n: count, k: n, A: B, B, transB: true, C: G });
  const g = engine.heap.f64(G.at, count * count);
  for (let i = 0; i < g.length; i++) g[i]! /= most ** 2;
  return eigenRows(engine, count, G);
}

/** The rows still to be resolved, and the rotation of the identity that led to them (null: none yet). */
interface Rest {
  readonly B: Operand;
  readonly turned: Operand | null;
}

/** Turns the rest by the rows of Z into fresh storage. */
function turn(
  engine: Engine,
  n: number,
  count: number,
  Z: Operand,
  rest: Rest,
  to: readonly [Operand, Operand],
): Rest {
  const [B, turned] = to;
  multiply(engine, 8, { m: count, n, k: count, A: Z, B: rest.B, C: B });
  if (rest.turned) multiply(engine, 8, { m: count, n, k: count, A: Z, B: rest.turned, C: turned });
  else engine.heap.f64(turned.at, n * n).set(engine.heap.f64(Z.at, n * n));
  return { B, turned };
}

/** Moves the last rows of the rest, `kept` … count−1, longest first, to the singular vectors from `done` on. */
function accept(
  engine: Engine,
  n: number,
  count: number,
  kept: number,
  rest: Rest,
  out: SingularRows,
  done: number,
): void {
  const { heap } = engine;
  const rows = heap.f64(rest.B.at, count * n);
  const turns = heap.f64(rest.turned!.at, count * n);
  for (let i = count - 1, to = done; i >= kept; i--, to++) {
    const size = rowNorm(rows, i * n, n);
    out.S[to] = size;
    heap.f64(out.U.at + to * n * 8, n).set(rows.subarray(i * n, (i + 1) * n).map((x) => x / size));
    heap.f64(out.V.at + to * n * 8, n).set(turns.subarray(i * n, (i + 1) * n));
  }
}

/**
 * Singular values and vectors of the n × n matrix whose columns are the rows of B, through symmetric eigenproblems: of
 * each Gram matrix only the singular values within a factor of ten of the largest are accepted; the rest is freed of
 * the accepted directions and goes to another round with a Gram matrix of its own scale. So small singular values are
 * as accurate as the matrix allows (absolutely, ε‖A‖), where one Gram matrix would lose half of the digits.
 */
export function gramSvd(engine: Engine, n: number, B: Operand): SingularRows {
  const { heap } = engine;
  const square = () => ({ at: heap.allocate(n * n * 8), ld: n });
  const [U, V, b1, t0, t1] = [square(), square(), square(), square(), square()] as const;
  const out = { S: new Float64Array(n), U, V, failed: 0 };
  let rest: Rest = { B, turned: null };
  let done = 0;
  let failed = 0;
  for (let round = 0; done < n; round++) {
    const count = n - done;
    project(engine, n, count, rest.B, done, U);
    const rows = heap.f64(rest.B.at, count * n);
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, rowNorm(rows, i * n, n));
    if (most <= n * 2 ** -52 * out.S[0]!) break;
    const mark = heap.mark();
    const { values, Z, failed: missed } = gramPairs(engine, n, count, rest.B, most);
    failed += missed;
    rest = turn(engine, n, count, Z, rest, round % 2 === 0 ? [b1, t0] : [B, t1]);
    heap.release(mark);
    let kept = count - 1;
    while (kept > 0 && values[kept - 1]! >= ACCEPT ** 2 * values[count - 1]!) kept--;
    accept(engine, n, count, kept, rest, out, done);
    done += count - kept;
  }
  if (done > 0) polish(engine, n, done, U);
  finish(engine, n, done, out, rest.B, rest.turned);
  return { ...out, failed };
}

/** The remainder is rounding noise: its values are its own lengths, its left vectors any that complete U. */
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
