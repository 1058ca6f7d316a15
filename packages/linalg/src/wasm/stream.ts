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

/** Computes a filled piece if there is one that nobody has taken. */
function help(words: Int32Array, kernel: Kernel, args: readonly number[]): void {
  const t = Atomics.load(words, CONTROL.next);
  if (t >= Atomics.load(words, CONTROL.count)) return;
  if (Atomics.compareExchange(words, CONTROL.next, t, t + 1) !== t) return;
  kernel(t % SLOTS, ...args);
  Atomics.store(words, CONTROL.done + (t % SLOTS), t + 1);
}

/** Only the caller can touch its arrays: it carries out what is done, else carries in, else computes like a worker. */
function pump(words: Int32Array, kernel: Kernel, { pieces, args, load, store }: Stream): void {
  let loaded = 0;
  let stored = 0;
  while (stored < pieces && !Atomics.load(words, CONTROL.failed)) {
    const slot = stored % SLOTS;
    if (stored < loaded && Atomics.load(words, CONTROL.done + slot) === stored + 1) {
      store(stored++, slot);
    } else if (loaded < pieces && loaded - stored < SLOTS) {
      load(loaded, loaded % SLOTS);
      Atomics.store(words, CONTROL.count, ++loaded);
    } else {
      help(words, kernel, args);
    }
  }
}

/** All pieces, shared with the workers at the board. */
export function streamShared(board: Board, kernel: Kernel, job: Stream, threads: number): void {
  const { words } = board;
  words.fill(0, CONTROL.done, CONTROL.done + SLOTS);
  board.open({ kernel: job.kernel, mode: "stream", count: 0, total: job.pieces, args: job.args, threads });
  try {
    pump(words, kernel, job);
  } finally {
    board.close();
  }
}
