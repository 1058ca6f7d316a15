// One merge of the divide and conquer: eigenpairs of diag(d) + ρzzᵀ from those of the two halves.

import type { Engine } from "../../engine/engine.js";
import { address, type Deflation, deflate, type Range } from "./deflate.js";
import { multiply, type Operand } from "./multiply.js";

/** z: the last components of the upper vectors, the first of the lower ones, of total length 1. */
function couplingVector(engine: Engine, { lo, mid, hi, Q }: Range, sign: number): Float64Array {
  const all = engine.heap.f64(Q.at, Q.ld * Q.ld);
  const z = new Float64Array(hi - lo);
  for (let i = lo; i < hi; i++) {
    z[i - lo] = (i < mid ? all[i * Q.ld + mid - 1]! : sign * all[i * Q.ld + mid]!) * Math.SQRT1_2;
  }
  return z;
}

/** Roots and vectors of the coupled part: values, and the address of the vectors as rows, entries at place[k]. */
function solveCoupled(
  engine: Engine,
  poles: Float64Array,
  weights: Float64Array,
  rho: number,
  place: Int32Array,
) {
  const { heap } = engine;
  const k = poles.length;
  const chunk = 16;
  const tasks = Math.ceil(k / chunk);
  const [d, z, lambda, hat] = [0, 0, 0, 0].map(() => heap.allocate((k + 2) * 8)) as [
    number,
    number,
    number,
    number,
  ];
  const places = heap.allocate(k * 4);
  const failures = heap.allocate(tasks * 4);
  const work = heap.allocate(tasks * 32);
  const delta = heap.allocate(k * k * 8 + 16);
  const U = heap.allocate(k * k * 8 + 16);
  heap.f64(d, k).set(poles);
  heap.f64(z, k).set(weights);
  heap.i32(places, k).set(place);
  engine.run(12 * k * k, "secularRoots", tasks, k, d, z, rho, delta, lambda, failures, work, chunk);
  engine.run(4 * k * k, "secularWeights", tasks, k, d, z, delta, hat, chunk);
  engine.run(4 * k * k, "secularVectors", tasks, k, hat, delta, places, U, chunk);
  let failed = 0;
  for (const f of heap.i32(failures, tasks)) failed += f;
  return { values: heap.f64(lambda, k), U: { at: U, ld: k }, failed };
}

/** Copies row `from` of X to row `to` of Y, columns lo…hi. */
function copyRow(engine: Engine, X: Operand, from: number, Y: Operand, to: number, { lo, hi }: Range): void {
  const { heap } = engine;
  heap.f64(address(Y, to, lo), hi - lo).set(heap.f64(address(X, from, lo), hi - lo));
}

/**
 * Copies the vectors to scratch: the coupled ones that live in the upper half first, then those in both, then those in
 * the lower half, so that zero blocks need not be multiplied; then the deflated ones. Returns where each coupled went.
 */
function gather(engine: Engine, range: Range, { coupled, deflated, kind }: Deflation): Int32Array {
  const { lo, Q, S } = range;
  const kindOf = (p: number) => kind[coupled[p]! - lo]!;
  const place = new Int32Array(coupled.length);
  const grouped = coupled.map((_, p) => p).sort((a, b) => kindOf(a) - kindOf(b) || a - b);
  grouped.forEach((p, at) => {
    place[p] = at;
    copyRow(engine, Q, coupled[p]!, S, lo + at, range);
  });
  deflated.forEach((row, i) => {
    copyRow(engine, Q, row, S, lo + coupled.length + i, range);
  });
  return place;
}

/** New vectors of the coupled part, as rows: U times the gathered ones, each half of the columns by itself. */
function combine(engine: Engine, range: Range, { coupled, kind }: Deflation, U: Operand): Operand {
  const { heap } = engine;
  const { lo, mid, hi, S } = range;
  const [k, n] = [coupled.length, hi - lo];
  const result = { at: heap.allocate(n * k * 8 + 16), ld: n };
  const half = (first: number, count: number, from: number, width: number) => {
    const A = { at: U.at + first * 8, ld: k };
    const B = { at: address(S, lo + first, from), ld: S.ld };
    const C = { at: result.at + (from - lo) * 8, ld: n };
    if (count > 0) multiply(engine, 8, { m: k, n: width, k: count, A, B, C });
    else for (let i = 0; i < k; i++) heap.f64(C.at + i * n * 8, width).fill(0);
  };
  const inUpper = coupled.filter((i) => kind[i - lo]! < 3).length;
  const onlyUpper = coupled.filter((i) => kind[i - lo]! === 1).length;
  half(0, inUpper, lo, mid - lo);
  half(onlyUpper, k - onlyUpper, mid, hi - mid);
  return result;
}

/** Puts values and vectors back in ascending order: the first k from `result`, the others from scratch. */
function scatter(engine: Engine, range: Range, values: Float64Array, k: number, result: Operand): void {
  const { lo, d, Q, S } = range;
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  order.forEach((from, to) => {
    d[lo + to] = values[from]!;
    if (from >= k) copyRow(engine, S, lo + from, Q, lo + to, range);
    else copyRow(engine, { at: result.at - lo * 8, ld: result.ld }, from, Q, lo + to, range);
  });
}

/**
 * Merges the halves lo…mid and mid…hi, torn apart at `coupling` (the number beside the diagonal between them, whose
 * size was subtracted from both neighbours on the diagonal). Returns the number of roots that failed.
 */
export function merge(engine: Engine, range: Range, coupling: number): number {
  const { heap } = engine;
  const { lo, hi, d } = range;
  const mark = heap.mark();
  const rho = 2 * Math.abs(coupling);
  const z = couplingVector(engine, range, coupling < 0 ? -1 : 1);
  const parts = deflate(engine, range, rho, z);
  const { coupled, deflated } = parts;
  const k = coupled.length;
  const place = gather(engine, range, parts);
  const values = new Float64Array(hi - lo);
  let failed = 0;
  let result: Operand = { at: 0, ld: 0 };
  if (k > 0) {
    const poles = Float64Array.from(coupled, (i) => d[i]!);
    const weights = Float64Array.from(coupled, (i) => z[i - lo]!);
    const solved = solveCoupled(engine, poles, weights, rho, place);
    failed = solved.failed;
    values.set(solved.values);
    result = combine(engine, range, parts, solved.U);
  }
  deflated.forEach((row, i) => {
    values[k + i] = d[row]!;
  });
  scatter(engine, range, values, k, result);
  heap.release(mark);
  return failed;
}
