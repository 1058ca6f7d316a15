import type { Real } from "./matrix.js";

/** For each column, −1 where its entry of largest size (the first of them) is negative, else 1. */
export function columnSigns(rows: number, cols: number, V: Real): Float64Array {
  const top = new Float64Array(cols);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++, at++) {
      const x = V[at]!;
      const best = top[j]!;
      if (x * x > best * best) top[j] = x;
    }
  }
  return top.map((value) => (value < 0 ? -1 : 1));
}

/** Multiplies each column by its sign. */
export function applySigns(rows: number, cols: number, V: Real, signs: Float64Array): void {
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++, at++) V[at] = V[at]! * signs[j]!;
  }
}
