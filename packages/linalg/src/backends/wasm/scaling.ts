import type { Heap } from "../../engine/memory.js";
import { copyLower } from "../../matrix/lower-triangle.js";
import type { Real } from "../../matrix/matrix.js";

/** Entries of at most this size, and at least its inverse, are squared without overflow or underflow. */
const COMFORTABLE = 1e100;

function largest(X: Real): number {
  let most = 0;
  for (let i = 0; i < X.length; i++) {
    const x = Math.abs(X[i]!);
    if (x > most) most = x;
  }
  return most;
}

/** The power of two (an even one) that brings the largest entry of X near 1; 1 when that is not needed. */
export function safeScale(X: Real): number {
  const most = largest(X);
  if (most === 0 || !Number.isFinite(most) || (most < COMFORTABLE && most > 1 / COMFORTABLE)) return 1;
  return 2 ** (-2 * Math.round(Math.log2(most) / 2));
}

/** Copies X, multiplied by factor, to linear memory as float64 and returns its address. */
export function carryIn(heap: Heap, X: Real, factor = 1, count = X.length): number {
  const at = heap.allocate((X.length + 2) * 8);
  const target = heap.f64(at, count);
  target.set(count === X.length ? X : X.subarray(0, count));
  if (factor !== 1) for (let i = 0; i < count; i++) target[i]! *= factor;
  return at;
}

/** The same for the lower triangle of X (n × n); what lies above it is anything. */
export function carryLower(heap: Heap, n: number, X: Real): number {
  const at = heap.allocate((n * n + 2) * 8);
  copyLower(n, X, heap.f64(at, n * n));
  return at;
}

/** Copies float64 numbers from linear memory to X, multiplied by factor. */
export function carryOut(heap: Heap, at: number, X: Real, factor = 1): void {
  const source = heap.f64(at, X.length);
  if (factor !== 1) for (let i = 0; i < source.length; i++) source[i]! *= factor;
  X.set(source);
}
