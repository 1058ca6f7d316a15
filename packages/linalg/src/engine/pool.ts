import { type Board, createBoard } from "./board.js";
import { CONTROL, LAYOUT } from "./control.js";
import { foreignCopies } from "./foreign.js";
import type { Heap } from "./memory.js";
import { canShareWithWorkers, koffiFile, processors, startWorker } from "./platform.js";
import { type Stream, streamAlone, streamShared } from "./stream.js";

type Kernel = (...args: number[]) => number;

/** A caller with its workers. */
export interface Pool {
  /** Kernel `name` for the tasks 0 … count−1; `work` is the rough time on one thread in nanoseconds. */
  run(work: number, name: string, count: number, args: readonly number[]): void;
  stream(stream: Stream): void;
  threads(): number;
  setThreads(threads: number): void;
}

/** Jobs shorter than this (ns) are not worth waking anybody. */
const WAKE = 60_000;
/** Workers start once so much work (ns) has come that they would have been of use for. */
const START = 20_000_000;

/** Private memory of each thread, and the most threads there can be. */
const SCRATCH_BYTES = 4096;
const MOST = 64;

/** At most this many threads are used unless more are asked for. */
const DEFAULT_LIMIT = 8;

/** Takes tasks by an atomic ticket until none is left, as the workers do. */
function takeTasks({ words }: Board, kernel: Kernel, count: number, args: readonly number[]): void {
  for (;;) {
    const task = Atomics.add(words, CONTROL.next, 1);
    if (task >= count) return;
    kernel(task, ...args);
  }
}

/**
 * The pool over one memory. Workers start when there has been work for them and are never waited for: until they are
 * up, the caller does the tasks itself. Between jobs they sleep.
 */
export function createPool(
  heap: Heap,
  module: WebAssembly.Module,
  kernels: Readonly<Record<string, Kernel>>,
): Pool {
  const available = heap.shared && canShareWithWorkers();
  let limit = available ? Math.min(processors(), DEFAULT_LIMIT) : 1;
  let started = 0;
  let seen = 0;
  const scratch = heap.reserve(MOST * SCRATCH_BYTES);
  kernels["setScratch"]!(scratch);
  const board = createBoard(heap, Object.keys(kernels));
  const { memory } = heap;
  const koffi = available ? koffiFile() : null;

  function staff(): void {
    while (started < limit - 1) {
      const place = scratch + (started + 1) * SCRATCH_BYTES;
      const [control, number] = [board.address, started];
      if (startWorker({ module, memory, control, scratch: place, number, koffi, layout: LAYOUT })) started++;
      else limit = started + 1;
    }
  }
  /** Whether a job of this size goes to several threads; starts those that are missing. */
  function worthwhile(work: number, count: number): boolean {
    if (limit < 2 || count < 2 || work < WAKE) return false;
    seen += work;
    if (seen >= START) staff();
    return started > 0;
  }
  return {
    run(work, name, count, args) {
      const kernel = kernels[name]!;
      if (!worthwhile(work, count)) {
        for (let task = 0; task < count; task++) kernel(task, ...args);
        return;
      }
      board.open({ kernel: name, mode: "tasks", count, total: count, args, threads: limit });
      try {
        takeTasks(board, kernel, count, args);
      } finally {
        board.close();
      }
    },
    stream(job) {
      const kernel = kernels[job.kernel]!;
      const foreign = koffi === null ? null : foreignCopies();
      if (worthwhile(job.work, job.pieces))
        streamShared(heap, board, kernel, job, { threads: limit, foreign });
      else streamAlone(heap, kernel, job);
    },
    threads: () => limit,
    setThreads(threads) {
      limit = available ? Math.max(1, Math.min(Math.floor(threads), MOST)) : 1;
    },
  };
}
