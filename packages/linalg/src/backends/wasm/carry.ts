import type { Real } from "../../matrix/matrix.js";
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
  /** Where the first row lies in linear memory, and numbers from row to row. */
  readonly address: number;
  readonly step: number;
}

/** What a piece needs before it can be computed, and what becomes of it. */
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
const WORDS = 6;
const MOST = 6;
/** Numbers of one slot: how many carries there are before and after, then they. */
export const NOTE = 2 + WORDS * MOST;
/** Numbers of all slots. */
export const NOTES = SLOTS * NOTE;

/** Notes a piece's carries, in bytes and absolute places of the process, for whoever computes it. */
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

/**
 * Copies what is noted for a slot, computes, and copies the results: what a thread does that carries its own numbers.
 * `base` is the place of linear memory.
 */
export function around(
  { copy }: Foreign,
  base: number,
  notes: Float64Array,
  slot: number,
  compute: () => void,
): void {
  let at = slot * NOTE + 2;
  const go = (count: number, into: boolean): void => {
    for (const end = at + WORDS * count; at < end; at += WORDS) {
      const [place, pitch, rows, bytes, address, step] = notes.subarray(
        at,
        at + WORDS,
      ) as unknown as number[];
      for (let i = 0; i < rows!; i++) {
        const outside = place! + i * pitch!;
        const inside = base + address! + i * step!;
        if (into) copy(inside, outside, bytes!);
        else copy(outside, inside, bytes!);
      }
    }
  };
  go(notes[slot * NOTE]!, true);
  compute();
  go(notes[slot * NOTE + 1]!, false);
}

/** The same as plain text, for workers: `around(notes, base, copy, slot, compute)`. */
export const AROUND_SOURCE = `
function around(notes, base, copy, slot, compute) {
  let at = slot * ${NOTE} + 2;
  function go(count, into) {
    for (const end = at + ${WORDS} * count; at < end; at += ${WORDS}) {
      for (let i = 0; i < notes[at + 2]; i++) {
        const outside = notes[at] + i * notes[at + 1];
        const inside = base + notes[at + 4] + i * notes[at + 5];
        if (into) copy(inside, outside, notes[at + 3]);
        else copy(outside, inside, notes[at + 3]);
      }
    }
  }
  go(notes[slot * ${NOTE}], true);
  compute();
  go(notes[slot * ${NOTE} + 1], false);
}
`;
