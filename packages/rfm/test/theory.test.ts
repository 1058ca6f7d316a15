import { unitNorm } from "@collapsar/datasets/parts";
import { gram, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  collapseRate,
  collapseRecursion,
  kernelLearningFlow,
  kernelObjective,
  kernelObjectiveBound,
  rightSingularCollapse,
} from "../src/parts.js";

describe("collapseRecursion", () => {
  it("contracts by the predicted rate with one-hot targets, in 24 settings", () => {
    const off: number[] = [];
    for (const lambdaPhi of [0.1, 0.5, 2]) {
      for (const lambdaK of [0.01, 0.05, 0.1, 0.5]) {
        for (const perClass of [5, 40]) {
          const { contractions, rate, errors } = collapseRecursion({
            classes: 4,
            perClass,
            lambdaK,
            lambdaPhi,
            layers: 16,
          });
          expect(rate).toBe(collapseRate(lambdaK, lambdaPhi, perClass));
          // The last contraction between errors that are well above rounding.
          const last = errors.findLastIndex((error) => error > 1e-10);
          off.push(Math.abs(contractions[last - 1]! / rate - 1));
        }
      }
    }
    expect(off.filter((error) => error < 0.005).length).toBeGreaterThanOrEqual(22);
    expect(Math.max(...off)).toBeLessThan(0.06);
  });

  it("tends to (C−4)/C between classes with ±1 targets", () => {
    const { between, errors } = collapseRecursion({
      classes: 10,
      perClass: 8,
      lambdaK: 0.01,
      lambdaPhi: 0.5,
      layers: 6,
      coding: "plus-minus",
    });
    expect(between).toBeGreaterThan(0.59);
    expect(between).toBeLessThan(0.61);
    expect(errors.at(-1)!).toBeLessThan(1e-6 * errors[0]!);
  });
});

describe("kernel learning", () => {
  it("never falls below its bound, which the collapsed Gram matrix alone reaches", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 4, max: 14 }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (seed, n, mu) => {
          const labels = Int32Array.from({ length: n }, (_, i) => i % 3);
          const K = gram(unitNorm(randomNormal(seededRandom(seed), n, 1 + (seed % 6))));
          const bound = kernelObjectiveBound(labels, mu);
          expect(kernelObjective(K, labels, mu)).toBeGreaterThan(bound);
          const ideal = mapFn(K, (_, i, j) => (labels[i] === labels[j] ? 1 : 0));
          expect(kernelObjective(ideal, labels, mu)).toBeCloseTo(bound, 10);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("flows to the collapsed Gram matrix, classes balanced or not", () => {
    for (const labels of [
      [0, 0, 0, 1, 1, 1, 2, 2, 2],
      [0, 0, 0, 0, 0, 1, 1, 2],
    ]) {
      const { objective, bound, distance } = kernelLearningFlow(labels, { mu: 0.1, seed: 1 });
      expect(objective.at(-1)! / bound - 1).toBeLessThan(1e-7);
      expect(objective.every((value, l) => l === 0 || value < objective[l - 1]!)).toBe(true);
      expect(distance.at(-1)!).toBeLessThan(1e-2);
    }
  });
});

describe("rightSingularCollapse", () => {
  it("is the same at SVᵀΦ, WΦ and (WᵀW)^{1/2}Φ", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 2, max: 8 }),
        (seed, outputs, p) => {
          const random = seededRandom(seed);
          const labels = Int32Array.from({ length: 24 }, (_, i) => i % 3);
          const H = mapFn(
            randomNormal(random, 24, p),
            (value, i, k) => value + (labels[i] === k % 3 ? 2 : 0),
          );
          const { rightSingular, linear, root, features } = rightSingularCollapse(
            randomNormal(random, outputs, p),
            H,
            labels,
          );
          for (const at of [rightSingular, root]) {
            expect(Math.abs(at.nc1 / linear.nc1 - 1)).toBeLessThan(1e-9);
            expect(Math.abs(at.nc2 - linear.nc2)).toBeLessThan(1e-9);
          }
          expect(features.nc1).toBeGreaterThan(0);
        },
      ),
      { numRuns: 25 },
    );
  });
});
