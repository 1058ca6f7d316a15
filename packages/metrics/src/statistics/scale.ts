import type { Matrix } from "@collapsar/linalg";
import { caller, checkFinite } from "@collapsar/linalg/check";
import { maxAbs } from "@collapsar/linalg/parts";

/** Sizes whose sums of fourth powers stay within float64. */
const [SMALLEST, LARGEST] = [2 ** -100, 2 ** 100];

/** The power of two that brings numbers of this size near 1; 1 where they need none. */
export function moderatingScale(largest: number): number {
  if (largest === 0 || (largest >= SMALLEST && largest <= LARGEST)) return 1;
  return 2 ** -Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))));
}

/** The largest |entry|, after requiring every entry to be finite; of a block of rows, the number of its first. */
export function largestFinite(argument: string, A: Matrix, firstRow = 0): number {
  const largest = maxAbs(A);
  if (!Number.isFinite(largest)) checkFinite(caller, argument, A, firstRow);
  return largest;
}
