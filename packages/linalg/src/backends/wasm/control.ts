import { AROUND_SOURCE, NOTES } from "./carry.js";
import { SLOTS } from "./slots.js";

/** Words of the control block in shared memory, by which the caller and its workers agree on what to do. */
export const CONTROL = {
  /** Number of the job; odd while the job is open. */
  state: 0,
  /** Workers that are inside the open job. */
  active: 1,
  /** Next task, and the number of tasks (mode tasks) or of filled pieces (mode stream). */
  next: 2,
  count: 3,
  /** Index of the kernel and number of its arguments. */
  kernel: 4,
  argc: 5,
  /** 0 tasks, 1 stream. */
  mode: 6,
  /** Tasks in the whole stream. */
  total: 7,
  /** Set when a kernel trapped. */
  failed: 8,
  /** Workers that have started. */
  ready: 9,
  /** Workers of a lower number than this take part. */
  limit: 10,
  /** 1 where whoever computes a piece carries its numbers as well, by the slot's notes. */
  carried: 11,
  /** Bytes from one thread's own area to the next where a carried piece is computed there, 0 where in its slot. */
  stride: 12,
  /** done[slot] = piece + 1 once the piece in that slot is computed. */
  done: 16,
} as const;

export const CONTROL_INTS = 32;
export const MAX_ARGS = 24;
/** Bytes of the whole block: the words, the arguments, the notes of what is to be carried. */
export const CONTROL_BYTES = CONTROL_INTS * 4 + MAX_ARGS * 8 + NOTES * 8;

/**
 * What a worker runs, as plain text: it must work from a string in Node and from a Blob in browsers.
 * It waits for a job, takes tasks by an atomic ticket until none is left, and sleeps in Atomics.wait; a short
 * spin before sleeping bridges the gaps between the steps of a factorisation.
 */
export const WORKER_SOURCE = `
"use strict";
${AROUND_SOURCE}
function serve({ module, memory, control, scratch, number, koffi }) {
  const abort = () => { throw new Error("kernel aborted"); };
  const env = { memory, abort, sin: Math.sin, cos: Math.cos };
  const kernels = new WebAssembly.Instance(module, { env }).exports;
  kernels.setScratch(scratch);
  const names = Object.keys(kernels).sort();
  const c = new Int32Array(memory.buffer, control, ${CONTROL_INTS});
  const numbers = new Float64Array(memory.buffer, control + ${CONTROL_INTS * 4}, ${MAX_ARGS});
  const notes = new Float64Array(memory.buffer, control + ${CONTROL_INTS * 4 + MAX_ARGS * 8}, ${NOTES});
  let copy, base;
  function canCarry() {
    if (copy !== undefined) return copy !== null;
    try {
      const native = require(koffi);
      const memcpy = native.load(null).func("memcpy", "uintptr_t", ["uintptr_t", "uintptr_t", "size_t"]);
      base = Number(native.address(new Uint8Array(memory.buffer)));
      copy = memcpy;
    } catch {
      copy = null;
    }
    return copy !== null;
  }
  function tasks(kernel, args) {
    const count = c[${CONTROL.count}];
    for (let t; (t = Atomics.add(c, ${CONTROL.next}, 1)) < count; ) kernel(t, ...args);
  }
  function stream(kernel, args, state) {
    const total = c[${CONTROL.total}];
    const carried = c[${CONTROL.carried}] === 1;
    const stride = c[${CONTROL.stride}];
    if (carried && !canCarry()) return;
    while (Atomics.load(c, ${CONTROL.state}) === state) {
      const t = Atomics.load(c, ${CONTROL.next});
      if (t >= total) return;
      if (t >= Atomics.load(c, ${CONTROL.count})) continue;
      if (Atomics.compareExchange(c, ${CONTROL.next}, t, t + 1) !== t) continue;
      const slot = t % ${SLOTS};
      const area = stride > 0 ? number + 1 : slot;
      if (carried) around(notes, base + stride * area, copy, slot, () => kernel(area, ...args));
      else kernel(slot, ...args);
      Atomics.store(c, ${CONTROL.done} + (t % ${SLOTS}), t + 1);
    }
  }
  function work(state) {
    const kernel = kernels[names[c[${CONTROL.kernel}]]];
    const args = Array.from(numbers.subarray(0, c[${CONTROL.argc}]));
    try {
      if (c[${CONTROL.mode}] === 1) stream(kernel, args, state);
      else tasks(kernel, args);
    } catch {
      Atomics.store(c, ${CONTROL.failed}, 1);
    }
  }
  Atomics.add(c, ${CONTROL.ready}, 1);
  for (;;) {
    const state = Atomics.load(c, ${CONTROL.state});
    if (state & 1) {
      Atomics.add(c, ${CONTROL.active}, 1);
      if (Atomics.load(c, ${CONTROL.state}) === state && number < c[${CONTROL.limit}]) work(state);
      if (Atomics.sub(c, ${CONTROL.active}, 1) === 1) Atomics.notify(c, ${CONTROL.active});
    }
    let spins = 4000;
    while (spins-- > 0 && Atomics.load(c, ${CONTROL.state}) === state);
    if (spins < 0) Atomics.wait(c, ${CONTROL.state}, state);
  }
}
`;
