import { execFileSync } from "node:child_process";
import { eigh, getBackend, matmul, pairwiseDistances, setBackend, transpose } from "@collapsar/linalg";
import { failureKind } from "@collapsar/linalg/check";
import { describeBackends, loadNative, NativeUnavailableError } from "@collapsar/linalg/native";
import {
  cast,
  expDistanceSlopes,
  expDistances,
  expDistancesProduct,
  map,
  symmetrise,
} from "@collapsar/linalg/parts";
import { afterEach, describe, expect, it } from "vitest";
import { guard, guardSizes } from "../../src/backends/native/arguments.js";
import { candidates, installHint } from "../../src/backends/native/candidates.js";
import { coreTypeFor } from "../../src/backends/native/core-type.js";
import { loadKoffi } from "../../src/backends/native/koffi.js";
import { openLibrary, probe } from "../../src/backends/native/library.js";
import { bindSymbols } from "../../src/backends/native/symbols.js";

import { largestGap, normal } from "../shapes.js";

const before = { ...process.env };

const has = (() => {
  try {
    return loadNative();
  } catch {
    return null;
  }
})();

afterEach(() => setBackend("auto"));

describe("the core type", () => {
  const flags = (text: string) => new Set(text.split(" "));
  it("follows the CPU's flags", () => {
    const skylake = "avx2 fma avx512f avx512cd avx512dq avx512bw avx512vl";
    expect(coreTypeFor(flags(""))).toBeNull();
    expect(coreTypeFor(flags("sse4_2 avx"))).toBeNull();
    expect(coreTypeFor(flags("avx2 fma"))).toBe("Haswell");
    expect(coreTypeFor(flags(skylake))).toBe("SkylakeX");
    expect(coreTypeFor(flags(`${skylake} avx512_bf16`))).toBe("Cooperlake");
  });
});

describe("finding a library", () => {
  it("has names to try and a hint for each platform", () => {
    for (const platform of ["linux", "darwin", "win32"]) {
      expect(candidates(platform).length).toBeGreaterThan(0);
      expect(installHint(platform)).not.toBe("");
    }
  });

  it("says why a library cannot be opened or lacks symbols", () => {
    const koffi = loadKoffi();
    expect(() => openLibrary(koffi, { blas: "/nonexistent/libblas.so" })).toThrow(/load/i);
    expect(() => probe("/nonexistent/libblas.so")).toThrow(/load/i);
    if (process.platform === "linux") {
      expect(() => openLibrary(koffi, { blas: "libm.so.6" })).toThrow("it lacks the symbols dgemm and sgemm");
      expect(bindSymbols(koffi.load("libm.so.6"), null).missing).toContain("dpotrf");
    }
  });

  // Accelerate lets nobody set its threads
  it.skipIf(has === null || process.platform === "darwin")(
    "makes a lone call with one thread, and has its threads again after it",
    () => {
      const library = openLibrary(loadKoffi(), { blas: has!.describe!().library! });
      const asked = library.threads();
      library.setThreads(2);
      try {
        const several = library.threads();
        expect(library.alone(() => library.threads())).toBe(1);
        expect(library.threads()).toBe(several);
        const fails = () => {
          throw new Error("a fault");
        };
        expect(() => library.alone(fails)).toThrow("a fault");
        expect(library.threads()).toBe(several);
      } finally {
        library.setThreads(asked);
      }
    },
  );

  it("gathers the reasons", () => {
    const error = new NativeUnavailableError(["a: not there", "b: no dgemm"], "apt install it");
    expect(error.message).toBe(
      "loadNative: a BLAS library must be found, got a: not there; b: no dgemm; apt install it",
    );
    expect(failureKind(error)).toBe("input");
  });

  it("finds none where COLLAPSAR_BLAS says so, also after one was found", () => {
    const before = process.env["COLLAPSAR_BLAS"];
    process.env["COLLAPSAR_BLAS"] = "none";
    try {
      expect(() => loadNative()).toThrow("got COLLAPSAR_BLAS=none; unset COLLAPSAR_BLAS");
      const report = describeBackends().find(({ backend }) => backend === "native")!;
      expect(report).toMatchObject({ ok: false, reason: "COLLAPSAR_BLAS=none" });
    } finally {
      if (before === undefined) delete process.env["COLLAPSAR_BLAS"];
      else process.env["COLLAPSAR_BLAS"] = before;
    }
  });
});

