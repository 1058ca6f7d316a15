import { type Matrix, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { expect } from "vitest";
import type { Kernel } from "../src/index.js";

/** Σ_ij w_ij k(x_i, z_j). */
function weightedSum(kernel: Kernel, X: Matrix, Z: Matrix, weights: Matrix): number {
  return Float64Array.from(kernel.gram(X, Z).data).reduce(
    (total: number, value, at) => total + value * weights.data[at]!,
    0,
  );
}

/** The input gradient by fourth-order central differences. */
export function numericalGradient(kernel: Kernel, X: Matrix, Z: Matrix, weights: Matrix, h = 1e-4): Matrix {
  const G = zeros(X.rows, X.cols);
  for (let at = 0; at < X.data.length; at++) {
    const shifted = (step: number): number => {
      const data = X.data.slice();
      data[at]! += step * h;
      return weightedSum(kernel, { ...X, data }, Z, weights);
    };
    G.data[at] = (8 * (shifted(1) - shifted(-1)) - (shifted(2) - shifted(-2))) / (12 * h);
  }
  return G;
}

/** Requires the kernel's input gradient to agree with central differences to 1e-7 on random points. */
export function expectGradient(kernel: Kernel, { n = 4, m = 5, d = 3, seed = 1, spread = 1 } = {}): void {
  const rng = seededRandom(seed);
  const X = randomNormal(rng, n, d);
  const Z = randomNormal(rng, m, d);
  for (const A of [X, Z]) for (let at = 0; at < A.data.length; at++) A.data[at]! *= spread;
  const weights = randomNormal(rng, n, m);
  const exact = kernel.inputGradient(X, Z, weights);
  const numerical = numericalGradient(kernel, X, Z, weights);
  const size = Math.max(1, ...numerical.data.map(Math.abs));
  exact.data.forEach((value, at) => {
    expect(Math.abs(value - numerical.data[at]!), `${kernel.name} entry ${at}`).toBeLessThan(1e-7 * size);
  });
}
