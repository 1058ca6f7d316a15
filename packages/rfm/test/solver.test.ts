import { gaussian, laplace } from "@collapsar/kernels";
import {
  fromRows,
  type Matrix,
  matmul,
  type Progress,
  type Random,
  randomNormal,
  seededRandom,
  zeros,
} from "@collapsar/linalg";
import {
  addDiagonal,
  addInPlace,
  backendFor,
  cast,
  maxAbs,
  randomUniform,
  scale,
  solvePositiveDefiniteInPlace,
  subtract,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRfm, predictRfm } from "../src/index.js";
import {
  blockConjugateGradient,
  codeTargets,
  logisticSolve,
  nystromPreconditioner,
  planSolver,
  ridgeSolve,
  softmax,
  storedOperator,
  tiledOperator,
} from "../src/parts.js";
import { floatFactor } from "../src/solver/float-factor.js";
import { type MachineMemory, machineSystem } from "../src/solver/solve-machine.js";
import { maxDifference } from "./numeric.js";

function problem(seed: number, n: number, d = 4, C = 3) {
  const random = seededRandom(seed);
  const X = randomNormal(random, n, d);
  const labels = Int32Array.from({ length: n }, (_, i) => (i < C ? i : random.integer(C)));
  return { X, labels, Y: codeTargets(labels), kernel: laplace({ bandwidth: 3 }), random };
}

const columnNorm = (A: Matrix, c: number) =>
  Math.hypot(...Array.from({ length: A.rows }, (_, i) => A.data[i * A.cols + c]!));

describe("ridgeSolve", () => {
  it("solves its system, and weights act as repeated rows", () => {
    const { X, Y, kernel } = problem(1, 30);
    const K = kernel.gram(X);
    const alpha = ridgeSolve(K, Y, 0.1);
    expect(maxDifference(matmul(addDiagonal(K, 0.1), alpha), Y)).toBeLessThan(1e-12);
    const weights = Array.from({ length: 30 }, (_, i) => 1 + (i % 3));
    const rows = weights.flatMap((w, i) => new Array<number>(w).fill(i));
    const repeat = (A: typeof X) =>
      fromRows(rows.map((i) => Array.from(A.data.subarray(i * A.cols, (i + 1) * A.cols))));
    const [Xr, Yr] = [repeat(X), repeat(Y)];
    const weighted = matmul(K, ridgeSolve(K, Y, 0.1, weights));
    const repeated = matmul(kernel.gram(X, Xr), ridgeSolve(kernel.gram(Xr), Yr, 0.1));
    expect(maxDifference(weighted, repeated)).toBeLessThan(1e-10);
  });

  it("says what to try when rows repeat and there is no ridge", () => {
    const K = fromRows([
      [1, 1],
      [1, 1],
    ]);
    expect(() => ridgeSolve(K, fromRows([[1], [2]]), 0)).toThrow(
      "are there duplicate rows? try a larger ridge",
    );
  });
});

