import {
  add,
  frobeniusNorm,
  gram,
  matmul,
  randomNormal,
  rowRange,
  seededRandom,
  subtract,
} from "@collapsar/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { biasGradients, normalisationGradients, weightGradients } from "../src/probes/layer-gradients.js";
import { positionProducts, routeCosts } from "../src/probes/position-products.js";

const shapes = fc.record({
  n: fc.integer({ min: 1, max: 5 }),
  positions: fc.integer({ min: 1, max: 6 }),
  window: fc.integer({ min: 1, max: 9 }),
  filters: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer(),
});

describe("shares of one layer", () => {
  it("are the same by weight gradients and by pairs of positions", () => {
    fc.assert(
      fc.property(shapes, ({ n, positions, window, filters, seed }) => {
        const random = seededRandom(seed);
        const rows = randomNormal(random, n * positions, window, "f32");
        const patches = (start: number, end: number) => rowRange(rows, start * positions, end * positions);
        const signals = randomNormal(random, n * positions, filters, "f32");
        const others = randomNormal(random, n * positions, filters, "f32");
        const byWeights = gram(weightGradients({ n, positions, window, rows: patches }, [signals, others]));
        const products = matmul(rows, rows, { transposeB: true });
        const shares = [signals, others].map((one) => positionProducts(products, one, one, positions));
        const byPositions = add(shares[0]!, shares[1]!);
        const size = 1 + frobeniusNorm(byWeights);
        expect(frobeniusNorm(subtract(byWeights, byPositions)) / size).toBeLessThan(1e-5);
      }),
    );
  });

  it("take a bias for a window that always sees 1, and a scale for one that sees the standardised input", () => {
    fc.assert(
      fc.property(shapes, ({ n, positions, filters, seed }) => {
        const random = seededRandom(seed);
        const signals = randomNormal(random, n * positions, filters, "f32");
        const inputs = randomNormal(random, n * positions, filters, "f32");
        const mean = Float32Array.from({ length: filters }, () => random.normal());
        const deviation = Float32Array.from({ length: filters }, () => random.uniform(0.5, 2));
        const bias = biasGradients(n, signals);
        const both = normalisationGradients(n, inputs, signals, { mean, deviation });
        for (let i = 0; i < n; i++) {
          for (let c = 0; c < filters; c++) {
            let [shift, scale] = [0, 0];
            for (let at = i * positions * filters + c; at < (i + 1) * positions * filters; at += filters) {
              shift += signals.data[at]!;
              scale += (signals.data[at]! * (inputs.data[at]! - mean[c]!)) / deviation[c]!;
            }
            expect(bias.data[i * filters + c]).toBeCloseTo(shift, 4);
            expect(both.data[2 * i * filters + c]).toBeCloseTo(scale, 4);
            expect(both.data[(2 * i + 1) * filters + c]).toBeCloseTo(shift, 4);
          }
        }
      }),
    );
  });

  it("cost less by positions where weights are many and positions few, less by weights elsewhere", () => {
    const cost = { nA: 120, nB: 120, outputs: 10 };
    const deep = routeCosts(cost, { positions: 4, window: 4608, filters: 512 });
    const wide = routeCosts(cost, { positions: 1024, window: 144, filters: 16 });
    expect(deep.byPositions).toBeLessThan(deep.byWeights);
    expect(wide.byWeights).toBeLessThan(wide.byPositions);
  });
});
