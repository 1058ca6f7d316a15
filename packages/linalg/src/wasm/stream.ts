import type { Board } from "./board.js";
import { CONTROL, SLOTS } from "./control.js";

type Kernel = (...args: number[]) => number;

/** Pieces that are carried in, computed on any thread, and carried out in order. */
export interface Stream {
  readonly kernel: string;
  readonly pieces: number;
  /** Rough time on one thread, in nanoseconds. */
  readonly work: number;
  /** Arguments after the first, which is the slot. */
  readonly args: readonly number[];
  load(piece: number, slot: number): void;
  store(piece: number, slot: number): void;
}

/** All pieces through the first slot, by the caller alone. */
export function streamAlone(kernel: Kernel, { pieces, args, load, store }: Stream): void {
  for (let piece = 0; piece < pieces; piece++) {
    load(piece, 0);
    kernel(0, ...args);
    store(piece, 0);
  }
}

/** Computes a filled piece that nobody has taken; false if there is none. */
function help(words: Int32Array, kernel: Kernel, args: readonly number[]): boolean {
  const t = Atomics.load(words, CONTROL.next);
  if (t >= Atomics.load(words, CONTROL.count)) return false;
  if (Atomics.compareExchange(words, CONTROL.next, t, t + 1) !== t) return true;
  kernel(t % SLOTS, ...args);
  Atomics.store(words, CONTROL.done + (t % SLOTS), t + 1);
  return true;
}

/** Fruitless looks for work before the caller leaves its processor to a worker that has been put aside. */
const SPINS = 5000;
const NAP = 0.1;

/** Only the caller can touch its arrays: it carries out what is done, else carries in, else computes like a worker. */
function pump({ words, blocking }: Board, kernel: Kernel, { pieces, args, load, store }: Stream): void {
  let loaded = 0;
  let stored = 0;
  let spins = 0;
  while (stored < pieces && !Atomics.load(words, CONTROL.failed)) {
    const slot = stored % SLOTS;
    if (stored < loaded && Atomics.load(words, CONTROL.done + slot) === stored + 1) {
      store(stored++, slot);
      spins = 0;
    } else if (loaded < pieces && loaded - stored < SLOTS) {
      load(loaded, loaded % SLOTS);
      Atomics.store(words, CONTROL.count, ++loaded);
    } else if (help(words, kernel, args)) {
      spins = 0;
    } else if (++spins > SPINS && blocking) {
      Atomics.wait(words, CONTROL.done + slot, Atomics.load(words, CONTROL.done + slot), NAP);
    }
  }
}

/** All pieces, shared with the workers at the board. */
export function streamShared(board: Board, kernel: Kernel, job: Stream, threads: number): void {
  const { words } = board;
  words.fill(0, CONTROL.done, CONTROL.done + SLOTS);
  board.open({ kernel: job.kernel, mode: "stream", count: 0, total: job.pieces, args: job.args, threads });
  try {
    pump(board, kernel, job);
  } finally {
    board.close();
  }
}
