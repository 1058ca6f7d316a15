import { randomNormal, seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

/** A model of TensorFlow.js's own layers that passes through most of the replaced kernels. */
function model(): tf.Sequential {
  const seeded = (seed: number) => ({ kernelInitializer: tf.initializers.glorotNormal({ seed }) });
  const depthwiseInitializer = tf.initializers.glorotNormal({ seed: 2 });
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [9, 8, 3],
        filters: 6,
        kernelSize: 3,
        activation: "relu",
        ...seeded(1),
      }),
      tf.layers.batchNormalization({}),
      tf.layers.depthwiseConv2d({ kernelSize: 2, padding: "same", depthwiseInitializer }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 1 }),
      tf.layers.conv2d({ filters: 4, kernelSize: 1, strides: 2, activation: "tanh", ...seeded(3) }),
      // no padding: the stock gradient of a padded average is not its derivative, and ours is (pool tests)
      tf.layers.averagePooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 5, activation: "sigmoid", ...seeded(4) }),
      tf.layers.dense({ units: 3, activation: "softmax", ...seeded(5) }),
    ],
  });
}

/** Predictions and weights after three epochs. */
async function fitted(backend: string): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const own = model();
  const data = randomNormal(seededRandom(9), 12, 9 * 8 * 3, "f32").data as Float32Array;
  const x = tf.tensor4d(data.slice(), [12, 9, 8, 3]);
  const y = tf.oneHot(
    tf.tensor1d(
      Array.from({ length: 12 }, (_, i) => i % 3),
      "int32",
    ),
    3,
  );
  own.compile({ optimizer: tf.train.momentum(0.1, 0.9), loss: "categoricalCrossentropy" });
  await own.fit(x, y, { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 });
  const results = [own.predict(x) as tf.Tensor, ...own.getWeights()].map(
    (one) => one.dataSync().slice() as Float32Array,
  );
  tf.dispose([x, y]);
  own.dispose();
  return results;
}

it("a model of TensorFlow.js's own layers learns the same on collapsar and on cpu", async () => {
  const [expected, received] = [await fitted("cpu"), await fitted("collapsar")];
  expected.forEach((values, i) => {
    const largest = Math.max(...values.map(Math.abs));
    // Nine steps pass each rounding on, through normalisations of four images.
    values.forEach((value, k) => {
      expect(Math.abs(received[i]![k]! - value)).toBeLessThanOrEqual(1e-4 * largest);
    });
  });
});
