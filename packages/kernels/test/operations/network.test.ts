import { gram, type Matrix, matmul, randomNormal, seededRandom, setBackend } from "@collapsar/linalg";
import { createWasmBackend } from "@collapsar/linalg/engine";
import { diagonal, rowSquaredNorms } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { dualErf, dualRelu } from "../../src/operations/dual.js";
import { networkBlockSums, networkGrams, type WideNetwork } from "../../src/operations/network.js";

/** A dense layer, then activations each with a dense layer after it, as steps; K⁰ = XXᵀ/d · w + b. */
function deep(X: Matrix, Z: Matrix, activations: readonly ("relu" | "erf")[], w = 1.3, b = 0.2): WideNetwork {
  const own = (A: Matrix) => rowSquaredNorms(A).map((value) => (w * value) / A.cols + b);
  let [a, c] = [own(X), X === Z ? own(X) : own(Z)];
  if (X === Z) c = a;
  const steps = activations.map((activation) => {
    const step = { activation, a, b: c, toK: [0, w, b], toTheta: [0, w, b, 0, w] } as const;
    const next = (values: Float64Array) =>
      values.map((v) =>
        activation === "relu"
          ? (w * v) / 2 + b
          : (w * 2 * Math.atan2(2 * v, Math.sqrt(1 + 4 * v))) / Math.PI + b,
      );
    const same = a === c;
    a = next(a);
    c = same ? a : next(c);
    return step;
  });
  return { alpha: w / X.cols, offset: b, steps, tangent: true };
}

/** The same by one public function after the other. */
function plain(X: Matrix, Z: Matrix, { alpha, offset, steps }: WideNetwork): { K: Matrix; Theta: Matrix } {
  let K = X === Z ? gram(X, { alpha }) : matmul(X, Z, { transposeB: true, alpha });
  K = { ...K, data: Float64Array.from(K.data, (v) => v + offset) };
  let Theta = K;
  for (const { activation, a, b, toK, toTheta } of steps) {
    const { T, dT } = (activation === "relu" ? dualRelu : dualErf)(K, a, b);
    const next = Float64Array.from(T.data, (t) => toK[1] * t + toK[2]);
    const tangent = next.map((k, at) => k + toTheta[4] * dT.data[at]! * Theta.data[at]!);
    K = { ...K, data: next };
    Theta = { ...K, data: tangent };
  }
  return { K, Theta };
}

function gap(A: Matrix, B: Matrix): number {
  let worst = 0;
  for (let at = 0; at < A.data.length; at++) worst = Math.max(worst, Math.abs(A.data[at]! - B.data[at]!));
  return worst;
}

const sizes = fc.integer({ min: 1, max: 45 });
const layers = fc.array(fc.constantFrom("relu" as const, "erf" as const), { maxLength: 3 });

