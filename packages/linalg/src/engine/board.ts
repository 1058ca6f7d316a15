import { NOTES } from "./carry.js";
import { CONTROL, CONTROL_BYTES, CONTROL_INTS, MAX_ARGS } from "./control.js";
import type { Heap } from "./memory.js";
import { canBlock } from "./platform.js";

interface Job {
  readonly kernel: string;
  readonly mode: "tasks" | "stream";
  /** Tasks, or pieces that are filled already. */
  readonly count: number;
  readonly total: number;
  readonly args: readonly number[];
  /** Threads that may take part, the caller included. */
  readonly threads: number;
  /** Whether the thread that computes a piece carries its numbers too. */
  readonly carried?: boolean | undefined;
  /** Bytes between the threads' own areas, 0 where a piece is computed in its slot. */
  readonly stride?: number | undefined;
}

/** The notice board in shared memory on which a caller publishes a job for its workers. */
export interface Board {
  readonly address: number;
  readonly words: Int32Array;
  /** Arrays to carry for the pieces of a stream. */
  readonly notes: Float64Array;
  /** Whether this thread may sleep in Atomics.wait. */
  readonly blocking: boolean;
  /** Publishes a job and wakes the workers. */
  open(job: Job): void;
  /** Ends the job: nobody may enter any more, and everybody inside has left. */
  close(): void;
}

/** Polls of the count of active workers before the caller waits by Atomics.wait. */
const SPINS = 2000;

/** A board over a heap; kernels are numbered by the order of their names, as the workers do. */
export function createBoard(heap: Heap, names: readonly string[]): Board {
  const address = heap.reserve(CONTROL_BYTES);
  const words = heap.i32(address, CONTROL_INTS);
  const numbers = heap.f64(address + CONTROL_INTS * 4, MAX_ARGS);
  const notes = heap.f64(address + CONTROL_INTS * 4 + MAX_ARGS * 8, NOTES);
  const index = new Map([...names].sort().map((name, i) => [name, i]));
  const blocking = heap.shared && canBlock(words);
  return {
    address,
    words,
    notes,
    blocking,
    open({ kernel, mode, count, total, args, threads, carried = false, stride = 0 }) {
      numbers.set(args);
      words[CONTROL.kernel] = index.get(kernel)!;
      words[CONTROL.argc] = args.length;
      words[CONTROL.mode] = mode === "stream" ? 1 : 0;
      words[CONTROL.count] = count;
      words[CONTROL.total] = total;
      words[CONTROL.failed] = 0;
      words[CONTROL.carried] = +carried;
      words[CONTROL.stride] = stride;
      words[CONTROL.limit] = threads - 1;
      Atomics.store(words, CONTROL.next, 0);
      Atomics.add(words, CONTROL.state, 1);
      Atomics.notify(words, CONTROL.state);
    },
    close() {
      Atomics.add(words, CONTROL.state, 1);
      let spins = blocking ? SPINS : Number.POSITIVE_INFINITY;
      for (;;) {
        const inside = Atomics.load(words, CONTROL.active);
        if (inside === 0) break;
        if (spins-- < 0) Atomics.wait(words, CONTROL.active, inside);
      }
      // a fault of a kernel: what is asked of it was checked before the job began
      if (Atomics.load(words, CONTROL.failed)) throw new Error("wasm: a kernel failed on a worker");
    },
  };
}
