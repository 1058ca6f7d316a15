import { type Core, compileKernels } from "./binary.js";
import { createHeap, createMemory, type Heap } from "./memory.js";

type Kernel = (...args: number[]) => number;
export type Kernels = Readonly<Record<string, Kernel>>;

/** Private buffer of each thread, for tiles over an edge and the like. */
export const SCRATCH_BYTES = 65536;

/** The compiled kernels with their memory; everything in this folder computes through one of these. */
export interface Engine {
  readonly core: Core;
  readonly heap: Heap;
  readonly kernels: Kernels;
  /** Calls kernel `name` for the tasks 0 … count−1, in any order and on any thread, and waits for all. */
  run(name: string, count: number, ...args: number[]): void;
  threads(): number;
  setThreads(threads: number): void;
}

export interface EngineOptions {
  /** Forces plain or relaxed SIMD; the default is the best that the engine has. */
  readonly core?: Core;
}

/** Links compiled kernels to a memory. */
export function linkKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const abort = () => {
    throw new Error("wasm: kernel aborted");
  };
  return new WebAssembly.Instance(module, { env: { memory, abort, sin: Math.sin, cos: Math.cos } })
    .exports as unknown as Kernels;
}

/** Compiles, links and sets up the memory. */
export function createEngine({ core }: EngineOptions = {}): Engine {
  const shared = typeof SharedArrayBuffer === "function";
  const compiled = compileKernels(shared, core);
  const memory = createMemory(shared);
  const heap = createHeap(memory, shared);
  const kernels = linkKernels(compiled.module, memory);
  kernels["setScratch"]!(heap.reserve(SCRATCH_BYTES));
  return {
    core: compiled.core,
    heap,
    kernels,
    run(name, count, ...args) {
      const kernel = kernels[name]!;
      for (let task = 0; task < count; task++) kernel(task, ...args);
    },
    threads: () => 1,
    setThreads: () => {},
  };
}
