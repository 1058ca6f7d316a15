import {
  type BackendName,
  getBackend,
  matrix,
  setBackend,
  setThreads,
  transpose,
  zeros,
} from "@collapsar/linalg";
import { cast, expDistances, selectRows } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { largestGap, normal, seed } from "../../../linalg/test/shapes.js";
import { radialPair } from "../../src/operations/radial-pair.js";

afterEach(() => setBackend("auto"));

const backend = fc.constantFrom<BackendName>("auto", "js", "wasm");
const power = fc.constantFrom<1 | 2>(1, 2);

describe("radialPair", () => {
  it("gives the kernel and, by central differences along any direction, its derivatives", () => {
    const rows = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), seed, power, backend, (n, d, s, p, name) => {
        setBackend(name);
        const X = normal(s, n, d);
        const kernel = { power: p, scale: -0.3 };
        const { K, D } = radialPair(X, kernel);
        expect(largestGap(K.data, expDistances(X, X, kernel).data)).toBeLessThan(1e-12);
        const along = normal(s + 1, 1, d).data;
        const moved = (step: number) => {
          const data = X.data.map((value, at) => value + step * along[at % d]!);
          return expDistances(matrix(n, d, data), X, kernel).data;
        };
        const [after, before] = [moved(1e-5), moved(-1e-5)];
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let [slope, square] = [0, 0];
            for (let k = 0; k < d; k++) {
              const difference = X.data[i * d + k]! - X.data[j * d + k]!;
              slope += along[k]! * difference;
              square += difference ** 2;
            }
            // at a distance of nothing the first power has a kink, which differences smooth away
            if (square < 0.05 ** 2) continue;
            const seen = (after[i * n + j]! - before[i * n + j]!) / 2e-5;
            expect(Math.abs(D.data[i * n + j]! * slope - seen)).toBeLessThan(1e-6);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is exactly symmetric across tiles, 1 on the diagonal, the same on every backend and number of threads", () => {
    const X = normal(3, 530, 9);
    const [first, ...others] = (["js", "wasm", "wasm", "auto"] as const).map((name, run) => {
      setBackend(name);
      if (run > 0) setThreads(run);
      return radialPair(X, { power: 1, scale: -0.5 });
    });
    for (const { K, D } of [first!, ...others]) {
      expect(largestGap(K.data, transpose(K).data)).toBe(0);
      expect(largestGap(D.data, transpose(D).data)).toBe(0);
      for (let i = 0; i < 530; i++) expect([K.data[i * 531], D.data[i * 531]]).toEqual([1, 0]);
      expect(largestGap(K.data, first!.K.data)).toBeLessThan(1e-13);
      expect(largestGap(D.data, first!.D.data)).toBeLessThan(1e-12);
    }
    expect(others[0]!.K.data).toEqual(others[1]!.K.data);
    expect(getBackend().name).toBe("auto");
  });

  it("takes the derivative of a kink as 0 where rows coincide, and keeps the digits of near rows", () => {
    const X = normal(5, 3, 4);
    const Z = selectRows(X, [0, 1, 2, 0, 2]);
    Z.data[3 * 4]! += 1e-9;
    for (const name of ["js", "wasm"] as const) {
      setBackend(name);
      const { K, D } = radialPair(Z, { power: 1, scale: -1 });
      expect([K.data[2 * 5 + 4], D.data[2 * 5 + 4]]).toEqual([1, 0]);
      expect(D.data[3]! * 1e-9).toBeCloseTo(-1, 6);
    }
  });

  it("takes rows that differ by rounding for coinciding ones", () => {
    for (const [dtype, rounding] of [
      ["f64", 1e-15],
      ["f32", 1e-7],
    ] as const) {
      const rows = selectRows(normal(6, 4, 5), [0, 1, 2, 3, 0, 2, 2]);
      const Z = cast({ ...rows, data: rows.data.map((v, at) => v * (1 + (at < 20 ? 0 : rounding))) }, dtype);
      for (const name of ["js", "wasm"] as const) {
        setBackend(name);
        const { data } = radialPair(Z, { power: 1, scale: -1 }).D;
        expect([data[4 * 7], data[5 * 7 + 2], data[2 * 7 + 6], data[6 * 7 + 5]]).toEqual([0, 0, 0, 0]);
        expect(data.filter((value) => value !== 0).length).toBe(49 - 7 - 8);
        expect(data.every((value) => Math.abs(value) < 10)).toBe(true);
      }
    }
  });

  it("writes into the given matrices, float32 as well", () => {
    const X = cast(normal(7, 20, 3), "f32");
    const out = { K: zeros(20, 20, "f32"), D: zeros(20, 20, "f32") };
    const pair = radialPair(X, { power: 2, scale: -1, out });
    expect([pair.K, pair.D]).toEqual([out.K, out.D]);
    const exact = radialPair(cast(X, "f64"), { power: 2, scale: -1 });
    expect(largestGap(out.K.data, exact.K.data)).toBeLessThan(1e-5);
    expect(largestGap(out.D.data, exact.D.data)).toBeLessThan(1e-5);
  });

  it("refuses another power, shape or type", () => {
    const X = normal(1, 3, 2);
    const out = (n: number, dtype: "f64" | "f32") => ({ K: zeros(n, n, dtype), D: zeros(n, n, dtype) });
    expect(() => radialPair(X, { power: 3 as 1, scale: -1 })).toThrow("power must be 1 or 2, got 3");
    expect(() => radialPair(X, { power: 1, scale: -1, out: out(4, "f64") })).toThrow(
      "radialPair: K must be 3×3, got 4×4",
    );
    expect(() => radialPair(X, { power: 1, scale: -1, out: out(3, "f32") })).toThrow(
      "K must be f64, got f32",
    );
  });
});
