import { readFileSync } from "node:fs";
import { fromRows, randomNormal, seededRandom } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dense, erf, nngp, ntk, relu, serial } from "../src/index.js";
import { expectGradient } from "./central-differences.js";

const activations = ["relu", "erf"] as const;

const golden = JSON.parse(readFileSync(new URL("./golden/relu-depth-2.json", import.meta.url), "utf8"));

describe("nngp and ntk", () => {
  it("agree with an independent computation of the ReLU kernels", () => {
    const X = fromRows(golden.X);
    for (const { sigmaW, sigmaB, feature, ntk: tangent } of golden.cases) {
      const options = { activation: "relu", depth: 2, sigmaW, sigmaB } as const;
      for (const [kernel, exact] of [
        [nngp(options), feature],
        [ntk(options), tangent],
      ] as const) {
        kernel.gram(X).data.forEach((value, at) => {
          expect(Math.abs(value / exact.flat()[at] - 1)).toBeLessThan(1e-12);
        });
      }
    }
  });

  it.each(activations)("%s gradients agree with central differences at depths 1 to 4", (activation) => {
    for (const depth of [1, 2, 3, 4]) {
      expectGradient(ntk({ activation, depth, sigmaW: 1.3, sigmaB: 0.4 }));
      expectGradient(ntk({ activation, depth }));
      if (depth > 1) expectGradient(nngp({ activation, depth, sigmaW: 1.3, sigmaB: 0.4 }));
    }
  });

  it.each(activations)("%s: diag is the diagonal of gram, and gram is symmetric", (activation) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 2, max: 5 }),
        (n, d, depth) => {
          const X = randomNormal(seededRandom(n + 10 * d), n, d);
          for (const kernel of [
            nngp({ activation, depth, sigmaB: 0.3 }),
            ntk({ activation, depth, sigmaB: 0.3 }),
          ]) {
            const K = kernel.gram(X);
            const diag = kernel.diag(X);
            for (let i = 0; i < n; i++) {
              expect(K.data[i * n + i]).toBe(diag[i]);
              for (let j = 0; j < n; j++) expect(K.data[i * n + j]).toBe(K.data[j * n + i]);
            }
          }
        },
      ),
    );
  });

  it("is exact at duplicates in another matrix, and survives zero rows and opposite points", () => {
    const X = randomNormal(seededRandom(3), 4, 6);
    X.data.fill(0, 6, 12);
    for (let k = 0; k < 6; k++) X.data[18 + k] = -X.data[k]!;
    const copy = { ...X, data: X.data.slice() };
    const K = ntk({ activation: "relu", depth: 3 }).gram(X, copy);
    const diag = ntk({ activation: "relu", depth: 3 }).diag(X);
    expect(K.data.every(Number.isFinite)).toBe(true);
    for (let i = 0; i < 4; i++) expect(K.data[i * 5]).toBe(diag[i]);
    expect(ntk({ activation: "relu", depth: 3 }).inputGradient(X, copy, K).data.every(Number.isFinite)).toBe(
      true,
    );
  });

  it("K2: with one input, ReLU and no bias, Θ¹ = 2 T(K⁰) entry by entry", () => {
    const X = randomNormal(seededRandom(4), 30, 1);
    const T = nngp({ activation: "relu", depth: 2 }).gram(X);
    const Theta = ntk({ activation: "relu", depth: 2 }).gram(X);
    Theta.data.forEach((value, at) => {
      expect(value).toBeCloseTo(2 * T.data[at]!, 14);
    });
  });

  it("both is nngp and ntk in one pass", () => {
    const net = serial(dense({ sigmaW: 1.2, sigmaB: 0.1 }), relu(), dense(), erf(), dense({ sigmaW: 0.7 }));
    const X = randomNormal(seededRandom(5), 5, 3);
    const Z = randomNormal(seededRandom(6), 4, 3);
    const pair = net.both(X, Z);
    expect(pair.nngp).toEqual(net.nngp.gram(X, Z));
    expect(pair.ntk).toEqual(net.ntk.gram(X, Z));
    expectGradient(net.nngp);
    expectGradient(net.ntk);
  });

  it("float32 inputs stay within 1e-5 of float64", () => {
    const X = scale(randomNormal(seededRandom(7), 20, 8), 2);
    const X32 = { ...X, data: Float32Array.from(X.data) };
    for (const activation of activations) {
      const K = ntk({ activation, depth: 3 }).gram(X);
      const K32 = ntk({ activation, depth: 3 }).gram(X32);
      expect(K32.data).toBeInstanceOf(Float32Array);
      const top = Math.max(...K.data);
      K32.data.forEach((value, at) => {
        expect(Math.abs(value - K.data[at]!)).toBeLessThan(1e-5 * top);
      });
    }
  });

  it("says what is wrong", () => {
    expect(() => nngp({ depth: 1 })).toThrow("nngp: depth must be at least 2");
    expect(() => ntk({ depth: 0 })).toThrow("ntk: depth must be a whole number of at least 1, got 0");
    expect(() => ntk({ depth: 2, sigmaW: -1 })).toThrow("ntk: sigmaW must be zero or positive, got -1");
    expect(() => nngp({ depth: 2, activation: "tanhh" as never })).toThrow(
      "nngp: activation must be one of relu, erf",
    );
    expect(() => serial(relu()).nngp.gram(randomNormal(seededRandom(1), 2, 2))).toThrow(
      "must follow a dense layer",
    );
  });
});
