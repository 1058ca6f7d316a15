import { gram, type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { add, frobeniusNorm, hstack, rowRange, subtract } from "@collapsar/linalg/parts";
import { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { biasGradients, normalisationGradients, weightGradients } from "../../src/probes/layer-gradients.js";
import { withSignalsBeside } from "../../src/probes/layer-tile.js";
import { positionProducts, routeCosts } from "../../src/probes/position-products.js";
import { keptMemory } from "../../src/probes/probe-memory.js";

const shapes = fc.record({
  n: fc.integer({ min: 1, max: 5 }),
  positions: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 60, max: 140 })),
  window: fc.integer({ min: 1, max: 9 }),
  filters: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(8, 19)),
  seed: fc.integer(),
});

const backend = new CollapsarBackend();

/** Lends the address of a copy of the matrix. */
function placed<T>(A: Matrix, use: (address: number) => T): T {
  return backend.withScratch(4 * A.data.length, (address) => {
    backend.heap.floats(address, A.data.length).set(A.data);
    return use(address);
  });
}

describe("shares of one layer", () => {
  it("are the same by weight gradients and by pairs of positions", () => {
    const memory = keptMemory();
    fc.assert(
      fc.property(shapes, ({ n, positions: many, window, filters, seed }) => {
        const positions = Math.min(many, 6);
        const random = seededRandom(seed);
        const rows = randomNormal(random, n * positions, window, "f32");
        const of = (A: Matrix) => (i: number) => rowRange(A, i * positions, (i + 1) * positions);
        const signals = randomNormal(random, n * positions, filters, "f32");
        const others = randomNormal(random, n * positions, filters, "f32");
        const both = hstack([signals, others]);
        const byWeights = gram(weightGradients(n, of(both), of(rows), memory));
        const products = gram(rows);
        const shares = [signals, others].map((one) => positionProducts(products, one, one, positions));
        const byPositions = add(shares[0]!, shares[1]!);
        const size = 1 + frobeniusNorm(byWeights);
        expect(frobeniusNorm(subtract(byWeights, byPositions)) / size).toBeLessThan(1e-5);
      }),
    );
  });

  it("lay the signals of several outputs side by side, example by example", () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 4 }), ({ n, positions, filters, seed }, outputs) => {
        const random = seededRandom(seed);
        const all = randomNormal(random, outputs * n * positions, filters, "f32");
        const layer = { id: "one", operation: { kind: "flatten" }, inputs: [], shape: [positions, filters] };
        const first = outputs > 1 ? 1 : 0;
        placed(all, (signals) => {
          const tile = { n, inputShape: [n], inputs: 0, signals, memory: keptMemory() };
          withSignalsBeside(backend, layer as never, outputs, (beside) => {
            for (let i = 0; i < n; i++) {
              const parts = Array.from({ length: outputs - first }, (_, k) => {
                const start = ((first + k) * n + i) * positions;
                return rowRange(all, start, start + positions);
              });
              const found = beside(tile, i, first, outputs - first);
              expect([...found.data]).toEqual([...hstack(parts).data]);
            }
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it("take a bias for a window that always sees 1, and a scale for one that sees the standardised input", () => {
    fc.assert(
      fc.property(shapes, ({ n, positions, filters: channels, seed }) => {
        const random = seededRandom(seed);
        const signals = randomNormal(random, n * positions, channels, "f32");
        const inputs = randomNormal(random, n * positions, channels, "f32");
        const mean = Float32Array.from({ length: channels }, () => random.normal());
        const deviation = Float32Array.from({ length: channels }, () => random.uniform(0.5, 2));
        const [bias, both] = placed(signals, (signalsAt) =>
          placed(inputs, (inputsAt) => {
            const values = { n, positions, channels, inputs: inputsAt, signals: signalsAt };
            return [
              biasGradients(backend, values),
              normalisationGradients(backend, values, { mean, deviation }),
            ] as const;
          }),
        );
        for (let i = 0; i < n; i++) {
          for (let c = 0; c < channels; c++) {
            let [shift, scale, size] = [0, 0, 0];
            const end = (i + 1) * positions * channels;
            for (let at = i * positions * channels + c; at < end; at += channels) {
              shift += signals.data[at]!;
              scale += (signals.data[at]! * (inputs.data[at]! - mean[c]!)) / deviation[c]!;
              const spread = (Math.abs(inputs.data[at]!) + Math.abs(mean[c]!)) / deviation[c]!;
              size += Math.abs(signals.data[at]!) * Math.max(1, spread);
            }
            const rounding = (positions + 4) * 2 ** -24 * size;
            const found = [bias.data[i * channels + c]!, both.data[2 * i * channels + c]!];
            found.push(both.data[(2 * i + 1) * channels + c]!);
            for (const [g, exact] of [shift, scale, shift].entries()) {
              expect(Math.abs(found[g]! - exact)).toBeLessThanOrEqual(rounding);
            }
          }
        }
      }),
    );
    expect(backend.heap.used()).toBe(0);
  });

  it("cost less by positions where weights are many and positions few, less by weights elsewhere", () => {
    const cost = { nA: 120, nB: 120, outputs: 10 };
    const deep = routeCosts(cost, { positions: 4, window: 4608, filters: 512 });
    const wide = routeCosts(cost, { positions: 1024, window: 144, filters: 16 });
    expect(deep.byPositions).toBeLessThan(deep.byWeights);
    expect(wide.byWeights).toBeLessThan(wide.byPositions);
  });
});