describe("iterative solver", () => {
  it("multiplies by tiles as by the whole matrix", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 17 }),
        (seed, n, tile) => {
          const { X, kernel, random } = problem(seed, Math.max(3, n));
          const V = randomNormal(random, X.rows, 2);
          const whole = storedOperator(kernel.gram(X)).apply(V);
          // by the kernel's own products, and by tiles of its Gram matrix
          for (const way of [kernel, { ...kernel, gramProduct: undefined }]) {
            const product = tiledOperator(way, X, tile).apply(V);
            expect(maxDifference(product, whole)).toBeLessThan(1e-12 * n + 1e-12);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([1e-300, 1e-170, 1e160, 1e300])("solves for targets of size %f as for others", (size) => {
    const { X, kernel, random } = problem(5, 60);
    const apply = storedOperator(addDiagonal(kernel.gram(X), 1e-2)).apply;
    const b = randomNormal(random, 60, 3);
    for (let i = 0; i < 60; i++) b.data[i * 3 + 1] = 0;
    const { x } = blockConjugateGradient({ apply, b });
    const sized = { ...b, data: b.data.map((value, at) => (at % 3 === 0 ? size : 1) * value) };
    const other = blockConjugateGradient({ apply, b: sized }).x;
    for (let at = 0; at < x.data.length; at++) {
      const expected = (at % 3 === 0 ? size : 1) * x.data[at]!;
      expect(Math.abs(other.data[at]! - expected)).toBeLessThanOrEqual(1e-7 * Math.abs(expected));
    }
  });

  it("says what helps where conjugate gradients fail", () => {
    const { X, Y } = problem(6, 40);
    X.data.copyWithin(0, 4, 8);
    expect(() => fitRfm(X, Y, { rounds: 0, solver: "iterative", ridge: 0, bandwidth: 3 })).toThrow(
      /ridgeSolve: residual must fall to .* try a larger ridge/,
    );
  });

  it("needs fewer iterations with the preconditioner, for the same solution", () => {
    const { X, Y, kernel, random } = problem(2, 300, 2);
    const K = kernel.gram(X);
    const apply = storedOperator(addDiagonal(K, 1e-3)).apply;
    const plain = blockConjugateGradient({ apply, b: Y });
    const precondition = nystromPreconditioner({ kernel, X, ridge: 1e-3, landmarks: 120, random });
    const faster = blockConjugateGradient({ apply, b: Y, precondition });
    expect(faster.iterations).toBeLessThan(0.6 * plain.iterations);
    expect(maxDifference(matmul(K, faster.x), matmul(K, plain.x))).toBeLessThan(1e-6);
    expect(maxDifference(matmul(K, faster.x), matmul(K, ridgeSolve(K, Y, 1e-3)))).toBeLessThan(1e-6);
  });

  it("gives the direct solver's machine to 1e-6 over rounds, weights and tiles included", () => {
    const { X, Y, labels, random } = problem(3, 260);
    const sampleWeights = randomUniform(random, 260, 1, 0.5, 2).data;
    for (const weights of [undefined, sampleWeights]) {
      const options = { labels, rounds: 2, sampleWeights: weights, bandwidth: 3 };
      const direct = fitRfm(X, Y, { ...options, solver: "direct" });
      const stored = fitRfm(X, Y, { ...options, solver: "iterative" });
      const tiled = fitRfm(X, Y, { ...options, solver: "iterative", memoryBudget: 5.2e6 });
      for (const other of [stored, tiled]) {
        expect(maxDifference(predictRfm(other.machine, X), predictRfm(direct.machine, X))).toBeLessThan(1e-6);
        expect(maxDifference(other.lastMetric!, direct.lastMetric!)).toBeLessThan(1e-6);
      }
    }
  });

  it("takes most of its way by rough products, and as many iterations, to the exact residual", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 60, max: 200 }), (seed, n) => {
        const { X, Y, kernel, random } = problem(seed, n);
        const ridge = 1e-3;
        const { apply, rough } = tiledOperator(kernel, X, 32);
        let exact = 0;
        const system = {
          b: Y,
          precondition: nystromPreconditioner({ kernel, X, ridge, landmarks: 20, random }),
          apply(V: Matrix) {
            exact++;
            return addInPlace(apply(V), V, ridge);
          },
        };
        const plain = blockConjugateGradient(system);
        exact = 0;
        const mixed = blockConjugateGradient({
          ...system,
          rough: (V) => addInPlace(rough!(V), V, ridge),
        });
        expect(exact).toBeLessThan(0.5 * mixed.iterations);
        expect(mixed.iterations).toBeLessThanOrEqual(1.25 * plain.iterations + 3);
        const left = subtract(addInPlace(apply(mixed.x), mixed.x, ridge), Y);
        for (let c = 0; c < Y.cols; c++)
          expect(columnNorm(left, c)).toBeLessThanOrEqual(1.01e-8 * columnNorm(Y, c));
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, (exact: Matrix, random: Random) => Matrix]>([
    ["negative", (AV) => scale(AV, -1)],
    ["not numbers", (AV) => scale(AV, Number.NaN)],
    ["of half the size", (AV) => scale(AV, 0.5)],
    ["of ten times the size", (AV) => scale(AV, 10)],
    ["noise", (AV, random) => randomNormal(random, AV.rows, AV.cols)],
  ])("comes to the solution by itself where the rough products are %s", (_, spoil) => {
    const { X, Y, kernel, random } = problem(7, 120);
    const { apply } = storedOperator(addDiagonal(kernel.gram(X), 0.01));
    const { x, iterations } = blockConjugateGradient({ apply, rough: (V) => spoil(apply(V), random), b: Y });
    expect(iterations).toBeGreaterThan(1);
    const left = subtract(apply(x), Y);
    for (let c = 0; c < Y.cols; c++)
      expect(columnNorm(left, c)).toBeLessThanOrEqual(1.01e-8 * columnNorm(Y, c));
  });

  it("has rough products of points in float64 whose squares float32 holds, and of no others", () => {
    const { X, kernel, random } = problem(8, 40);
    const V = randomNormal(random, 40, 2);
    const { apply, rough } = tiledOperator(kernel, X, 16);
    expect(maxDifference(rough!(V), apply(V))).toBeLessThan(1e-5);
    expect(maxDifference(rough!(V), apply(V))).toBeGreaterThan(1e-12);
    for (const points of [scale(X, 1e30), scale(X, 1e-30), cast(X, "f32")])
      expect(tiledOperator(kernel, points, 16).rough).toBeUndefined();
  });

  it("reports the residual when it does not converge", () => {
    const { X, Y, kernel } = problem(4, 60);
    const apply = storedOperator(kernel.gram(X)).apply;
    expect(() => blockConjugateGradient({ apply, b: Y, maxIterations: 2, tolerance: 1e-14 })).toThrow(
      /residual must fall to/,
    );
  });
});

