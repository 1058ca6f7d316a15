import { seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { graphBuilder, type Initialisation } from "../../src/index.js";
import { initialise } from "../../src/parts.js";

/**
 * A 3 × 3 convolution, a 1 × 1 one with a bias, a normalisation and a classifier, wide enough to tell distributions
 * apart.
 */
function network() {
  const graph = graphBuilder();
  const h = graph.conv(graph.conv(graph.input([4, 4, 40]), 50), 60, { size: 1, bias: true });
  const features = graph.globalAveragePool(graph.batchNorm(h));
  return graph.network("wide", features, graph.dense(features, 100));
}

/** Least, largest, mean and variance. */
function shapeOf(values: Float32Array) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  return { least: Math.min(...values), largest: Math.max(...values), mean, variance };
}

/** Fans in of the three kernels, and out. */
const fans = { conv3: [9 * 40, 9 * 50], conv1: [50, 60], dense: [60, 100] } as const;
type Kind = keyof typeof fans;

describe("initialisations are distributed as the paper and PyTorch have them", () => {
  /** Variance of a kernel, and how far it reaches in standard deviations. */
  const uniform = Math.sqrt(3);
  const cases: [Initialisation, (kind: Kind) => number, number][] = [
    ["lecun", (kind) => 1 / fans[kind][0], 2 / 0.8796256610342398],
    ["he-fan-out", (kind) => 2 / fans[kind][1], Number.POSITIVE_INFINITY],
    ["torch", (kind) => 1 / (3 * fans[kind][0]), uniform],
    ["torch-published", (kind) => 1 / fans[kind][0] / (kind === "conv3" ? 9 : 1), uniform],
    ["xavier", (kind) => 2 / (fans[kind][0] + fans[kind][1]), uniform],
    ["ntk", (kind) => 1 / fans[kind][0], Number.POSITIVE_INFINITY],
  ];

  it.each(cases)("%s: kernels", (initialisation, variance, reach) => {
    const drawn = initialise(network(), seededRandom(7), { initialisation });
    const kernels = [...drawn].filter(([name]) => name.endsWith("kernel")).map(([, values]) => values);
    for (const [i, kind] of (["conv3", "conv1", "dense"] as const).entries()) {
      const found = shapeOf(kernels[i]!);
      const expected = variance(kind);
      expect(Math.abs(found.mean) / Math.sqrt(expected)).toBeLessThan(0.07);
      expect(Math.abs(found.variance / expected - 1)).toBeLessThan(0.06);
      const furthest = Math.max(found.largest, -found.least) / Math.sqrt(expected);
      if (Number.isFinite(reach)) {
        expect(furthest).toBeLessThanOrEqual(reach * (1 + 1e-6));
        expect(furthest).toBeGreaterThan(0.95 * reach);
      } else expect(furthest).toBeGreaterThan(2.5);
    }
  });

  it("biases: PyTorch's on both sides of 0, the published ones on one and none at a shortcut, the others 0", () => {
    const bias = (initialisation: Initialisation, layer: "conv1" | "dense") => {
      const drawn = initialise(network(), seededRandom(7), { initialisation });
      const all = [...drawn].filter(([name]) => name.endsWith("bias")).map(([, values]) => values);
      return shapeOf(all[layer === "conv1" ? 0 : 1]!);
    };
    for (const layer of ["conv1", "dense"] as const) {
      const bound = 1 / Math.sqrt(fans[layer][0]);
      const { least, largest } = bias("torch", layer);
      expect(largest / bound).toBeGreaterThan(0.9);
      expect(-least / bound).toBeGreaterThan(0.9);
      expect(Math.max(largest, -least) / bound).toBeLessThanOrEqual(1 + 1e-6);
      for (const none of ["lecun", "he-fan-out", "xavier", "ntk"] as const)
        expect(bias(none, layer)).toMatchObject({ least: 0, largest: 0 });
    }
    // p = 60 features.
    const published = bias("torch-published", "dense");
    expect(published.least).toBeGreaterThanOrEqual(0);
    expect(published.largest * Math.sqrt(60)).toBeGreaterThan(0.9);
    expect(published.largest * Math.sqrt(60)).toBeLessThan(1);
    expect(bias("torch-published", "conv1")).toMatchObject({ least: 0, largest: 0 });
  });

  it("normalisations start as the identity", () => {
    const drawn = initialise(network(), seededRandom(7), { initialisation: "torch" });
    for (const [name, values] of drawn) {
      if (name.endsWith("scale")) expect(new Set(values)).toEqual(new Set([1]));
      if (name.endsWith("shift")) expect(new Set(values)).toEqual(new Set([0]));
    }
  });
});
