/** Operands are carried to linear memory in blocks of at most this many rows and columns. */
export const BLOCK = 1024;

/** The pieces [start, length] of 0…length−1. */
export function* blocks(length: number, unit = BLOCK): Generator<[number, number]> {
  for (let start = 0; start < length; start += unit) yield [start, Math.min(unit, length - start)];
}