describe("calls", () => {
  it("are guarded against sizes that do not fit", () => {
    expect(() => guard("gemm", new Float64Array(3), 4)).toThrow(
      "native gemm: an array must hold 4 entries, got 3",
    );
    expect(() => guardSizes("gemm", 2 ** 31)).toThrow(/below 2³¹, got 2147483648/);
    if (!has) return;
    expect(() =>
      has.gemm!(false, false, 2, 2, 2, 1, new Float64Array(3), new Float64Array(4), 0, new Float64Array(4)),
    ).toThrow(RangeError);
    expect(() => has.syevd!(3, new Float64Array(9), new Float64Array(2), null)).toThrow(RangeError);
  });

  it("the environment is left as it was", () => {
    const name = "OPENBLAS_CORETYPE";
    const childs = execFileSync(process.execPath, ["-p", `String(process.env.${name})`], {
      encoding: "utf8",
    });
    expect(process.env[name]).toBe(before[name]);
    expect(childs.trim()).toBe(String(before[name]));
  });

  it("computes wide distances under auto as js does, exactly symmetric", () => {
    const X = normal(3, 131, 300);
    setBackend("js");
    const expected = [pairwiseDistances(X), expDistances(X, X, { power: 1, scale: -0.1 })];
    setBackend("auto");
    const found = [pairwiseDistances(X), expDistances(X, X, { power: 1, scale: -0.1 })];
    found.forEach((D, i) => {
      expect(largestGap(D.data, expected[i]!.data)).toBeLessThan(1e-12);
      expect(transpose(D)).toEqual(D);
    });
  });

  it.each([
    ["f64", 1e-12],
    ["f32", 1e-4],
  ] as const)(
    "computes radial functions between two sets of rows by strips and by blocks, %s",
    (dtype, bound) => {
      for (const [n, m, d] of [
        [130, 1100, 12],
        [1030, 70, 40],
        [33, 90, 200],
        [40, 1050, 700],
      ] as const) {
        const [X, Z] = [cast(normal(1, n, d), dtype), cast(normal(2, m, d), dtype)];
        Z.data.set(X.data.subarray(0, d));
        const all = () => [
          pairwiseDistances(X, Z),
          expDistances(X, Z, { power: 1, scale: -0.1 }),
          expDistances(X, Z, { power: 2, scale: -0.01 }),
          expDistanceSlopes(X, Z, { power: 1, scale: -0.1 }),
        ];
        setBackend("js");
        const expected = all();
        setBackend("auto");
        all().forEach((D, i) => {
          expect(largestGap(D.data, expected[i]!.data), `${n}×${m}×${d}, ${i}`).toBeLessThan(bound);
          expect(D.data[0]).toBe([0, 1, 1, 0][i]);
        });
      }
    },
  );

  it.each([
    ["f64", 1e-11],
    ["f32", 1e-2],
  ] as const)("multiplies by kernel matrices strip by strip and tile by tile, %s", (dtype, bound) => {
    for (const [n, m, d, c] of [
      [1100, 1100, 20, 3],
      [130, 1100, 12, 1],
      [70, 900, 3, 64],
      [1030, 1030, 20, 65],
      [40, 1050, 300, 2],
    ] as const) {
      const X = cast(normal(1, n, d), dtype);
      const Z = n === m ? X : cast(normal(2, m, d), dtype);
      const V = cast(normal(3, m, c), dtype);
      for (const power of [1, 2] as const) {
        const options = { power, scale: -0.1 / d ** (power / 2) };
        setBackend("js");
        const expected = matmul(expDistances(X, Z, options), V);
        setBackend("auto");
        const got = expDistancesProduct(X, Z, V, options);
        expect(largestGap(got.data, expected.data), `${n}×${m}×${d}×${c}, ${power}`).toBeLessThan(bound);
      }
    }
  });

  it("describes the library", () => {
    if (!has) return;
    expect(has.describe().library).toMatch(/\w/);
    has.setThreads!(2);
    expect(has.threads()).toBeGreaterThan(0);
    expect(loadNative()).toBe(has);
  });
});

describe.runIf(has)("native in force", () => {
  it("leaves what it lacks to wasm, and says so", () => {
    const A = normal(1, 60, 60);
    setBackend("wasm");
    const expected = map(A, "exp");
    setBackend("native");
    expect(getBackend().uses.map((b) => b.name)).toEqual(["native", "wasm", "js"]);
    expect(map(A, "exp")).toEqual(expected);
  });

  it("turns eigenvectors as the other backends do", () => {
    const A = symmetrise(normal(1, 30, 30));
    setBackend("js");
    const expected = eigh(A);
    setBackend("native");
    const found = eigh(A);
    expect(largestGap(found.vectors.data, expected.vectors.data)).toBeLessThan(1e-11);
  });
});
