import { CONTROL, CONTROL_INTS, MAX_ARGS, SLOTS } from "./control.js";
import type { Heap } from "./memory.js";
import { canBlock, canShareWithWorkers, processors, startWorker } from "./platform.js";

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

/** Private memory of each thread, and the most workers there can be. */
const SCRATCH_BYTES = 4096;
const MOST = 64;

/** At most this many threads are used unless more are asked for. */
const DEFAULT_LIMIT = 8;

/**
 * The pool over one memory. Workers start with the first job that wants them and are never waited for: until they
 * are up, the caller does the tasks itself. Between jobs they sleep.
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
  const control = heap.reserve(CONTROL_INTS * 4 + MAX_ARGS * 8);
  const c = heap.i32(control, CONTROL_INTS);
  const numbers = heap.f64(control + CONTROL_INTS * 4, MAX_ARGS);
  const index = new Map(
    Object.keys(kernels)
      .sort()
      .map((name, i) => [name, i]),
  );
  const blocking = heap.shared && canBlock(c);

  /** Whether a job of this size goes to several threads; starts those that are missing. */
  function worthwhile(work: number, count: number): boolean {
    if (limit < 2 || count < 2 || work < WAKE) return false;
    seen += work;
    if (started < limit - 1 && seen >= START) staff();
    return started > 0;
  }
  function staff(): void {
    while (started < limit - 1) {
      const place = scratch + (started + 1) * SCRATCH_BYTES;
      if (!startWorker({ module, memory: heap.memory, control, scratch: place, number: started })) {
        limit = started + 1;
        return;
      }
      started++;
    }
  }
  /** Publishes a job and wakes the workers. */
  function open(name: string, mode: 0 | 1, count: number, total: number, args: readonly number[]): void {
    numbers.set(args);
    c[CONTROL.kernel] = index.get(name)!;
    c[CONTROL.argc] = args.length;
    c[CONTROL.mode] = mode;
    c[CONTROL.count] = count;
    c[CONTROL.total] = total;
    c[CONTROL.failed] = 0;
    c[CONTROL.limit] = limit - 1;
    Atomics.store(c, CONTROL.next, 0);
    Atomics.add(c, CONTROL.state, 1);
    Atomics.notify(c, CONTROL.state);
  }
  /** Ends the job: nobody may enter any more, and everybody inside has left. */
  function close(): void {
    Atomics.add(c, CONTROL.state, 1);
    let spins = blocking ? 2000 : Number.POSITIVE_INFINITY;
    for (let inside = Atomics.load(c, CONTROL.active); inside > 0; inside = Atomics.load(c, CONTROL.active)) {
      if (spins-- < 0) Atomics.wait(c, CONTROL.active, inside);
    }
    if (Atomics.load(c, CONTROL.failed)) throw new Error("wasm: a kernel failed on a worker");
  }
  function run(work: number, name: string, count: number, args: readonly number[]): void {
    const kernel = kernels[name]!;
    if (!worthwhile(work, count)) {
      for (let task = 0; task < count; task++) kernel(task, ...args);
      return;
    }
    open(name, 0, count, count, args);
    try {
      for (let t = Atomics.add(c, CONTROL.next, 1); t < count; t = Atomics.add(c, CONTROL.next, 1))
        kernel(t, ...args);
    } finally {
      close();
    }
  }
  function streamAlone({ kernel, pieces, args, load, store }: Stream): void {
    for (let piece = 0; piece < pieces; piece++) {
      load(piece, 0);
      kernels[kernel]!(0, ...args);
      store(piece, 0);
    }
  }
  /** Takes a filled piece if there is one. */
  function help(kernel: Kernel, args: readonly number[]): void {
    const t = Atomics.load(c, CONTROL.next);
    if (t >= Atomics.load(c, CONTROL.count)) return;
    if (Atomics.compareExchange(c, CONTROL.next, t, t + 1) !== t) return;
    kernel(t % SLOTS, ...args);
    Atomics.store(c, CONTROL.done + (t % SLOTS), t + 1);
  }
  function stream(job: Stream): void {
    if (!worthwhile(job.work, job.pieces)) {
      streamAlone(job);
      return;
    }
    const { pieces, load, store } = job;
    const kernel = kernels[job.kernel]!;
    for (let slot = 0; slot < SLOTS; slot++) c[CONTROL.done + slot] = 0;
    open(job.kernel, 1, 0, pieces, job.args);
    try {
      for (let loaded = 0, stored = 0; stored < pieces; ) {
        const slot = stored % SLOTS;
        if (stored < loaded && Atomics.load(c, CONTROL.done + slot) === stored + 1) store(stored++, slot);
        else if (loaded < pieces && loaded - stored < SLOTS) {
          load(loaded, loaded % SLOTS);
          Atomics.store(c, CONTROL.count, ++loaded);
        } else help(kernel, job.args);
        if (Atomics.load(c, CONTROL.failed)) break;
      }
    } finally {
      close();
    }
  }
  return {
    run,
    stream,
    threads: () => limit,
    setThreads: (threads) => {
      limit = available ? Math.max(1, Math.min(Math.floor(threads), MOST)) : 1;
    },
  };
}
