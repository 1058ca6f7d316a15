import { type Matrix, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { adaptiveKernel } from "../src/index.js";
import { samplePosterior } from "./hamiltonian-sampler.js";

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.sqrt(Array.from(a).reduce((sum, value, at) => sum + (value - b[at]!) ** 2, 0));
}

// about ten seconds a width: run with COLLAPSAR_SLOW=1
describe.runIf(process.env["COLLAPSAR_SLOW"] === "1")(
  "the true posterior of a wide but finite network",
  () => {
    const n = 12;
    const X: Matrix = randomNormal(seededRandom(1), n, 2);
    const y = Float64Array.from({ length: n }, (_, i) => Math.sign(X.data[2 * i]!));

    it.each([
      [100, 0.1],
      [200, 0.02],
    ])(
      "width %i: Langevin samples have the Σ and the mean of the equations of state, not the NNGP's",
      (width, sigmaA2) => {
        const noise = 0.02;
        const options = { sigmaA2, noise };
        const solved = adaptiveKernel(X, matrix(n, 1, y), { ...options, width });
        const start = adaptiveKernel(X, matrix(n, 1, y), { ...options, width: 1e9 });
        const sampled = samplePosterior({ X, y, width, sigmaW2: 1, sigmaA2, noise }, seededRandom(5), {
          samples: 2500,
          burnIn: 300,
          steps: 15,
          stepSize: 0.08,
        });
        expect(sampled.acceptance).toBeGreaterThan(0.8);
        const moved = distance(solved.Sigma.data, start.Sigma.data);
        expect(distance(sampled.covariance, solved.Sigma.data)).toBeLessThan(0.1 * moved);
        expect(distance(sampled.mean, solved.fitted.data)).toBeLessThan(
          0.4 * distance(sampled.mean, start.fitted.data),
        );
      },
    );
  },
);
