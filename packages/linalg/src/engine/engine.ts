import { type Core, compileKernels } from "./binary.js";
import { createHeap, createMemory, type Heap } from "./memory.js";
import { createPool } from "./pool.js";
import type { Stream } from "./stream.js";

type Kernel = (...args: number[]) => number;
type Kernels = Readonly<Record<string, Kernel>>;

/** The compiled kernels with their memory; everything in this folder computes through one of these. */
export interface Engine {
  readonly core: Core;
  readonly heap: Heap;
  readonly kernels: Kernels;
  /**
   * Calls kernel `name` for the tasks 0 … count−1, in any order and on any thread, and waits for all;
   * `work` is the rough time that they take on one thread, in nanoseconds.
   */
  run(work: number, name: string, count: number, ...args: number[]): void;
  stream(stream: Stream): void;
  /** Runs an operation and gives the memory that it took from the heap back, whatever happens. */
  scoped<R>(operation: () => R): R;
  threads(): number;
  setThreads(threads: number): void;
}

export interface EngineOptions {
  /** Threads to use; the default is the number of processors, at most eight. */
  readonly threads?: number | undefined;
  /** Forces plain or relaxed SIMD; the default is the best that the engine has. */
  readonly core?: Core | undefined;
  /** False forbids shared memory and with it threads. */
  readonly shared?: boolean | undefined;
}

/** Links compiled kernels to a memory. */
function linkKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  // AssemblyScript's assertions: a fault of a kernel
  const abort = () => {
    throw new Error("wasm: kernel aborted");
  };
  return new WebAssembly.Instance(module, { env: { memory, abort, sin: Math.sin, cos: Math.cos } })
    .exports as unknown as Kernels;
}

/** Compiles, links and sets up the memory. */
export function createEngine({ core, threads, shared: allowed = true }: EngineOptions = {}): Engine {
  const shared = allowed && typeof SharedArrayBuffer === "function";
  const compiled = compileKernels(shared, core);
  const memory = createMemory(shared);
  const heap = createHeap(memory, shared);
  const kernels = linkKernels(compiled.module, memory);
  const pool = createPool(heap, compiled.module, kernels);
  if (threads !== undefined) pool.setThreads(threads);
  return {
    core: compiled.core,
    heap,
    kernels,
    run: (work, name, count, ...args) => pool.run(work, name, count, args),
    stream: pool.stream,
    scoped: (operation) => {
      const mark = heap.mark();
      try {
        return operation();
      } finally {
        heap.release(mark);
      }
    },
    threads: pool.threads,
    setThreads: pool.setThreads,
  };
}
