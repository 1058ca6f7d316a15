import { ntk } from "@collapsar/kernels";
import { type Matrix, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  empiricalNtk,
  examplesFor,
  mlp,
  startTraining,
  useTensorflow,
} from "../../src/index.js";

const X = randomNormal(seededRandom(1), 10, 6);

/** Root mean square relative distance of the empirical NTK of one output to the limit, over a few initialisations. */
function distance(width: number, limit: Matrix): number {
  const seeds = [1, 2, 3, 4, 5, 6];
  const squares = seeds.map((seed) => {
    const network = mlp({ inputs: 6, classes: 1, hidden: [width, width], bias: false });
    const state = startTraining(network, { seed, optimiser: { kind: "sgd" }, initialisation: "ntk" });
    const labels = new Int32Array(X.rows);
    const K = empiricalNtk(state, examplesFor(network, matrix(10, 6, X.data), labels), {
      parametrisation: "ntk",
    });
    disposeState(state);
    return (frobeniusNorm(subtract(K, limit)) / frobeniusNorm(limit)) ** 2;
  });
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
}

describe("empiricalNtk of an MLP", () => {
  beforeAll(async () => {
    await useTensorflow("collapsar");
  });

  it("approaches the closed-form NTK at rate width^(−1/2)", () => {
    const limit = ntk({ activation: "relu", depth: 3 }).gram(X);
    const [narrow, wide] = [distance(64, limit), distance(1024, limit)];
    expect(wide).toBeLessThan(0.1);
    // A factor 16 in width: 4 in distance, give or take what six draws leave open.
    expect(narrow / wide).toBeGreaterThan(2.5);
    expect(narrow / wide).toBeLessThan(6.5);
  });
});
