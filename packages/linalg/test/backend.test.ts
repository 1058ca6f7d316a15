import {
  type Backend,
  chooseBackend,
  getBackend,
  identity,
  matmul,
  setBackend,
  setThreads,
} from "@collapsar/linalg";
import { afterEach, describe, expect, it } from "vitest";
import { normal } from "./shapes.js";

afterEach(() => setBackend("auto"));

describe("setBackend", () => {
  it("forces one by name, and says so", () => {
    setBackend("js");
    expect(getBackend().name).toBe("js");
    expect(getBackend().uses.map((b) => b.name)).toEqual(["js"]);
    setBackend("auto");
    expect(getBackend().name).toBe("auto");
    expect(getBackend().uses.at(-1)!.name).toBe("js");
  });

  it("refuses unknown names and threads", () => {
    expect(() => setBackend("cuda" as never)).toThrow(
      'setBackend: name must be one of auto, native, wasm, js, got "cuda"',
    );
    expect(() => setThreads(0)).toThrow("setThreads: threads must be a whole number of at least 1, got 0");
  });

  it("takes a backend object; what it lacks, js computes", () => {
    let calls = 0;
    const counting: Backend = {
      name: "wasm",
      threads: () => 1,
      describe: () => ({ name: "wasm", threads: 1 }),
      supports: (_, dtype) => dtype === "f64",
      gemm: (...args) => {
        calls++;
        (args[9] as Float64Array).fill(7);
      },
    };
    setBackend(counting);
    expect(matmul(identity(2), identity(2)).data[0]).toBe(7);
    expect(matmul(identity(2, "f32"), identity(2, "f32")).data[0]).toBe(1);
    expect(calls).toBe(1);
  });
});

describe("chooseBackend", () => {
  it("keeps tiny work in js and gives large work to native, then wasm", () => {
    expect(chooseBackend("gemm", 1000)).toEqual(["js"]);
    expect(chooseBackend("gemm", 1024 ** 3)).toEqual(["native", "wasm", "js"]);
    expect(chooseBackend("map", 1e6)).toEqual(["wasm", "js"]);
    expect(chooseBackend("syevd", 1)).toEqual(["js"]);
  });
});

describe("auto", () => {
  it("multiplies two 2 × 2 matrices with little more than a loop costs", () => {
    const A = normal(1, 2, 2);
    const plain = () => {
      const C = new Float64Array(4);
      for (let i = 0; i < 2; i++) {
        for (let j = 0; j < 2; j++) {
          for (let k = 0; k < 2; k++) C[i * 2 + j]! += A.data[i * 2 + k]! * A.data[k * 2 + j]!;
        }
      }
      return C;
    };
    const time = (f: () => unknown) => {
      const start = performance.now();
      for (let i = 0; i < 50_000; i++) f();
      return performance.now() - start;
    };
    const ratios = Array.from({ length: 9 }, () => time(() => matmul(A, A)) / time(plain)).sort(
      (a, b) => a - b,
    );
    expect(ratios[2]).toBeLessThan(10);
  });
});
