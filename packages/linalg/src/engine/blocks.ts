/** Operands are carried to linear memory in blocks of at most this many rows and columns. */
export const BLOCK = 1024;

/** The pieces [start, length] of 0…length−1. */
export function* blocks(length: number, unit = BLOCK): Generator<[number, number]> {
  for (let start = 0; start < length; start += unit) yield [start, Math.min(unit, length - start)];
}

/** Entries of one carried block. */
const AREA = BLOCK * BLOCK;

/**
 * Rows to carry at a time when the other sides of the blocks have these lengths: more than BLOCK where those are
 * short.
 */
export function blockLength(...others: number[]): number {
  return Math.max(BLOCK, Math.floor(AREA / Math.max(1, ...others.map((length) => Math.min(length, BLOCK)))));
}
