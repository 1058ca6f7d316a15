import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { expectSame, mapped, normals, property, strewn } from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

const size = (max: number) => fc.integer({ min: 1, max });
const pools = fc.record({
  batch: size(3),
  height: size(8),
  width: size(8),
  channels: fc.constantFrom(1, 2, 3, 4, 6, 9),
  filterSize: fc.tuple(size(4), size(4)),
  strides: fc.tuple(size(3), size(3)),
  pad: fc.constantFrom("same" as const, "valid" as const, 1),
});
type Pool = typeof pools extends fc.Arbitrary<infer T> ? T : never;

function shapes({ batch, height, width, channels, filterSize, strides, pad }: Pool) {
  const input = [batch, height, width, channels] as [number, number, number, number];
  const { outShape } = tf.backend_util.computePool2DInfo(input, filterSize, strides, 1, pad);
  return { input, outShape, fits: outShape.every((extent) => extent > 0) };
}

describe("pools equal the stock cpu backend's", () => {
  it("MaxPool and MaxPoolGrad, ties and NaN too", () =>
    property(
      pools,
      async (pool, random) => {
        const { input, outShape, fits } = shapes(pool);
        if (!fits) return;
        const { filterSize, strides, pad } = pool;
        const attrs = { filterSize, strides, pad };
        const x = normals(random, input);
        const tied = mapped(x, (value) => Math.round(value));
        const dy = normals(random, outShape);
        for (const values of [x, tied, strewn(random, x)]) {
          await expectSame("MaxPool", { x: values }, attrs, {});
          const inputs = { dy, input: values, output: dy };
          // Signals that meet at one pixel are summed in another order.
          await expectSame("MaxPoolGrad", inputs, attrs, { absolute: 1e-5 });
        }
      },
      100,
    ));

  it("refuses windows that fit nowhere, as the stock backend does", async () => {
    for (const backend of ["cpu", "collapsar"]) {
      await tf.setBackend(backend);
      const x = tf.ones([1, 1, 1, 4]) as tf.Tensor4D;
      for (const pool of [tf.maxPool, tf.avgPool]) {
        expect(() => pool(x, 4, 1, "valid"), backend).toThrow();
      }
      x.dispose();
    }
  });

  it("takes signals of another rounding mode's shape back as the stock backend does", async () => {
    const gradientOn = async (backend: string, mode: "ceil" | "floor") => {
      await tf.setBackend(backend);
      return tf.tidy(() => {
        const x = tf.range(0, 64).mul(0.37).sin().reshape([1, 8, 8, 1]) as tf.Tensor4D;
        const pooled = (t: tf.Tensor) =>
          tf
            .maxPool(t as tf.Tensor4D, 3, 2, 1, mode)
            .square()
            .sum();
        return [...tf.grad(pooled)(x).dataSync()];
      });
    };
    for (const mode of ["ceil", "floor"] as const) {
      expect(await gradientOn("collapsar", mode)).toEqual(await gradientOn("cpu", mode));
    }
  });

  it("AvgPool and AvgPoolGrad", () =>
    property(
      pools,
      async (pool, random) => {
        const { input, outShape, fits } = shapes(pool);
        if (!fits) return;
        const { filterSize, strides, pad } = pool;
        const attrs = { filterSize, strides, pad };
        const terms = 2 * filterSize[0] * filterSize[1] + 2;
        const x = normals(random, input);
        await expectSame("AvgPool", { x }, attrs, { terms });
        await expectSame("AvgPool", { x: strewn(random, x) }, attrs, { terms });
        await expectSame("AvgPoolGrad", { dy: normals(random, outShape), input: x }, attrs, { terms });
      },
      100,
    ));
});
