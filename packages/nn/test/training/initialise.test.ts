import { seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { mlp } from "../../src/index.js";
import { initialise } from "../../src/parts.js";

const network = mlp({ inputs: 300, classes: 10, hidden: [200, 200], bias: false });

const drawn = (options: Parameters<typeof initialise>[2]) => initialise(network, seededRandom(3), options);
const largest = (values: Float32Array | undefined) => values!.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

describe("initialise", () => {
  it("starts chosen layers in their own way, the others as said", () => {
    const layers = { hidden1: { initialisation: "xavier", gain: 0.1 }, hidden2: { gain: 3 } } as const;
    const kernels = drawn({ initialisation: "torch", gain: 7, layers });
    const bounds = {
      hidden1: 0.1 * Math.sqrt(6 / 500),
      hidden2: 3 / Math.sqrt(200),
      classifier: 1 / Math.sqrt(200),
    };
    for (const [layer, bound] of Object.entries(bounds)) {
      const reached = largest(kernels.get(`${layer}.kernel`)) / bound;
      expect(reached, layer).toBeLessThanOrEqual(1 + 1e-6);
      expect(reached, layer).toBeGreaterThan(0.99);
    }
  });

  it("is the same with and without a choice that repeats the default", () => {
    const plain = drawn({ initialisation: "torch" });
    expect(
      drawn({ initialisation: "torch", layers: { hidden2: { initialisation: "torch", gain: 1 } } }),
    ).toEqual(plain);
  });

  it("refuses layers that are not there and names that are no initialisation", () => {
    expect(() => drawn({ layers: { hidden9: { gain: 2 } } })).toThrow(
      /layers must name layers with parameters, got hidden9/,
    );
    expect(() => drawn({ layers: { hidden1: { initialisation: "zeros" as "ntk" } } })).toThrow(
      /layers.hidden1.initialisation .*zeros/,
    );
  });
});
