import type { Real } from "../matrix/matrix.js";
import type { Foreign } from "./foreign.js";
import type { Heap } from "./memory.js";
import { SLOTS } from "./slots.js";

/** Rows of numbers that go from an array to linear memory or back. */
export interface Carry {
  readonly array: Real;
  /** First number in the array, and numbers from row to row. */
  readonly start: number;
  readonly pitch: number;
  readonly rows: number;
  /** Numbers in a row. */
  readonly length: number;
  /** Address of the first row in linear memory, and the numbers from row to row. */
  readonly address: number;
  readonly step: number;
}

/** Inputs that a piece needs in place before it is computed, and outputs to carry back. */
export interface Carries {
  readonly before: readonly Carry[];
  readonly after: readonly Carry[];
}

/** A carry of consecutive numbers. */
export function stretch(array: Real, start: number, length: number, address: number): Carry {
  return { array, start, pitch: length, rows: 1, length, address, step: length };
}

/** Whether the rows follow one another on both sides. */
function solid({ pitch, rows, length, step }: Carry): boolean {
  return rows === 1 || (pitch === length && step === length);
}

/** Copies into linear memory. */
export function carryIn(heap: Heap, carry: Carry): void {
  const { array, start, pitch, rows, length, address, step } = carry;
  const target = heap.view(address, (rows - 1) * step + length, array);
  if (solid(carry)) {
    target.set(array.subarray(start, start + rows * length));
    return;
  }
  for (let i = 0; i < rows; i++) {
    target.set(array.subarray(start + i * pitch, start + i * pitch + length), i * step);
  }
}

/** Copies out of linear memory. */
export function carryOut(heap: Heap, carry: Carry): void {
  const { array, start, pitch, rows, length, address, step } = carry;
  const source = heap.view(address, (rows - 1) * step + length, array);
  if (solid(carry)) {
    array.set(source, start);
    return;
  }
  for (let i = 0; i < rows; i++) {
    array.set(source.subarray(i * step, i * step + length), start + i * pitch);
  }
}

/** Numbers that describe one carry to a thread, and most carries of a piece. */
export const WORDS = 6;
const MOST = 6;
/** Numbers of one slot: how many carries there are before and after, then they. */
export const NOTE = 2 + WORDS * MOST;
/** Numbers of all slots. */
export const NOTES = SLOTS * NOTE;

/** Notes a piece's carries, in bytes and absolute places of the process, for the thread that computes it. */
export function note(foreign: Foreign, notes: Float64Array, slot: number, { before, after }: Carries): void {
  let at = slot * NOTE;
  notes[at++] = before.length;
  notes[at++] = after.length;
  for (const carry of [...before, ...after]) {
    const { array, start, pitch, length, address, step } = carry;
    const size = array.BYTES_PER_ELEMENT;
    const place = foreign.address(array) + start * size;
    const whole = solid(carry);
    const rows = whole ? 1 : carry.rows;
    const bytes = (whole ? carry.rows : 1) * length * size;
    for (const word of [place, pitch * size, rows, bytes, address, step * size]) notes[at++] = word;
  }
}
