import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerConvFilterGradient, useTensorflow } from "../src/index.js";

describe("convFilterGradient", () => {
  beforeAll(async () => {
    await useTensorflow("wasm");
    registerConvFilterGradient("wasm");
  });

  it("equals the stock cpu backend's on random shapes, strides and paddings", async () => {
    const shape = fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: 1, max: 3 }),
      extent: fc.integer({ min: 4, max: 9 }),
      channels: fc.integer({ min: 1, max: 4 }),
      filters: fc.integer({ min: 1, max: 5 }),
      padding: fc.constantFrom("same" as const, "valid" as const, 1),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ size, stride, extent, channels, filters, padding }) => {
        const x = Array.from({ length: 2 * extent * extent * channels }, (_, i) => Math.sin(i * 1.7));
        const w = Array.from({ length: size * size * channels * filters }, (_, i) => Math.cos(i));
        const gradient = async (backend: string) => {
          await tf.setBackend(backend);
          return tf.tidy(() => {
            const input = tf.tensor4d(x, [2, extent, extent, channels]);
            const loss = (kernel: tf.Tensor) =>
              tf.sum(tf.square(tf.conv2d(input, kernel as tf.Tensor4D, stride, padding))) as tf.Scalar;
            return Array.from(
              tf
                .grad(loss)(tf.tensor4d(w, [size, size, channels, filters]))
                .dataSync(),
            );
          });
        };
        const [expected, received] = [await gradient("cpu"), await gradient("wasm")];
        const scale = Math.max(...expected.map(Math.abs), 1e-12);
        received.forEach((value, i) => {
          expect(Math.abs(value - expected[i]!)).toBeLessThan(2e-5 * scale);
        });
      }),
      { numRuns: 40 },
    );
  });
});
