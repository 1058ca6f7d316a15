import { NOTE, NOTES, WORDS } from "./carry.js";
import { SLOTS } from "./slots.js";

/** Words of the control block in shared memory, by which the caller and its workers agree on what to do. */
export const CONTROL = {
  /** Number of the job; odd while the job is open. */
  state: 0,
  /** Workers that are inside the open job. */
  active: 1,
  /** Next task, and the number of tasks (mode tasks) or of filled pieces (mode stream). */
  next: 2,
  count: 3,
  /** Index of the kernel and number of its arguments. */
  kernel: 4,
  argc: 5,
  /** 0 tasks, 1 stream. */
  mode: 6,
  /** Tasks in the whole stream. */
  total: 7,
  /** Set when a kernel trapped. */
  failed: 8,
  /** Workers that have started. */
  ready: 9,
  /** Workers of a lower number than this take part. */
  limit: 10,
  /** 1 where the thread that computes a piece carries its numbers as well, by the slot's notes. */
  carried: 11,
  /** Bytes from one thread's own area to the next where a carried piece is computed there, 0 where in its slot. */
  stride: 12,
  /** done[slot] = piece + 1 once the piece in that slot is computed. */
  done: 16,
} as const;

export const CONTROL_INTS = 32;
export const MAX_ARGS = 24;
/** Bytes of the whole block: the words, the arguments, the notes of what is to be carried. */
export const CONTROL_BYTES = CONTROL_INTS * 4 + MAX_ARGS * 8 + NOTES * 8;

/** The same for a worker, which imports nothing. */
export const LAYOUT = {
  control: CONTROL,
  ints: CONTROL_INTS,
  args: MAX_ARGS,
  notes: NOTES,
  slots: SLOTS,
  note: NOTE,
  words: WORDS,
} as const;
