import { type Matrix, matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { psdSqrt } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { agop, fitRfm, type MetricNormalisation, predictRfm } from "../src/index.js";
import { metricKernel, normaliseMetric, ridgeSolve } from "../src/parts.js";
import { maxDifference } from "./numeric.js";

const random = seededRandom(3);
const [n, d] = [25, 120];
const X = randomNormal(random, n, d);
const Z = randomNormal(random, 7, d);
const Y = matrix(
  n,
  1,
  Float64Array.from({ length: n }, (_, i) => X.data[i * d]! + X.data[i * d + 1]! ** 2),
);
const ridge = 1e-2;

/** The rounds as theory §5 writes them, in all d columns: points under M^½, the AGOP pulled back, scaled. */
function written(normalisation: MetricNormalisation, rounds: number): { M: Matrix | undefined; F: Matrix } {
  const kernel = metricKernel("laplace", 10);
  let M: Matrix | undefined;
  for (let round = 0; ; round++) {
    const root = M && psdSqrt(M);
    const mapped = (A: Matrix) => (root === undefined ? A : matmul(A, root));
    const alpha = ridgeSolve(kernel.gram(mapped(X)), Y, ridge);
    if (round === rounds) return { M, F: matmul(kernel.gram(mapped(Z), mapped(X)), alpha) };
    const S = agop(kernel, mapped(X), mapped(X), alpha);
    M = normaliseMetric(root === undefined ? S : matmul(matmul(root, S), root), normalisation);
  }
}

describe("a wide table, learned in the space of its rows", () => {
  it.each([
    ["max", 0],
    ["max", 2],
    ["trace", 2],
  ] as const)("scaled by %s, after %i updates, is the machine of all columns", (normalisation, rounds) => {
    const { M, F } = written(normalisation, rounds);
    const options = { ridge, rounds, normalisation, keep: "last" } as const;
    const { machine } = fitRfm(X, Y, options);
    expect(machine.metric === undefined).toBe(M === undefined);
    if (M !== undefined) expect(maxDifference(machine.metric!, M)).toBeLessThan(1e-9);
    expect(maxDifference(predictRfm(machine, Z), F)).toBeLessThan(1e-9);
    const validation = { X: Z, Y: matrix(7, 1, new Float64Array(7)) };
    const { validationScores } = fitRfm(X, Y, { ...options, validation });
    expect(maxDifference(validationScores!, F)).toBeLessThan(1e-9);
  });
});
