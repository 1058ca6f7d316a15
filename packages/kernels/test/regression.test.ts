import {
  eigh,
  identity,
  type Matrix,
  matmul,
  matrix,
  randomNormal,
  seededRandom,
  solve,
  transpose,
} from "@collapsar/linalg";
import { addDiagonal, selectRows, subtract, vstack } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dense,
  erf,
  gaussian,
  gaussianProcess,
  gradientFlow,
  infiniteEnsemble,
  kernelRegression,
  laplace,
  linear,
  ntk,
  relu,
  serial,
} from "../src/index.js";
import { SingularGramError } from "../src/parts.js";

function expectClose(A: Matrix, B: Matrix, tolerance: number): void {
  expect([A.rows, A.cols]).toEqual([B.rows, B.cols]);
  const size = Math.max(1, ...B.data.map(Math.abs));
  A.data.forEach((value, at) => {
    expect(Math.abs(value - B.data[at]!)).toBeLessThan(tolerance * size);
  });
}

function data(n: number, d: number, outputs: number, seed: number): { X: Matrix; Y: Matrix; Z: Matrix } {
  const rng = seededRandom(seed);
  return { X: randomNormal(rng, n, d), Y: randomNormal(rng, n, outputs), Z: randomNormal(rng, 4, d) };
}

const others = (n: number, i: number): number[] =>
  Array.from({ length: n }, (_, k) => k).filter((k) => k !== i);

describe("kernelRegression", () => {
  it("solves its system for many right-hand sides and leaves one out exactly", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (n, d, outputs) => {
          const { X, Y, Z } = data(n, d, outputs, n + 10 * d);
          const kernel = laplace({ bandwidth: 2 });
          const model = kernelRegression(X, Y, { kernel, ridge: 0.1 });
          const alpha = solve(addDiagonal(kernel.gram(X), 0.1), Y);
          expectClose(model.predict(Z), matmul(kernel.gram(Z, X), alpha), 1e-11);
          const loo = model.leaveOneOut();
          for (let i = 0; i < n; i++) {
            const rest = kernelRegression(selectRows(X, others(n, i)), selectRows(Y, others(n, i)), {
              kernel,
              ridge: 0.1,
            });
            expectClose(rest.predict(selectRows(X, [i])), selectRows(loo, [i]), 1e-10);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("interpolates without ridge", () => {
    const { X, Y } = data(12, 3, 2, 1);
    expectClose(kernelRegression(X, Y, { kernel: ntk({ depth: 3 }) }).predict(X), Y, 1e-8);
  });

  it("names the condition and the repeated rows of a singular Gram matrix", () => {
    const { X, Y } = data(6, 2, 1, 2);
    X.data.copyWithin(8, 0, 2);
    const run = () => kernelRegression(X, Y, { kernel: laplace() });
    expect(run).toThrow(SingularGramError);
    expect(run).toThrow(
      /kernelRegression: the Gram matrix plus ridge must be invertible, got condition number .* and repeated rows 0 = 4;/,
    );
    expect(() => kernelRegression(X, Y, { kernel: laplace(), ridge: 1e-3 })).not.toThrow();
    expect(() => kernelRegression(X, Y, { kernel: linear() })).toThrow("condition number");
  });

  it("refuses wrong shapes and a negative ridge", () => {
    const { X, Y, Z } = data(5, 2, 1, 3);
    expect(() => kernelRegression(X, Z, { kernel: gaussian() })).toThrow(
      "Y must have 5 rows and a column, got 4×2",
    );
    expect(() => kernelRegression(X, Y, { kernel: gaussian(), ridge: -1 })).toThrow(
      "ridge must be zero or positive, got -1",
    );
    expect(() => kernelRegression(matrix(0, 2, []), matrix(0, 1, []), { kernel: gaussian() })).toThrow(
      "X must have rows",
    );
  });
});

describe("gaussianProcess", () => {
  it("conditions the joint normal distribution", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 3 }), (n, outputs) => {
        const { X, Y, Z } = data(n, 2, outputs, n);
        const kernel = gaussian({ bandwidth: 1.5 });
        const gp = gaussianProcess(X, Y, { kernel, noise: 0.2 });
        const C = addDiagonal(kernel.gram(X), 0.2);
        const cross = kernel.gram(Z, X);
        expectClose(gp.mean(Z), matmul(cross, solve(C, Y)), 1e-11);
        const covariance = subtract(kernel.gram(Z), matmul(cross, solve(C, transpose(cross))));
        expectClose(gp.covariance(Z), covariance, 1e-11);
        gp.variance(Z).forEach((value, i) => {
          expect(value).toBeCloseTo(covariance.data[i * 5]!, 11);
        });
        const { values, vectors } = eigh(C);
        const coordinates = matmul(vectors, Y, { transposeA: true });
        let density = 0;
        for (let i = 0; i < n; i++) {
          for (let c = 0; c < outputs; c++) {
            density -=
              (Math.log(2 * Math.PI * values[i]!) + coordinates.data[i * outputs + c]! ** 2 / values[i]!) / 2;
          }
        }
        expect(gp.logEvidence).toBeCloseTo(density, 9);
      }),
      { numRuns: 15 },
    );
  });

  it("leaves one out as a fit without that sample", () => {
    const { X, Y } = data(7, 2, 2, 4);
    const options = { kernel: gaussian(), noise: 0.1 };
    const loo = gaussianProcess(X, Y, options).leaveOneOut();
    let total = 0;
    for (let i = 0; i < 7; i++) {
      const [x, y] = [selectRows(X, [i]), selectRows(Y, [i])];
      const rest = gaussianProcess(selectRows(X, others(7, i)), selectRows(Y, others(7, i)), options);
      const whole = gaussianProcess(
        vstack([selectRows(X, others(7, i)), x]),
        vstack([selectRows(Y, others(7, i)), y]),
        options,
      );
      expectClose(selectRows(loo.mean, [i]), rest.mean(x), 1e-10);
      expect(loo.variance[i]).toBeCloseTo(rest.variance(x)[0]! + 0.1, 10);
      total += whole.logEvidence - rest.logEvidence;
    }
    expect(loo.logLikelihood).toBeCloseTo(total, 9);
  });
});

