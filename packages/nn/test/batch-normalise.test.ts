import { seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { batchNormalise } from "../src/architectures/batch-normalise.js";
import { useTensorflow } from "../src/index.js";

describe("batchNormalise", () => {
  beforeAll(async () => {
    await useTensorflow("cpu");
  });

  it("equals the elementary operations and their automatic gradients", () => {
    const random = seededRandom(3);
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 5 }),
        (n, extent, c) => {
          const draw = (shape: number[]) =>
            tf.tensor(
              Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal()),
              shape,
            );
          const inputs = [draw([n, extent, extent, c]), draw([c]), draw([c])];
          const elementary = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) => {
            const { mean, variance } = tf.moments(x, [0, 1, 2]);
            return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3))), scale), shift);
          };
          const fused = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) =>
            batchNormalise(x, scale, shift, 1e-3).y;
          const route = (f: typeof fused) => {
            const scalar = (...args: tf.Tensor[]) =>
              tf.sum(tf.cos(f(args[0]!, args[1]!, args[2]!))) as tf.Scalar;
            return tf.tidy(() =>
              [f(inputs[0]!, inputs[1]!, inputs[2]!), ...tf.grads(scalar)(inputs)].map((t) => t.dataSync()),
            );
          };
          const [expected, received] = [route(elementary), route(fused)];
          received.forEach((values, i) => {
            values.forEach((value, k) => {
              expect(Math.abs(value - expected[i]![k]!)).toBeLessThan(2e-4);
            });
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});
