import { readFileSync } from "node:fs";
import {
  cholesky,
  fromRows,
  gram,
  identity,
  type Matrix,
  matmul,
  matrix,
  randomNormal,
  seededRandom,
  solve,
  zeros,
} from "@collapsar/linalg";
import {
  addDiagonal,
  choleskySolve,
  frobeniusNorm,
  logDeterminant,
  scale,
  subtract,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newtonStage } from "../src/adaptive/newton-stage.js";
import { adaptiveKernel, nngp } from "../src/index.js";
import {
  AdaptiveConvergenceError,
  adaptiveStages,
  adaptiveTargets,
  annealingWidths,
  type EquationsProblem,
  evaluateEquations,
} from "../src/parts.js";
import { nc1 } from "./nc1.js";

const golden = JSON.parse(readFileSync(new URL("./golden/equations-of-state.json", import.meta.url), "utf8"));

function mixture(n: number, d: number, seed: number): { X: Matrix; labels: number[] } {
  const X = scale(randomNormal(seededRandom(seed), n, d), 0.5);
  const labels = Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1));
  for (let at = 0; at < X.data.length; at++) X.data[at]! += at < X.data.length / 2 ? -2 : 2;
  return { X, labels };
}

function problemOf(n: number, d: number, outputs: number, seed: number): EquationsProblem {
  const rng = seededRandom(seed);
  const [X, Y] = [randomNormal(rng, n, d), randomNormal(rng, n, outputs)];
  return { X, Y, sigmaW2: 1.3, sigmaA2: 0.4, noise: 0.05, variant: "paper" };
}

function randomSigma(d: number, seed: number): Matrix {
  return addDiagonal(gram(randomNormal(seededRandom(seed), d, d), { alpha: 1 / d }), 0.2);
}

/** Q(Σ) by its formula. */
function Q({ X, sigmaA2 }: EquationsProblem, Sigma: Matrix): Matrix {
  const K = matmul(matmul(X, Sigma), X, { transposeB: true });
  const n = K.rows;
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const size = Math.sqrt((1 + 2 * K.data[i * n + i]!) * (1 + 2 * K.data[j * n + j]!));
      out.data[i * n + j] = (sigmaA2 * 2 * Math.asin((2 * K.data[i * n + j]!) / size)) / Math.PI;
    }
  }
  return out;
}