describe("gradientFlow", () => {
  const { X, Y, Z } = data(9, 2, 2, 5);
  const kernel = laplace({ bandwidth: 1.3 });
  const flow = gradientFlow(X, Y, { kernel, learningRate: 0.3 });

  it("starts at zero, ends at the interpolant and obeys ḟ = −ηK(f − Y) on the way", () => {
    expectClose(flow.predict(Z, 0), matrix(4, 2, new Float64Array(8)), 1e-15);
    expectClose(
      flow.predict(Z, Number.POSITIVE_INFINITY),
      kernelRegression(X, Y, { kernel }).predict(Z),
      1e-10,
    );
    const h = 1e-4;
    for (const t of [0.5, 3]) {
      const slope = subtract(flow.predict(Z, t + h), flow.predict(Z, t - h)).data.map(
        (value) => value / (2 * h),
      );
      const force = matmul(kernel.gram(Z, X), subtract(Y, flow.fitted(t)), { alpha: 0.3 });
      expectClose({ rows: 4, cols: 2, data: slope }, force, 1e-7);
    }
  });

  it("refuses a negative time, and infinite time with repeated rows", () => {
    expect(() => flow.predict(Z, -1)).toThrow("gradientFlow: time must be zero or positive, got -1");
    const twice = gradientFlow(vstack([X, X]), vstack([Y, Y]), { kernel });
    expect(() => twice.predict(Z, Number.POSITIVE_INFINITY)).toThrow("repeated rows 0 = 9");
    expect(twice.predict(Z, 5).data.every(Number.isFinite)).toBe(true);
    expectClose(twice.predict(Z, 5), gradientFlow(X, Y, { kernel, learningRate: 2 }).predict(Z, 5), 1e-10);
  });
});

describe("infiniteEnsemble", () => {
  const net = serial(dense(), erf(), dense(), relu(), dense());

  it("nngp: prior at time zero, the Gaussian process posterior at the end", () => {
    const { X, Y, Z } = data(8, 3, 2, 6);
    const ensemble = infiniteEnsemble(net, X, Y, { ridge: 0.05 });
    for (const kind of ["nngp", "ntk"] as const) {
      const start = ensemble.predict(Z, { kind, time: 0 });
      expectClose(start.covariance, net.nngp.gram(Z), 1e-12);
      expect(Math.max(...start.mean.data.map(Math.abs))).toBe(0);
    }
    const end = ensemble.predict(Z, { kind: "nngp", time: Number.POSITIVE_INFINITY });
    const gp = gaussianProcess(X, Y, { kernel: net.nngp, noise: 0.05 });
    expectClose(end.mean, gp.mean(Z), 1e-9);
    expectClose(end.covariance, gp.covariance(Z), 1e-9);
    const tangent = ensemble.predict(Z, { kind: "ntk", time: Number.POSITIVE_INFINITY });
    expectClose(tangent.mean, kernelRegression(X, Y, { kernel: net.ntk, ridge: 0.05 }).predict(Z), 1e-9);
  });

  it("ntk: agrees with the flow of a linear model's weights, which start standard normal", () => {
    const { X, Y, Z } = data(4, 6, 1, 7);
    const model = linear();
    const ensemble = infiniteEnsemble({ nngp: model, ntk: model }, X, Y, { learningRate: 0.2 });
    for (const time of [0.7, 4]) {
      // w(t) = w₀ − Xᵀg(Xw₀ − y) with g = K⁻¹(I − e^{−ηtK}), so f(z) has covariance ‖(I − XᵀgX)z‖²
      const { values, vectors } = eigh(model.gram(X));
      const weights = values.map((value) => (1 - Math.exp(-0.2 * time * value)) / value);
      const scaled = { ...vectors, data: vectors.data.map((value, at) => value * weights[at % 4]!) };
      const g = matmul(scaled, vectors, { transposeB: true });
      const left = subtract(identity(6), matmul(X, matmul(g, X), { transposeA: true }));
      const moved = matmul(Z, left);
      const { mean, covariance } = ensemble.predict(Z, { kind: "ntk", time });
      expectClose(covariance, matmul(moved, moved, { transposeB: true }), 1e-12);
      expectClose(mean, matmul(matmul(Z, X, { transposeB: true }), matmul(g, Y)), 1e-12);
    }
  });

  it("refuses an unknown kind", () => {
    const { X, Y, Z } = data(3, 2, 1, 8);
    const run = () => infiniteEnsemble(net, X, Y).predict(Z, { kind: "both" as never, time: 1 });
    expect(run).toThrow("kind must be one of nngp, ntk");
  });
});
