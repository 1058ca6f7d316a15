import type { Board } from "./board.js";
import { type Carries, carryIn, carryOut, note } from "./carry.js";
import { CONTROL, LAYOUT } from "./control.js";
import type { Foreign } from "./foreign.js";
import type { Heap } from "./memory.js";
import { around } from "./serve.js";
import { SLOTS } from "./slots.js";

type Kernel = (...args: number[]) => number;

/** Pieces that are carried in, computed on any thread, and carried out in order. */
export interface Stream {
  readonly kernel: string;
  readonly pieces: number;
  /** Rough time on one thread, in nanoseconds. */
  readonly work: number;
  /** Arguments after the first, which is the slot. */
  readonly args: readonly number[];
  /** Whether the rows that are carried are long enough for a foreign call each. */
  readonly long: boolean;
  /**
   * Bytes from slot to slot where a piece needs nothing but what is carried: each thread then stays in one slot's
   * area.
   */
  readonly stride?: number | undefined;
  carries(piece: number, slot: number): Carries;
  /** Writes what else the kernel reads; takes what else it leaves. Both by the caller, pieces in order. */
  prepare?(piece: number, slot: number): void;
  collect?(piece: number, slot: number): void;
}

/** The caller's steps for one piece, whichever thread carries the numbers. */
interface Steps {
  load(piece: number, slot: number): void;
  compute(slot: number): void;
  store(piece: number, slot: number): void;
}

/** The caller carries: only it can touch its arrays. */
function carriedByCaller(heap: Heap, kernel: Kernel, job: Stream): Steps {
  return {
    load(piece, slot) {
      job.prepare?.(piece, slot);
      for (const carry of job.carries(piece, slot).before) carryIn(heap, carry);
    },
    compute: (slot) => kernel(slot, ...job.args),
    store(piece, slot) {
      for (const carry of job.carries(piece, slot).after) carryOut(heap, carry);
      job.collect?.(piece, slot);
    },
  };
}

/** Whoever computes carries; the caller notes what. It computes in the first area where each thread has its own. */
function carriedByAll(
  heap: Heap,
  { notes }: Board,
  kernel: Kernel,
  job: Stream,
  foreign: Foreign,
  stride: number,
): Steps {
  const base = foreign.address(new Uint8Array(heap.memory.buffer));
  const own = stride > 0;
  return {
    load(piece, slot) {
      job.prepare?.(piece, slot);
      note(foreign, notes, slot, job.carries(piece, own ? 0 : slot));
    },
    compute: (slot) =>
      around(foreign.copy, base, notes, slot, LAYOUT, () => kernel(own ? 0 : slot, ...job.args)),
    store: (piece, slot) => job.collect?.(piece, slot),
  };
}

/** All pieces through the first slot, by the caller alone. */
export function streamAlone(heap: Heap, kernel: Kernel, job: Stream): void {
  const { load, compute, store } = carriedByCaller(heap, kernel, job);
  for (let piece = 0; piece < job.pieces; piece++) {
    load(piece, 0);
    compute(0);
    store(piece, 0);
  }
}

/** Computes a filled piece that nobody has taken; false if there is none. */
function help(words: Int32Array, { compute }: Steps): boolean {
  const t = Atomics.load(words, CONTROL.next);
  if (t >= Atomics.load(words, CONTROL.count)) return false;
  if (Atomics.compareExchange(words, CONTROL.next, t, t + 1) !== t) return true;
  compute(t % SLOTS);
  Atomics.store(words, CONTROL.done + (t % SLOTS), t + 1);
  return true;
}

/** Fruitless looks for work before the caller leaves its processor to a worker that has been put aside. */
const SPINS = 5000;
const NAP = 0.1;

/** The caller finishes what is done, else prepares the next piece, else computes like a worker. */
function pump({ words, blocking }: Board, pieces: number, steps: Steps): void {
  let loaded = 0;
  let stored = 0;
  let spins = 0;
  while (stored < pieces && !Atomics.load(words, CONTROL.failed)) {
    const slot = stored % SLOTS;
    if (stored < loaded && Atomics.load(words, CONTROL.done + slot) === stored + 1) {
      steps.store(stored++, slot);
      spins = 0;
    } else if (loaded < pieces && loaded - stored < SLOTS) {
      steps.load(loaded, loaded % SLOTS);
      Atomics.store(words, CONTROL.count, ++loaded);
    } else if (help(words, steps)) {
      spins = 0;
    } else if (++spins > SPINS && blocking) {
      Atomics.wait(words, CONTROL.done + slot, Atomics.load(words, CONTROL.done + slot), NAP);
    }
  }
}

/** All pieces, shared with the workers at the board, who carry the numbers too where there are foreign copies. */
export function streamShared(
  heap: Heap,
  board: Board,
  kernel: Kernel,
  job: Stream,
  { threads, foreign }: { readonly threads: number; readonly foreign: Foreign | null },
): void {
  const { words } = board;
  const direct = job.long ? foreign : null;
  words.fill(0, CONTROL.done, CONTROL.done + SLOTS);
  const { pieces, args } = job;
  const carried = direct !== null;
  const stride = carried && threads <= SLOTS ? (job.stride ?? 0) : 0;
  const steps = direct
    ? carriedByAll(heap, board, kernel, job, direct, stride)
    : carriedByCaller(heap, kernel, job);
  board.open({ kernel: job.kernel, mode: "stream", count: 0, total: pieces, args, threads, carried, stride });
  try {
    pump(board, pieces, steps);
  } finally {
    board.close();
  }
}
