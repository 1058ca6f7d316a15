// The program of a worker. Its text is sent to workers unchanged (worker.generated.ts, by scripts/build-wasm.mjs), to run
// from a string in Node and from a Blob in pages: it must import nothing but types.
import type { CONTROL } from "./control.js";

type Kernel = (...args: number[]) => number;
type Copy = (to: number, from: number, bytes: number) => unknown;

/** Where everything lies in the block of memory by which the caller and its workers agree. */
export interface Layout {
  readonly control: typeof CONTROL;
  readonly ints: number;
  readonly args: number;
  readonly notes: number;
  readonly slots: number;
  /** Numbers of one slot's notes, and of one carry. */
  readonly note: number;
  readonly words: number;
}

/** Start data of a worker. */
export interface Setup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Address of the block. */
  readonly control: number;
  /** Address of this worker's own scratch. */
  readonly scratch: number;
  readonly number: number;
  /** The file of koffi; null where there is none. */
  readonly koffi: string | null;
  readonly layout: Layout;
}

/**
 * Copies what is noted for a slot, computes, and copies the results: what a thread does that carries its own numbers.
 *
 * @param base - the place of linear memory in the process
 */
export function around(
  copy: Copy,
  base: number,
  notes: Float64Array,
  slot: number,
  { note, words }: Pick<Layout, "note" | "words">,
  compute: () => void,
): void {
  let at = slot * note + 2;
  const go = (count: number, into: boolean): void => {
    for (const end = at + words * count; at < end; at += words) {
      for (let i = 0; i < notes[at + 2]!; i++) {
        const outside = notes[at]! + i * notes[at + 1]!;
        const inside = base + notes[at + 4]! + i * notes[at + 5]!;
        if (into) copy(inside, outside, notes[at + 3]!);
        else copy(outside, inside, notes[at + 3]!);
      }
    }
  };
  go(notes[slot * note]!, true);
  compute();
  go(notes[slot * note + 1]!, false);
}

/** The used part of koffi. */
interface Koffi {
  load(file: null): { func(name: string, result: string, parameters: readonly string[]): Copy };
  address(data: Uint8Array): number | bigint;
}

/** How a worker loads koffi; pages have no such thing. */
export type Load = (file: string | null) => Koffi;

/**
 * The C library's memcpy and the place of a memory, for a thread that carries its own numbers; null where there is
 * none.
 */
function memcpyFor(
  load: Load | undefined,
  file: string | null,
  memory: WebAssembly.Memory,
): { copy: Copy; base: number } | null {
  try {
    const koffi = load!(file);
    const copy = koffi.load(null).func("memcpy", "uintptr_t", ["uintptr_t", "uintptr_t", "size_t"]);
    return { copy, base: Number(koffi.address(new Uint8Array(memory.buffer))) };
  } catch {
    return null;
  }
}

/**
 * Waits for jobs for ever: takes their tasks by an atomic ticket until none is left, and sleeps in Atomics.wait; a
 * short spin before sleeping bridges the gaps between the steps of a factorisation.
 */
export function serve(setup: Setup, load?: Load): void {
  const { module, memory, control, scratch, number, koffi, layout } = setup;
  const at = layout.control;
  const abort = () => {
    throw new Error("kernel aborted");
  };
  const env = { memory, abort, sin: Math.sin, cos: Math.cos };
  const kernels = new WebAssembly.Instance(module, { env }).exports as Record<string, Kernel>;
  kernels["setScratch"]!(scratch);
  const names = Object.keys(kernels).sort();
  const c = new Int32Array(memory.buffer, control, layout.ints);
  const numbers = new Float64Array(memory.buffer, control + layout.ints * 4, layout.args);
  const notes = new Float64Array(memory.buffer, control + layout.ints * 4 + layout.args * 8, layout.notes);
  let foreign: ReturnType<typeof memcpyFor> | undefined;

  function tasks(kernel: Kernel, args: readonly number[]): void {
    const count = c[at.count]!;
    for (let task = Atomics.add(c, at.next, 1); task < count; task = Atomics.add(c, at.next, 1)) {
      kernel(task, ...args);
    }
  }
  function stream(kernel: Kernel, args: readonly number[], state: number): void {
    const total = c[at.total]!;
    const carried = c[at.carried] === 1;
    const stride = c[at.stride]!;
    if (carried && foreign === undefined) foreign = memcpyFor(load, koffi, memory);
    if (carried && !foreign) return;
    while (Atomics.load(c, at.state) === state) {
      const piece = Atomics.load(c, at.next);
      if (piece >= total) return;
      if (piece >= Atomics.load(c, at.count)) continue;
      if (Atomics.compareExchange(c, at.next, piece, piece + 1) !== piece) continue;
      const slot = piece % layout.slots;
      const area = stride > 0 ? number + 1 : slot;
      if (carried && foreign) {
        around(foreign.copy, foreign.base + stride * area, notes, slot, layout, () => kernel(area, ...args));
      } else kernel(slot, ...args);
      Atomics.store(c, at.done + slot, piece + 1);
    }
  }
  function work(state: number): void {
    const kernel = kernels[names[c[at.kernel]!]!]!;
    const args = Array.from(numbers.subarray(0, c[at.argc]));
    try {
      if (c[at.mode] === 1) stream(kernel, args, state);
      else tasks(kernel, args);
    } catch {
      Atomics.store(c, at.failed, 1);
    }
  }
  Atomics.add(c, at.ready, 1);
  for (;;) {
    const state = Atomics.load(c, at.state);
    if (state & 1) {
      Atomics.add(c, at.active, 1);
      if (Atomics.load(c, at.state) === state && number < c[at.limit]!) work(state);
      if (Atomics.sub(c, at.active, 1) === 1) Atomics.notify(c, at.active);
    }
    let spins = 4000;
    while (spins-- > 0 && Atomics.load(c, at.state) === state);
    if (spins < 0) Atomics.wait(c, at.state, state);
  }
}