describe.each([
  ["js", "js"],
  ["plain SIMD", createWasmBackend({ core: "simd", threads: 1 })],
  ["relaxed SIMD, threads", createWasmBackend({ core: "relaxed-simd", threads: 3 })],
] as const)("networkGrams on %s", (_, backend) => {
  afterAll(() => setBackend("auto"));

  it("agrees with the layers one by one, off the diagonal", () => {
    setBackend(backend);
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 1, max: 9 }), layers, (n, m, d, activations) => {
        const X = randomNormal(seededRandom(n), n, d);
        const Z = randomNormal(seededRandom(m + 100), m, d);
        const network = deep(X, Z, activations);
        const got = networkGrams(X, Z, network);
        const want = plain(X, Z, network);
        expect(gap(got.K, want.K)).toBeLessThan(1e-12);
        expect(gap(got.Theta!, want.Theta)).toBeLessThan(1e-11);
      }),
      { numRuns: 40 },
    );
  });

  it("is exactly symmetric over equal sides, exact on the diagonal, across tiles", () => {
    setBackend(backend);
    for (const [n, d] of [
      [1, 1],
      [191, 3],
      [192, 2],
      [200, 5],
      [390, 4],
    ] as const) {
      const X = randomNormal(seededRandom(n), n, d);
      const network = deep(X, X, ["relu", "relu"]);
      const { K, Theta } = networkGrams(X, X, network);
      const want = plain(X, { ...X }, network);
      expect(gap(K, want.K)).toBeLessThan(1e-7);
      for (let i = 0; i < n; i += 7) {
        for (let j = 0; j < i; j++) {
          expect(K.data[i * n + j]).toBe(K.data[j * n + i]);
          expect(Theta!.data[i * n + j]).toBe(Theta!.data[j * n + i]);
          expect(Math.abs(K.data[i * n + j]! - want.K.data[i * n + j]!)).toBeLessThan(1e-12);
        }
      }
      const a = network.steps[1]!.a;
      diagonal(K).forEach((value, i) => {
        expect(value).toBeCloseTo((1.3 * a[i]!) / 2 + 0.2, 13);
      });
    }
  });

  it("takes float32, leaves Θ out where it is not wanted, survives zero and parallel rows", () => {
    setBackend(backend);
    const X = randomNormal(seededRandom(3), 60, 4);
    X.data.fill(0, 0, 4);
    X.data.copyWithin(4, 8, 12);
    for (let k = 0; k < 4; k++) X.data[12 + k] = -X.data[16 + k]!;
    const network = { ...deep(X, X, ["relu"], 1, 0), tangent: false };
    const { K, Theta } = networkGrams(X, X, network);
    expect(Theta).toBeNull();
    expect(K.data[0]).toBe(0);
    expect(K.data[60 + 2]).toBeCloseTo(K.data[61]!, 14);
    expect(K.data[3 * 60 + 4]).toBe(0);
    const single = { ...X, data: Float32Array.from(X.data) };
    const rounded = networkGrams(single, single, { ...network, tangent: true });
    expect(rounded.K.data).toBeInstanceOf(Float32Array);
    expect(gap(rounded.K, K)).toBeLessThan(1e-5);
    // Rows 1 and 2 are equal: their angle is zero, not the root of a rounding error.
    expect(rounded.Theta!.data[62]! / K.data[62]!).toBeCloseTo(2, 5);
  });

  it("sums over blocks as the Gram matrices do", () => {
    setBackend(backend);
    for (const starts of [
      [0, 5],
      [0, 1, 2, 60],
      [0, 190, 195, 420],
      [0, 192, 384, 401],
    ]) {
      const n = starts.at(-1)!;
      const X = randomNormal(seededRandom(n), n, 3);
      const network = deep(X, X, ["relu", "erf"]);
      const { K, Theta } = networkGrams(X, X, network);
      const sums = networkBlockSums(X, network, starts);
      const C = starts.length - 1;
      for (let c = 0; c < C; c++) {
        for (let e = 0; e < C; e++) {
          for (const [name, A] of [
            ["K", K],
            ["Theta", Theta!],
          ] as const) {
            let total = 0;
            for (let i = starts[c]!; i < starts[c + 1]!; i++) {
              for (let j = starts[e]!; j < starts[e + 1]!; j++) total += A.data[i * n + j]!;
            }
            expect(Math.abs(sums[name]![c * C + e]! / total - 1)).toBeLessThan(1e-12);
          }
        }
      }
    }
  });
});

describe("networkGrams", () => {
  it("refuses variances of another length and starts that do not rise", () => {
    const X = randomNormal(seededRandom(1), 4, 2);
    const network = deep(X, X, ["relu"]);
    const short = { ...network, steps: [{ ...network.steps[0]!, a: new Float64Array(3) }] };
    expect(() => networkGrams(X, X, short)).toThrow(
      "networkGrams: variances must match 4 and 4 rows, got 3 and 4",
    );
    expect(() => networkBlockSums(X, network, [0, 2, 2, 4])).toThrow(
      "networkBlockSums: starts must rise from 0 to 4",
    );
    expect(() => networkBlockSums(X, network, [0, 2])).toThrow(/starts/);
  });

  it("gives the same bits whatever the number of threads", () => {
    const X = randomNormal(seededRandom(5), 700, 20);
    const network = deep(X, X, ["relu"]);
    const results = [1, 2, 3].map((threads) => {
      setBackend(createWasmBackend({ threads }));
      for (let i = 0; i < 3; i++) networkGrams(X, X, network);
      const K = gram(X);
      const duals = [dualRelu, dualErf].map((dual) => dual(K, diagonal(K), diagonal(K)));
      return { ...networkGrams(X, X, network), sums: networkBlockSums(X, network, [0, 300, 700]), duals };
    });
    setBackend("auto");
    const [{ K, Theta, sums, duals }, ...others] = results as [(typeof results)[0], ...typeof results];
    for (const other of others) {
      expect(other.K.data.every((value, at) => value === K.data[at])).toBe(true);
      expect(other.Theta!.data.every((value, at) => value === Theta!.data[at])).toBe(true);
      expect(other.sums).toEqual(sums);
      duals.forEach(({ T, dT }, at) => {
        expect(other.duals[at]!.T.data.every((value, i) => value === T.data[i])).toBe(true);
        expect(other.duals[at]!.dT.data.every((value, i) => value === dT.data[i])).toBe(true);
      });
    }
  });
});
