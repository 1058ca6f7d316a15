import { digits, parseSafetensors } from "@collapsar/datasets";
import { gram } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { loadExperiment } from "../../src/index.js";

/** Trains a small network by the settings of a file, and the arrays of its kept features. */
async function trained(settings: object) {
  const experiment = await loadExperiment("train");
  const config = experiment.schema.parse({
    network: "mlp",
    hidden: [12],
    samples: 300,
    testSamples: 0,
    epochs: 1,
    probes: 2,
    perClass: 2,
    learningRate: 0.01,
    keep: ["features"],
    ...settings,
  });
  const [trial] = experiment.trials(config);
  const kept = new Map<string, Uint8Array>();
  await experiment.runTrial(trial, { seed: 0, keep: (name, bytes) => void kept.set(name, bytes) });
  return parseSafetensors(kept.get("features-train.safetensors")!).tensors;
}

const sizesOf = (labels: ArrayLike<number>) => {
  const sizes = new Array<number>(10).fill(0);
  for (const label of Array.from(labels)) sizes[label]!++;
  return sizes;
};

describe("train", () => {
  it("takes as many rows of each class as are asked for, and a simplex that does not move", async () => {
    const classCounts = [20, 20, 20, 20, 20, 4, 4, 4, 4, 4];
    const tensors = await trained({ classCounts, classifier: "simplex" });
    expect(sizesOf(tensors.get("y")!.data)).toEqual(classCounts);
    const W = { rows: 10, cols: 12, data: Float64Array.from(tensors.get("W")!.data) };
    const G = gram(W).data;
    const expected = Array.from(G, (_, at) => (at % 11 === 0 ? 1 : -1 / 9) * G[0]!);
    expect(Array.from(G)).toAgree(expected, { absolute: 1e-5 });
  });

  it("exchanges labels among the rows and leaves the sizes of the classes", async () => {
    const tensors = await trained({ shuffledLabels: 1 });
    const own = Array.from(digits().y).slice(0, 300);
    const labels = Array.from(tensors.get("y")!.data);
    expect(sizesOf(labels)).toEqual(sizesOf(own));
    const kept = labels.filter((label, i) => label === own[i]).length;
    expect(kept).toBeGreaterThan(5);
    expect(kept).toBeLessThan(70);
  });
});
