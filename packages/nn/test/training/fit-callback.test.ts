import { randomNormal, seededRandom } from "@collapsar/linalg";
import { collapseMetrics, type Measurement } from "@collapsar/metrics";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { collapseCallback, useTensorflow } from "../../src/index.js";

beforeAll(async () => {
  await useTensorflow("cpu");
});

const n = 60;
const labels = Int32Array.from({ length: n }, (_, i) => i % 3);
const noise = randomNormal(seededRandom(1), n, 4).data;
const inputs = Float32Array.from(
  noise,
  (value, at) => value + (at % 4 === labels[Math.floor(at / 4)]! ? 3 : 0),
);

/** A model, its samples, and what it takes to train it; the same start each time. */
function setUp() {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        units: 8,
        activation: "relu",
        inputShape: [4],
        name: "hidden",
        kernelInitializer,
      }),
      tf.layers.dense({ units: 3, activation: "softmax", name: "classifier", kernelInitializer }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.05), loss: "categoricalCrossentropy" });
  const x = tf.tensor2d(inputs, [n, 4]);
  const y = tf.oneHot(tf.tensor1d(labels, "int32"), 3).toFloat();
  return { model, x, y };
}

describe("collapseCallback", () => {
  it("measures what the model's features are after each second epoch and the last", async () => {
    const { model, x, y } = setUp();
    const seen: [number, Measurement][] = [];
    const onMeasure = (epochs: number, measured: Measurement) => void seen.push([epochs, measured]);
    const callbacks = collapseCallback(model, { x, labels, every: 2, batchSize: 25, onMeasure });
    const before = tf.memory().numTensors;
    await model.fit(x, y, { epochs: 5, shuffle: false, verbose: 0, callbacks });
    // the moments of Adam, two for each of four weights, and its two counters come with the first step
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(10);
    expect(seen.map(([epochs]) => epochs)).toEqual([2, 4, 5]);
    const hidden = tf.model({
      inputs: model.inputs,
      outputs: model.getLayer("hidden").output as tf.SymbolicTensor,
    });
    const H = { rows: n, cols: 8, data: (hidden.predict(x) as tf.Tensor).dataSync<"float32">() };
    const [kernel, bias] = model.getLayer("classifier").getWeights() as [tf.Tensor2D, tf.Tensor1D];
    const weights = { rows: 3, cols: 8, data: kernel.transpose().dataSync<"float32">() };
    const whole = collapseMetrics(H, labels, { weights, bias: bias.dataSync() });
    const last = seen.at(-1)![1];
    expect(last.nc1).toAgree(whole.nc1, { relative: 1e-12 });
    expect(last.nc3).toAgree(whole.nc3!, { relative: 1e-12 });
    expect(last.nc4).toBe(whole.nc4);
    expect(last.nc1!.traceRatio!).toBeLessThan(seen[0]![1].nc1!.traceRatio!);
  });

  it("refuses a layer that the model does not have, and labels of another length", () => {
    const { model, x } = setUp();
    const onMeasure = () => {};
    expect(() => collapseCallback(model, { x, labels, layer: "hiden", onMeasure })).toThrow(
      "layer must be among hidden, classifier, got hiden",
    );
    expect(() => collapseCallback(model, { x, labels: [0, 1], onMeasure })).toThrow("60 labels");
  });
});
