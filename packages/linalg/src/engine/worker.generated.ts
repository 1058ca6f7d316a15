// Made by scripts/build-wasm.mjs from serve.ts; do not edit.

export const WORKER_SOURCE: string = `"use strict";
function around(copy, base, notes, slot, { note, words }, compute) {
    let at = slot * note + 2;
    const go = (count, into) => {
        for (const end = at + words * count; at < end; at += words) {
            for (let i = 0; i < notes[at + 2]; i++) {
                const outside = notes[at] + i * notes[at + 1];
                const inside = base + notes[at + 4] + i * notes[at + 5];
                if (into)
                    copy(inside, outside, notes[at + 3]);
                else
                    copy(outside, inside, notes[at + 3]);
            }
        }
    };
    go(notes[slot * note], true);
    compute();
    go(notes[slot * note + 1], false);
}
function memcpyFor(load, file, memory) {
    try {
        const koffi = load(file);
        const copy = koffi.load(null).func("memcpy", "uintptr_t", ["uintptr_t", "uintptr_t", "size_t"]);
        return { copy, base: Number(koffi.address(new Uint8Array(memory.buffer))) };
    }
    catch {
        return null;
    }
}
function serve(setup, load) {
    const { module, memory, control, scratch, number, koffi, layout } = setup;
    const at = layout.control;
    const abort = () => {
        throw new Error("kernel aborted");
    };
    const env = { memory, abort, sin: Math.sin, cos: Math.cos };
    const kernels = new WebAssembly.Instance(module, { env }).exports;
    kernels["setScratch"](scratch);
    const names = Object.keys(kernels).sort();
    const c = new Int32Array(memory.buffer, control, layout.ints);
    const numbers = new Float64Array(memory.buffer, control + layout.ints * 4, layout.args);
    const notes = new Float64Array(memory.buffer, control + layout.ints * 4 + layout.args * 8, layout.notes);
    let foreign;
    function tasks(kernel, args) {
        const count = c[at.count];
        for (let task = Atomics.add(c, at.next, 1); task < count; task = Atomics.add(c, at.next, 1)) {
            kernel(task, ...args);
        }
    }
    function stream(kernel, args, state) {
        const total = c[at.total];
        const carried = c[at.carried] === 1;
        const stride = c[at.stride];
        if (carried && foreign === undefined)
            foreign = memcpyFor(load, koffi, memory);
        if (carried && !foreign)
            return;
        while (Atomics.load(c, at.state) === state) {
            const piece = Atomics.load(c, at.next);
            if (piece >= total)
                return;
            if (piece >= Atomics.load(c, at.count))
                continue;
            if (Atomics.compareExchange(c, at.next, piece, piece + 1) !== piece)
                continue;
            const slot = piece % layout.slots;
            const area = stride > 0 ? number + 1 : slot;
            if (carried && foreign) {
                around(foreign.copy, foreign.base + stride * area, notes, slot, layout, () => kernel(area, ...args));
            }
            else
                kernel(slot, ...args);
            Atomics.store(c, at.done + slot, piece + 1);
        }
    }
    function work(state) {
        const kernel = kernels[names[c[at.kernel]]];
        const args = Array.from(numbers.subarray(0, c[at.argc]));
        try {
            if (c[at.mode] === 1)
                stream(kernel, args, state);
            else
                tasks(kernel, args);
        }
        catch {
            Atomics.store(c, at.failed, 1);
        }
    }
    Atomics.add(c, at.ready, 1);
    for (;;) {
        const state = Atomics.load(c, at.state);
        if (state & 1) {
            Atomics.add(c, at.active, 1);
            if (Atomics.load(c, at.state) === state && number < c[at.limit])
                work(state);
            if (Atomics.sub(c, at.active, 1) === 1)
                Atomics.notify(c, at.active);
        }
        let spins = 4000;
        while (spins-- > 0 && Atomics.load(c, at.state) === state)
            ;
        if (spins < 0)
            Atomics.wait(c, at.state, state);
    }
}
`;
