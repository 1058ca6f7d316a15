import { matrix } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useTensorflow } from "../../src/index.js";
import { imageLayout, imageRows } from "../../src/parts.js";

describe("imageRows", () => {
  beforeAll(async () => {
    await useTensorflow("cpu");
  });

  it("equals TensorFlow's bilinear resizing with half-pixel centres", () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        size,
        fc.integer({ min: 1, max: 3 }),
        (height, width, toHeight, toWidth, channels) => {
          const data = Float64Array.from({ length: 2 * height * width * channels }, (_, i) =>
            Math.sin(3 * i),
          );
          const X = matrix(2, height * width * channels, data);
          const resized = imageRows(X, { height, width, channels }, { to: [toHeight, toWidth] });
          const expected = tf.tidy(() =>
            tf.image
              .resizeBilinear(
                tf.tensor4d(Float32Array.from(data), [2, height, width, channels], "float32"),
                [toHeight, toWidth],
                false,
                true,
              )
              .dataSync(),
          );
          resized.data.forEach((value, i) => {
            expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-5);
          });
        },
      ),
    );
  });

  it("brings planar channels side by side, and scales", () => {
    const X = matrix(1, 8, [1, 2, 3, 4, 10, 20, 30, 40]);
    const rows = imageRows(X, { height: 2, width: 2, channels: 2, planar: true }, { factor: 2 });
    expect(Array.from(rows.data)).toEqual([2, 20, 4, 40, 6, 60, 8, 80]);
  });

  it("knows digits, MNIST and CIFAR-10 by their length, and refuses others", () => {
    expect(imageLayout(784)).toEqual({ height: 28, width: 28, channels: 1 });
    expect(imageLayout(3072).planar).toBe(true);
    expect(() => imageLayout(30)).toThrow(/square grey images or 32 × 32 × 3, got 30/);
  });
});
