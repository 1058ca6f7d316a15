import { type Backend, getBackend, identity, matmul, setBackend, setThreads } from "@collapsar/linalg";
import { backendFor, chooseBackend } from "@collapsar/linalg/parts";
import { afterEach, describe, expect, it } from "vitest";

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

describe("backendFor", () => {
  it("tells who computes, as things stand", () => {
    expect(backendFor("gemm", 8)).toBe("js");
    expect(["native", "wasm"]).toContain(backendFor("gemm", 1e9));
    expect(backendFor("map", 1e6)).toBe("wasm");
    setBackend("js");
    expect(backendFor("gemm", 1e9)).toBe("js");
    setBackend("wasm");
    expect(backendFor("gemm", 8, "f32")).toBe("wasm");
  });

  it("refuses what is no operation, size or type", () => {
    expect(() => backendFor("svd" as never, 1)).toThrow(/operation must be one of .*, got "svd"/);
    expect(() => chooseBackend("svd" as never, 1)).toThrow(/operation must be one of .*, got "svd"/);
    expect(() => backendFor("gemm", -1)).toThrow("backendFor: size must be zero or positive, got -1");
    expect(() => backendFor("gemm", 1, "f16" as never)).toThrow(/dtype must be one of f64, f32/);
  });
});