describe("a factor in float32", () => {
  const plan = { method: "iterative", stored: false, tile: 64, landmarks: 40, factored: true } as const;
  const settings = { loss: "squared", derivatives: false, tolerance: 1e-10, work: {} } as const;
  const floats = (n: number) => zeros(n, n, "f32");

  /** Counts the iterations of all solves: landmarks that take over after refinements count too. */
  function counted() {
    let count = 0;
    const onProgress = ({ done }: Progress) => {
      if (done > 0) count++;
    };
    return { work: { onProgress }, refinements: () => count };
  }

  it.each([false, true])("is refined to the direct solver's coefficients, weights %s", (isWeighted) => {
    const { X, Y, kernel, random } = problem(5, 200);
    const weights = isWeighted ? Array.from({ length: 200 }, (_, i) => 0.5 + (i % 4)) : undefined;
    const memory: MachineMemory = {};
    const whole = { ...settings, kernel, bandwidth: 3, X, Y, weights, plan, random, memory };
    for (const ridge of [1e-3, 1]) {
      const { work, refinements } = counted();
      const { alpha } = machineSystem({ ...whole, work }).solve(ridge, true);
      expect(refinements()).toBeLessThanOrEqual(10);
      const exact = ridgeSolve(kernel.gram(X), Y, ridge, weights);
      expect(maxDifference(alpha, exact)).toBeLessThan(1e-7 * maxAbs(exact));
    }
    expect(memory.floats!.data).toBeInstanceOf(Float32Array);
  });

  it("is an inverse to float32's digits", () => {
    const { X, Y, kernel } = problem(6, 150);
    const precondition = floatFactor({ kernel, X, ridge: 0.1, tile: 64, floats: floats(150) })!;
    const back = matmul(addDiagonal(kernel.gram(X), 0.1), precondition(Y));
    expect(maxDifference(back, Y)).toBeLessThan(1e-3);
  });

  it.each([1e-50, 1e50])(
    "is left to landmarks where float32 does not hold the points, of size %f",
    (size) => {
      const { X, Y, random } = problem(8, 120);
      const kernel = laplace({ bandwidth: 3 * size });
      const sized = scale(X, size);
      const whole = {
        ...settings,
        kernel,
        bandwidth: 3 * size,
        X: sized,
        Y,
        weights: undefined,
        plan,
        random,
      };
      const { alpha } = machineSystem({ ...whole, memory: {} }).solve(0.1, true);
      const exact = ridgeSolve(kernel.gram(sized), Y, 0.1);
      expect(maxDifference(alpha, exact)).toBeLessThan(1e-7 * maxAbs(exact));
    },
  );

  it("takes a larger ridge where rounding leaves the system indefinite, and is refined all the same", () => {
    const { X, Y, random } = problem(7, 300);
    const kernel = gaussian({ bandwidth: 10 });
    const weights = new Array<number>(300).fill(1000);
    const indefinite = addDiagonal(scale(kernel.gram(X), 1000), 5e-4);
    const asFloats = { ...indefinite, data: Float32Array.from(indefinite.data) };
    expect(() => solvePositiveDefiniteInPlace(asFloats, zeros(300, 1, "f32"))).toThrow("positive definite");
    const { work, refinements } = counted();
    const whole = { ...settings, tolerance: 1e-8, work, kernel, bandwidth: 10, X, Y, weights, plan, random };
    const { fitted } = machineSystem({ ...whole, memory: {} }).solve(5e-4, true);
    expect(refinements()).toBeLessThanOrEqual(40);
    const exact = matmul(kernel.gram(X), ridgeSolve(kernel.gram(X), Y, 5e-4, weights));
    expect(maxDifference(fitted, exact)).toBeLessThan(1e-6);
  });
});

