import { OutOfMemoryError } from "@collapsar/linalg/check";

/** Blocks start on cache lines. */
const LINE = 64;
const PAGE = 65536;
/** Blocks up to here come from lists of one size each, which are never merged. */
const SMALL = 2048;
/** Least growth: what is not touched costs nothing. */
const GROWTH = 16 * 2 ** 20;
/** The last page is left out, so that no address behind a block wraps around to 0. */
const LIMIT = 65535 * PAGE;

/** The memory has no room left; the caller does without it. */
export class HeapFullError extends OutOfMemoryError {
  override readonly name = "HeapFullError";

  constructor(bytes: number) {
    super(`collapsar: ${bytes} more bytes must fit in 4 GiB of tensors`);
  }
}

/**
 * Places for arrays in a WebAssembly memory. What is freed is used again, so that a training's pages are touched
 * once.
 */
export interface Heap {
  /** Address of at least `bytes` bytes with what was there before. Views made before may be detached. */
  allocate(bytes: number): number;
  free(address: number): void;
  floats(address: number, length: number): Float32Array;
  ints(address: number, length: number): Int32Array;
  /** Whether an array is a view of this memory. */
  holds(array: ArrayBufferView): boolean;
  /** Bytes in allocated blocks. */
  used(): number;
}

/**
 * Best fit over free blocks that merge with their neighbours; small blocks, of which there are many, from lists by
 * size.
 *
 * @param base - first address that may be used
 */
export function createHeap(memory: WebAssembly.Memory, base: number): Heap {
  const sizes = new Map<number, number>();
  const freeByStart = new Map<number, number>();
  const freeByEnd = new Map<number, number>();
  const small: number[][] = Array.from({ length: SMALL / LINE + 1 }, () => []);
  let used = 0;

  function addFree(start: number, bytes: number): void {
    let [from, to] = [start, start + bytes];
    const before = freeByEnd.get(from);
    if (before !== undefined) {
      freeByStart.delete(before);
      freeByEnd.delete(from);
      from = before;
    }
    const behind = freeByStart.get(to);
    if (behind !== undefined) {
      freeByStart.delete(to);
      to += behind;
    }
    freeByStart.set(from, to - from);
    freeByEnd.set(to, from);
  }

  function bestFit(bytes: number): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [start, size] of freeByStart) {
      if (size >= bytes && size < least) [best, least] = [start, size];
    }
    return best;
  }

  function grow(bytes: number): void {
    const end = memory.buffer.byteLength;
    const trailing = end - (freeByEnd.get(end) ?? end);
    const needed = Math.ceil((bytes - trailing) / PAGE) * PAGE;
    for (const growth of [Math.max(needed, GROWTH), needed]) {
      if (end + growth > LIMIT) continue;
      try {
        memory.grow(growth / PAGE);
      } catch {
        continue;
      }
      addFree(end, growth);
      return;
    }
    throw new HeapFullError(bytes);
  }

  function take(bytes: number): number {
    if (bestFit(bytes) === undefined) grow(bytes);
    const start = bestFit(bytes)!;
    const size = freeByStart.get(start)!;
    freeByStart.delete(start);
    freeByEnd.delete(start + size);
    if (size > bytes) addFree(start + bytes, size - bytes);
    return start;
  }

  function takeSmall(bytes: number): number {
    const list = small[bytes / LINE]!;
    if (list.length === 0) {
      const chunk = take(PAGE);
      for (let at = chunk + PAGE - bytes; at >= chunk; at -= bytes) list.push(at);
    }
    return list.pop()!;
  }

  addFree(Math.ceil(base / LINE) * LINE, memory.buffer.byteLength - Math.ceil(base / LINE) * LINE);
  return {
    allocate(wanted) {
      const bytes = Math.max(1, Math.ceil(wanted / LINE)) * LINE;
      const address = bytes <= SMALL ? takeSmall(bytes) : take(bytes);
      sizes.set(address, bytes);
      used += bytes;
      return address;
    },
    free(address) {
      const bytes = sizes.get(address)!;
      sizes.delete(address);
      used -= bytes;
      if (bytes <= SMALL) small[bytes / LINE]!.push(address);
      else addFree(address, bytes);
    },
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    ints: (address, length) => new Int32Array(memory.buffer, address, length),
    holds: (array) => array.buffer === memory.buffer,
    used: () => used,
  };
}
