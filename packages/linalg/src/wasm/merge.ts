// One merge of the divide and conquer: eigenpairs of diag(d) + ρzzᵀ from those of the two halves.
import type { Engine } from "./engine.js";
import { multiply, type Operand } from "./multiply.js";

/** A range of the problem: eigenvalues d[lo…hi) ascending, eigenvectors the rows lo…hi of Q (columns lo…hi). */
export interface Range {
  readonly lo: number;
  readonly mid: number;
  readonly hi: number;
  readonly d: Float64Array;
  readonly Q: Operand;
  /** Scratch as large as Q. */
  readonly S: Operand;
}

/** Entries of the update that remain after deflation, and the rest. */
interface Deflation {
  /** Rows of Q (absolute) in ascending order of d, coupled. */
  readonly coupled: number[];
  readonly deflated: number[];
  /** Per row, relative to lo: 1 upper half only, 3 lower half only, 2 both. */
  readonly kind: Uint8Array;
}

const address = (X: Operand, i: number, j: number) => X.at + (i * X.ld + j) * 8;

/**
 * Sets aside the entries that do not feel the update: z negligible, or two poles so close that a rotation makes one z
 * zero. Source: Cuppen 1981; LAPACK dlaed2.
 */
function deflate(engine: Engine, { lo, mid, hi, d, Q }: Range, rho: number, z: Float64Array): Deflation {
  const n = hi - lo;
  const order = Array.from({ length: n }, (_, i) => lo + i).sort((a, b) => d[a]! - d[b]!);
  const kind = new Uint8Array(n);
  let most = 0;
  for (let i = lo; i < hi; i++) {
    kind[i - lo] = i < mid ? 1 : 3;
    most = Math.max(most, Math.abs(d[i]!), Math.abs(z[i - lo]!));
  }
  const tolerance = 8 * 2 ** -53 * most;
  const coupled: number[] = [];
  const deflated: number[] = [];
  let last = -1;
  for (const i of order) {
    if (rho * Math.abs(z[i - lo]!) <= tolerance) {
      deflated.push(i);
      continue;
    }
    if (last >= 0) {
      const [zl, zi] = [z[last - lo]!, z[i - lo]!];
      const size = Math.hypot(zl, zi);
      const [c, s] = [zi / size, -zl / size];
      if (Math.abs((d[i]! - d[last]!) * c * s) <= tolerance) {
        z[i - lo] = size;
        z[last - lo] = 0;
        if (kind[i - lo] !== kind[last - lo]) kind[i - lo] = kind[last - lo] = 2;
        engine.kernels["rotate"]!(n, address(Q, last, lo), address(Q, i, lo), c, s);
        const [dl, di] = [d[last]!, d[i]!];
        d[last] = dl * c * c + di * s * s;
        d[i] = dl * s * s + di * c * c;
        deflated.push(last);
        coupled.pop();
      }
    }
    coupled.push(i);
    last = i;
  }
  return { coupled, deflated, kind };
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
function copyRow(
  engine: Engine,
  X: Operand,
  from: number,
  Y: Operand,
  to: number,
  lo: number,
  hi: number,
): void {
  const { heap } = engine;
  heap.f64(address(Y, to, lo), hi - lo).set(heap.f64(address(X, from, lo), hi - lo));
}

/**
 * Merges the halves lo…mid and mid…hi, torn apart at `coupling` (the number beside the diagonal between them, whose
 * size was subtracted from both neighbours on the diagonal). Returns the number of roots that failed.
 */
export function merge(engine: Engine, range: Range, coupling: number): number {
  const { heap } = engine;
  const { lo, mid, hi, d, Q, S } = range;
  const n = hi - lo;
  const mark = heap.mark();
  const z = new Float64Array(n);
  const sign = coupling < 0 ? -1 : 1;
  const all = heap.f64(Q.at, Q.ld * Q.ld);
  for (let i = lo; i < hi; i++) {
    z[i - lo] = (i < mid ? all[i * Q.ld + mid - 1]! : sign * all[i * Q.ld + mid]!) * Math.SQRT1_2;
  }
  const rho = 2 * Math.abs(coupling);
  const { coupled, deflated, kind } = deflate(engine, range, rho, z);
  const k = coupled.length;
  // Rows that live in the upper half first, then in both, then in the lower half: zero blocks are not multiplied.
  const grouped = coupled
    .map((_, p) => p)
    .sort((a, b) => kind[coupled[a]! - lo]! - kind[coupled[b]! - lo]! || a - b);
  const place = new Int32Array(k);
  grouped.forEach((p, at) => {
    place[p] = at;
    copyRow(engine, Q, coupled[p]!, S, lo + at, lo, hi);
  });
  deflated.forEach((row, i) => {
    copyRow(engine, Q, row, S, lo + k + i, lo, hi);
  });
  const values = new Float64Array(n);
  let failed = 0;
  const result = { at: heap.allocate(n * k * 8 + 16), ld: n };
  if (k > 0) {
    const poles = Float64Array.from(coupled, (i) => d[i]!);
    const weights = Float64Array.from(coupled, (i) => z[i - lo]!);
    const solved = solveCoupled(engine, poles, weights, rho, place);
    failed = solved.failed;
    values.set(solved.values);
    const upper = coupled.filter((i) => kind[i - lo]! < 3).length;
    const lower = coupled.filter((i) => kind[i - lo]! === 1).length;
    const U = solved.U;
    const product = (first: number, count: number, from: number, width: number) => {
      const A = { at: U.at + first * 8, ld: k };
      const B = { at: address(S, lo + first, from), ld: S.ld };
      const C = { at: result.at + (from - lo) * 8, ld: n };
      if (count === 0) for (let i = 0; i < k; i++) heap.f64(C.at + i * n * 8, width).fill(0);
      else multiply(engine, 8, { m: k, n: width, k: count, A, B, C });
    };
    product(0, upper, lo, mid - lo);
    product(lower, k - lower, mid, hi - mid);
  }
  deflated.forEach((row, i) => {
    values[k + i] = d[row]!;
  });
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  order.forEach((from, to) => {
    d[lo + to] = values[from]!;
    if (from < k) {
      heap.f64(address(Q, lo + to, lo), n).set(heap.f64(result.at + from * n * 8, n));
    } else copyRow(engine, S, lo + from, Q, lo + to, lo, hi);
  });
  heap.release(mark);
  return failed;
}
