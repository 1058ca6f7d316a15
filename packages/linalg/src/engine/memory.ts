import { OutOfMemoryError } from "../check/numerical-error.js";
import type { Real } from "../matrix/matrix.js";

const PAGE = 65536;
/** The first page holds the binaries' constants. */
const BASE = PAGE;
const LIMIT = 65536 * PAGE;

/**
 * The linear memory of the kernels with a stack-like allocator over it: an operation takes what it needs from the
 * top, and everything is released at once when it ends; the memory itself is kept for the next operation.
 */
export interface Heap {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** Address of `bytes` fresh bytes, aligned to a cache line; the memory grows when needed. */
  allocate(bytes: number): number;
  /** The present top, to be given back to `release`. */
  mark(): number;
  release(mark: number): void;
  /** Reserves bytes for as long as the program lives; only while nothing else is allocated. */
  reserve(bytes: number): number;
  /** A view of `length` numbers at an address, valid until the next allocation. */
  view(address: number, length: number, like: Real | 4 | 8): Real;
  f64(address: number, length: number): Float64Array;
  i32(address: number, length: number): Int32Array;
}

/** A shared memory where the platform has it; smaller maxima where address space is scarce. */
export function createMemory(shared: boolean): WebAssembly.Memory {
  let failure: unknown;
  for (const maximum of [65536, 32768, 16384, 8192]) {
    try {
      return new WebAssembly.Memory({ initial: 4, maximum, shared });
    } catch (error) {
      failure = error;
    }
  }
  throw new OutOfMemoryError("wasm: no linear memory could be reserved", { cause: failure });
}

/** The allocator over a memory. */
export function createHeap(memory: WebAssembly.Memory, shared: boolean): Heap {
  let floor = BASE;
  let top = BASE;
  let buffer: ArrayBufferLike = memory.buffer;

  function allocate(bytes: number): number {
    const address = top;
    const end = address + Math.ceil(bytes / 64) * 64;
    if (end > LIMIT) throw new OutOfMemoryError(`wasm: the operands must fit in 4 GiB, got ${end} bytes`);
    if (end > buffer.byteLength) grow(end);
    top = end;
    return address;
  }
  function grow(end: number): void {
    const needed = Math.ceil((end - buffer.byteLength) / PAGE);
    const generous = Math.max(needed, Math.min(256, buffer.byteLength / PAGE));
    try {
      memory.grow(generous);
    } catch {
      try {
        memory.grow(needed);
      } catch (cause) {
        throw new OutOfMemoryError(`wasm: the operands need ${end} bytes, more than the engine grants`, {
          cause,
        });
      }
    }
    buffer = memory.buffer;
  }
  const f64 = (address: number, length: number) => new Float64Array(buffer as ArrayBuffer, address, length);
  return {
    memory,
    shared,
    allocate,
    mark: () => top,
    release: (mark) => {
      top = mark;
    },
    reserve: (bytes) => {
      // operations give their memory back before others begin
      if (top !== floor) throw new Error("wasm: reserve while an operation holds memory");
      const address = allocate(bytes);
      floor = top;
      return address;
    },
    view: (address, length, like) =>
      like === 4 || like instanceof Float32Array
        ? new Float32Array(buffer as ArrayBuffer, address, length)
        : f64(address, length),
    f64,
    i32: (address, length) => new Int32Array(buffer as ArrayBuffer, address, length),
  };
}