describe("planSolver", () => {
  it("factors in float32 where float64 does not fit or takes long, by a native library alone", () => {
    const isNative = backendFor("potrf", 20_000 ** 3, "f32") === "native";
    expect(planSolver(20_000, 1).factored ?? false).toBe(isNative);
    if (isNative) expect(planSolver(20_000, 1, "direct")).toMatchObject({ factored: true, stored: false });
    else expect(() => planSolver(20_000, 1, "direct")).toThrow("memoryBudget must hold");
    expect(planSolver(20_000, 1, "iterative").factored).toBeUndefined();
    expect(planSolver(30_000, 1).factored).toBeUndefined();
  });

  it("is direct while it fits, iterative beyond, and says what a too small budget lacks", () => {
    expect(planSolver(5000, 10).method).toBe("direct");
    expect(planSolver(10_000, 10).method).toBe("direct");
    const large = planSolver(50_000, 10);
    expect(large).toMatchObject({ method: "iterative", stored: false });
    expect(8 * 50_000 * large.landmarks).toBeLessThan(1.6e9);
    expect(large.landmarks).toBe(3000);
    expect(() => planSolver(50_000, 10, "auto", 1e6)).toThrow(
      /memoryBudget must hold the iterative solver's [\d.]+ MiB/,
    );
    expect(() => planSolver(50_000, 10, "direct")).toThrow("memoryBudget must hold the direct solver's");
  });

  it("finds a plan in the memory that its refusal asks for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200_000 }), fc.integer({ min: 1, max: 50 }), (n, outputs) => {
        const asked = (budget: number) => {
          try {
            return planSolver(n, outputs, "iterative", budget);
          } catch (error) {
            return Number(/solver's ([\d.]+) MiB/.exec((error as Error).message)![1]) * 2 ** 20;
          }
        };
        const needed = asked(1);
        expect(needed).toBeGreaterThan(8 * n);
        for (const factor of [1, 2, 10]) {
          expect(asked((needed as number) * factor)).toMatchObject({ method: "iterative" });
        }
      }),
    );
  });
});

describe("logisticSolve", () => {
  it("zeroes the gradient λα + w∘(p − y), and adding iterations changes nothing", () => {
    const { X, Y, kernel } = problem(5, 60);
    const K = kernel.gram(X);
    const weights = Array.from({ length: 60 }, (_, i) => 1 + (i % 2));
    for (const w of [undefined, weights]) {
      const { alpha, fitted } = logisticSolve({ operator: storedOperator(K), Y, ridge: 0.01, weights: w });
      expect(maxDifference(matmul(K, alpha), fitted)).toBeLessThan(1e-8);
      const gap = subtract(softmax(fitted), Y);
      const gradient = gap.data.map(
        (value, at) => 0.01 * alpha.data[at]! + (w?.[Math.floor(at / 3)] ?? 1) * value,
      );
      expect(maxAbs({ ...gap, data: gradient })).toBeLessThan(1e-7);
    }
  });

  it("reaches the minimum of separable classes at a small ridge", () => {
    const { X, kernel } = problem(6, 80, 2);
    const K = kernel.gram(X);
    const Y = codeTargets(Int32Array.from({ length: 80 }, (_, i) => (X.data[2 * i]! > 0 ? 1 : 0)));
    for (const ridge of [1e-4, 1e-6, 1e-8]) {
      const { alpha, fitted } = logisticSolve({ operator: storedOperator(K), Y, ridge });
      const gap = subtract(softmax(fitted), Y);
      expect(maxAbs({ ...gap, data: gap.data.map((v, at) => ridge * alpha.data[at]! + v) })).toBeLessThan(
        1.1e-8,
      );
      expect(maxDifference(matmul(K, alpha), fitted)).toBeLessThan(1e-6 * maxAbs(fitted));
    }
  });

  it("refuses a zero ridge and targets that are no probabilities", () => {
    const { X, Y, kernel } = problem(6, 10);
    const operator = storedOperator(kernel.gram(X));
    expect(() => logisticSolve({ operator, Y, ridge: 0 })).toThrow("ridge must be positive, got 0");
    expect(() =>
      fitRfm(X, codeTargets([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], "plus-minus"), { loss: "logistic" }),
    ).toThrow("targets must be one-hot for the logistic loss");
  });
});