describe("evaluateEquations", () => {
  /** ½ tr Yᵀ(Q + σ²)⁻¹Y + (C/2 taken as ½) logdet(Q + σ²). */
  function negativeEvidence(problem: EquationsProblem, q: Matrix): number {
    const chol = cholesky(addDiagonal(q, problem.noise));
    const alpha = choleskySolve(chol, problem.Y);
    const fit = Float64Array.from(alpha.data).reduce(
      (total: number, value, at) => total + value * problem.Y.data[at]!,
      0,
    );
    return fit / 2 + logDeterminant(chol) / 2;
  }

  it("its gradient is that of 2·negative log evidence along Σ, by central differences", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (n, d, outputs) => {
          const problem = problemOf(n, d, outputs, n + 10 * d);
          const Sigma = randomSigma(d, n);
          const { gradient } = evaluateEquations(problem, cholesky(Sigma).factor);
          const direction = subtract(randomSigma(d, n + 1), identity(d));
          const at = (t: number): number => {
            const moved = { ...Sigma, data: Sigma.data.map((value, k) => value + t * direction.data[k]!) };
            return 2 * negativeEvidence(problem, Q(problem, moved));
          };
          const h = 1e-4;
          const slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
          const exact = Float64Array.from(gradient.data).reduce(
            (total: number, value, k) => total + value * direction.data[k]!,
            0,
          );
          expect(Math.abs(slope - exact)).toBeLessThan(1e-7 * Math.max(1, Math.abs(exact)));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("the published code's label term is σ²DDᵀ with D_ij = y_j − f̄_i", () => {
    const problem = problemOf(5, 2, 1, 3);
    const L = cholesky(randomSigma(2, 4)).factor;
    const paper = evaluateEquations(problem, L);
    const code = evaluateEquations({ ...problem, variant: "published-code" }, L);
    const fitted = problem.Y.data.map((y, i) => y - problem.noise * paper.alpha.data[i]!);
    const D = zeros(5, 5);
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < 5; j++) D.data[i * 5 + j] = problem.Y.data[j]! - fitted[i]!;
    // both gradients are linear in A: their difference is that of the label terms
    const term = subtract(gram(paper.alpha), gram(D, { alpha: problem.noise }));
    const h = 1e-5;
    const direction = randomSigma(2, 6);
    const Sigma = gram(L);
    const moved = (t: number) =>
      Q(problem, { ...Sigma, data: Sigma.data.map((value, k) => value + t * direction.data[k]!) });
    const change = subtract(moved(h), moved(-h));
    const slope = Float64Array.from(change.data).reduce(
      (total: number, value, k) => total + (value * term.data[k]!) / (2 * h),
      0,
    );
    const difference = subtract(code.gradient, paper.gradient);
    const exact = Float64Array.from(difference.data).reduce(
      (total: number, value, k) => total + value * direction.data[k]!,
      0,
    );
    expect(slope).toBeCloseTo(exact, 7);
  });
});

describe("adaptiveKernel", () => {
  it("agrees with an independent solution at every stage", () => {
    const X = fromRows(golden.X);
    const labels = golden.y.map((y: number) => (y < 0 ? 0 : 1));
    let seen = 0;
    for (const stage of adaptiveStages(X, adaptiveTargets(labels), { noise: golden.noise })) {
      const value = nc1(stage.gram, labels);
      const expected = stage.stage === 0 ? golden.nc1_start[2] : golden.stages[stage.stage - 1][4];
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-6);
      if (stage.stage > 0) expect(stage.width).toBe(golden.widths[stage.stage - 1]);
      expect(stage.residual).toBeLessThanOrEqual(1e-9);
      seen++;
    }
    expect(seen).toBe(25);
    const { Sigma } = adaptiveKernel(X, adaptiveTargets(labels), { noise: golden.noise });
    Sigma.data.forEach((value, at) => {
      expect(value).toBeCloseTo(golden.Sigma.flat()[at], 8);
    });
  });

  it("starts at the NNGP and solves its equation, also for several classes", () => {
    const rng = seededRandom(2);
    const X = randomNormal(rng, 30, 3);
    const labels = Array.from({ length: 30 }, (_, i) => i % 3);
    const Y = adaptiveTargets(labels);
    const options = { noise: 1e-2, sigmaA2: 0.5, sigmaW2: 2, width: 50, anneal: [5000, 500, 100] };
    const [first] = adaptiveStages(X, Y, options);
    const features = nngp({ activation: "erf", depth: 2, sigmaW: Math.SQRT2 }).gram(X);
    expect(frobeniusNorm(subtract(first!.gram, features))).toBeLessThan(1e-12);
    const { Sigma, residual, stages, fitted, condition } = adaptiveKernel(X, Y, options);
    expect(stages.map(({ width }) => width)).toEqual([Number.POSITIVE_INFINITY, 5000, 500, 100, 50]);
    const problem: EquationsProblem = { X, Y, sigmaW2: 2, sigmaA2: 0.5, noise: 1e-2, variant: "paper" };
    const { gradient, alpha } = evaluateEquations(problem, cholesky(Sigma).factor);
    const target = addDiagonal(scale(gradient, 1 / 50), 3 / 2);
    const inverse = solve(Sigma, identity(3));
    expect(frobeniusNorm(subtract(inverse, target)) / frobeniusNorm(inverse)).toBeLessThan(2e-9);
    expect(residual).toBeLessThanOrEqual(1e-9);
    expect(fitted.data[5]).toBeCloseTo(Y.data[5]! - 1e-2 * alpha.data[5]!, 12);
    expect(condition).toBeGreaterThan(1);
  });

  it("A1, A3: collapses more than the NNGP where the loose published tolerance finds a false root", () => {
    for (const [n, d] of [
      [128, 2],
      [128, 8],
      [64, 1],
    ] as const) {
      const { X, labels } = mixture(n, d, 5);
      const solution = adaptiveKernel(X, adaptiveTargets(labels));
      const start = nc1(nngp({ activation: "erf", depth: 2 }).gram(X), labels);
      expect(Math.log10(nc1(solution.gram, labels) / start)).toBeLessThan(-0.05);
      expect(solution.traceSigma).toBeGreaterThan(0.1);
      expect(() => cholesky(solution.Sigma)).not.toThrow();
    }
  });

  it("moves less with the published code's label term", () => {
    const { X, labels } = mixture(64, 2, 7);
    const [start, paper, code] = [
      nngp({ activation: "erf", depth: 2 }).gram(X),
      adaptiveKernel(X, adaptiveTargets(labels)).gram,
      adaptiveKernel(X, adaptiveTargets(labels), { variant: "published-code" }).gram,
    ].map((K) => Math.log10(nc1(K, labels)));
    expect(paper! - start!).toBeLessThan(-0.1);
    expect(Math.abs(code! - start!)).toBeLessThan(0.3 * Math.abs(paper! - start!));
  });

  it("goes on from a saved Σ to the same solution", () => {
    const { X, labels } = mixture(40, 2, 9);
    const Y = adaptiveTargets(labels);
    const whole = adaptiveKernel(X, Y, { noise: 1e-3 });
    const saved = whole.stages[12]!;
    const resumed = adaptiveKernel(X, Y, { noise: 1e-3, resume: { Sigma: saved.Sigma, width: saved.width } });
    expect(resumed.stages).toHaveLength(13);
    expect(frobeniusNorm(subtract(resumed.Sigma, whole.Sigma))).toBeLessThan(1e-8);
  });

  it("an unreachable tolerance is an error with stage, residual and the last good Σ", () => {
    const { X, labels } = mixture(20, 2, 1);
    const run = () => adaptiveKernel(X, adaptiveTargets(labels), { tolerance: 1e-19 });
    expect(run).toThrow(AdaptiveConvergenceError);
    try {
      run();
    } catch (error) {
      const { stage, width, residual, lastGood, message } = error as AdaptiveConvergenceError;
      expect([stage, width, lastGood.width]).toEqual([1, 1e5, Number.POSITIVE_INFINITY]);
      expect(residual).toBeGreaterThan(0);
      expect(lastGood.Sigma).toEqual(scale(identity(2), 0.5));
      expect(message).toContain("stage 1 (width 100000)");
    }
  });

  it("has no Newton step from an inadmissible Σ, so that the stretch is halved", () => {
    const options = { target: 1e-9, tolerance: 1e-8, maxEvaluations: 10, evaluated: () => {} };
    const attempt = newtonStage(problemOf(6, 2, 1, 3), scale(identity(2), 0.01), 1000, options);
    expect(attempt).toMatchObject({ best: null, converged: false });
  });

  it("refuses bad input by name and value", () => {
    const { X, labels } = mixture(10, 2, 1);
    const Y = adaptiveTargets(labels);
    expect(() => adaptiveKernel(X, Y, { noise: -1 })).toThrow("noise must be positive, got -1");
    expect(() => adaptiveKernel(X, Y, { anneal: [500, 1000] })).toThrow(
      "the list must fall, got 1000 after 500",
    );
    expect(() => adaptiveKernel(X, Y, { anneal: [1000, 100] })).toThrow(
      "must end at width 500 or above, got 100",
    );
    expect(() => adaptiveKernel(X, matrix(3, 1, [1, 2, 3]))).toThrow(
      "Y must have 10 rows and a column, got 3×1",
    );
    expect(() => adaptiveKernel(X, Y, { variant: "other" as never })).toThrow(
      "variant must be one of paper, published-code",
    );
    expect(() => adaptiveKernel(X, Y, { resume: { Sigma: identity(3), width: 10 } })).toThrow(
      "must be 2×2, got 3×3",
    );
    expect(() => adaptiveKernel(X, Y, { resume: { Sigma: scale(identity(2), -1), width: 1000 } })).toThrow(
      "must be positive definite",
    );
    expect(() => adaptiveKernel(matrix(1, 1, [Number.NaN]), matrix(1, 1, [1]))).toThrow("X must be finite");
  });
});

describe("annealingWidths and adaptiveTargets", () => {
  it("ends at the width", () => {
    expect(annealingWidths(500)).toHaveLength(24);
    expect(annealingWidths(200).slice(-2)).toEqual([500, 200]);
    expect(annealingWidths(2e5)).toEqual([2e5]);
    expect(annealingWidths(10, [100])).toEqual([100, 10]);
  });

  it("codes two classes as ∓1 and more as centred one-hot columns", () => {
    expect(Array.from(adaptiveTargets([0, 1, 1]).data)).toEqual([-1, 1, 1]);
    const Y = adaptiveTargets([0, 1, 2, 2]);
    expect(Array.from(Y.data.subarray(0, 3))).toEqual([0.75, -0.25, -0.5]);
  });
});
