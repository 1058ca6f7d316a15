import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { foreignCopies } from "../../src/backends/native/foreign-copies.js";
import { loadKoffi } from "../../src/backends/native/koffi.js";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import { type Foreign, setForeign } from "../../src/engine/foreign.js";
import { noise } from "./noise.js";
import { everyOperation } from "./operations.js";

/** Names of the results that differ in any bit. */
function differing(a: Record<string, Float64Array>, b: Record<string, Float64Array>): string[] {
  const bytes = (x: Float64Array) => Buffer.from(x.buffer, x.byteOffset, x.byteLength);
  return Object.keys(a).filter((name) => !bytes(a[name]!).equals(bytes(b[name]!)));
}

describe("threads", () => {
  it("give the same bits whatever their number, without shared memory too", async () => {
    const one = everyOperation(createWasmBackend({ threads: 1 }));
    const many = createWasmBackend({ threads: 4 });
    everyOperation(many);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let repeat = 0; repeat < 3; repeat++) expect(differing(everyOperation(many), one)).toEqual([]);
    many.setThreads!(2);
    expect(differing(everyOperation(many), one)).toEqual([]);
    const alone = createWasmBackend({ shared: false });
    expect(alone.threads()).toBe(1);
    expect(differing(everyOperation(alone), one)).toEqual([]);
  });

  it("give the same bits where they carry the numbers themselves", async () => {
    const one = everyOperation(createWasmBackend({ threads: 1 }));
    const copies = foreignCopies(loadKoffi())!;
    let calls = 0;
    const counted: Foreign = {
      ...copies,
      copy(to, from, bytes) {
        calls++;
        copies.copy(to, from, bytes);
      },
    };
    const before = setForeign(counted);
    try {
      for (const threads of [2, 20]) {
        const many = createWasmBackend({ threads });
        everyOperation(many);
        await new Promise((resolve) => setTimeout(resolve, 400));
        for (let repeat = 0; repeat < 3; repeat++) expect(differing(everyOperation(many), one)).toEqual([]);
        const x = noise(400_001, 3);
        const y = x.map((value) => Math.exp(-value));
        many.map!("exp", -1, x, x);
        expect(x.every((value, i) => Math.abs(value - y[i]!) <= 1e-15)).toBe(true);
        const [A, C, D] = [noise(640 * 640, 4), new Float64Array(640 * 640), new Float64Array(640 * 640)];
        many.gemm!(false, true, 640, 640, 640, 1, A, A, 0, C);
        setForeign(null);
        many.gemm!(false, true, 640, 640, 640, 1, A, A, 0, D);
        setForeign(counted);
        expect(differing({ C }, { C: D })).toEqual([]);
      }
    } finally {
      setForeign(before);
    }
    expect(calls).toBeGreaterThan(0);
  });

  it("say how many they are and cannot be fewer than one", () => {
    const wasm = createWasmBackend({ threads: 3 });
    expect(wasm.describe()).toMatchObject({ name: "wasm", threads: 3 });
    wasm.setThreads!(0);
    expect(wasm.threads()).toBe(1);
  });

  it("survive thousands of small jobs in a row", () => {
    const wasm = createWasmBackend({ threads: 3 });
    const n = 96;
    const [A, C, D] = [noise(n * n, 1), new Float64Array(n * n), new Float64Array(n * n)];
    wasm.gemm!(false, false, n, n, n, 1, A, A, 0, C);
    for (let i = 0; i < 2000; i++) wasm.gemm!(false, false, n, n, n, 1, A, A, 0, D);
    expect(D).toEqual(C);
  });

  it("work in several threads of a program at once, rest when idle, and let the program end", async () => {
    const program = fileURLToPath(new URL("./threads-program.ts", import.meta.url));
    const options = ["--import", "tsx", "--conditions=@collapsar/source", program];
    const { stdout } = await promisify(execFile)(process.execPath, options, { timeout: 50_000 });
    const { all, idle } = JSON.parse(stdout) as { all: number[][]; idle: number };
    expect(all).toHaveLength(3);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    expect(idle).toBeLessThan(150);
  });
});
