import type { Real } from "./matrix.js";

/** Rows up to which the whole of a matrix is copied quicker than its triangle, row by row. */
const copiedWhole = 512;

/** The lower triangle of `to` := that of `from`, both n × n; what lies above it may be anything. */
export function copyLower(n: number, from: Real, to: Real): void {
  if (n <= copiedWhole) to.set(from);
  else for (let i = 0; i < n; i++) to.set(from.subarray(i * n, i * n + i + 1), i * n);
}

/** The strict upper triangle of A (n × n) := 0. */
export function clearUpper(n: number, A: Real): void {
  for (let i = 0; i < n - 1; i++) A.fill(0, i * n + i + 1, (i + 1) * n);
}
