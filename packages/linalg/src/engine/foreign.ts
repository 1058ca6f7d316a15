import type { Real } from "../matrix/matrix.js";

/**
 * Copies between any two places of the process: with it each thread carries its own numbers between the caller's arrays
 * and linear memory, where else only the caller can. Every such copy happens inside an operation, while its caller
 * waits.
 */
export interface Foreign {
  /** Address of an array's first byte. */
  address(data: Real | Uint8Array): number;
  copy(to: number, from: number, bytes: number): void;
}

let foreign: Foreign | null = null;

/** Installs the copies of this thread; the native backend has them. Returns what was there. */
export function setForeign(next: Foreign | null): Foreign | null {
  const before = foreign;
  foreign = next;
  return before;
}

export function foreignCopies(): Foreign | null {
  return foreign;
}
