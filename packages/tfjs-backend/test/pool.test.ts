import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { HeapFullError, registerCollapsarBackend } from "../src/index.js";
import type { CollapsarBackend } from "../src/parts.js";
import { expectSame, mapped, normals, property, runKernel, strewn } from "./against-cpu.js";

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
  // windows of one pixel as many as pixels: the image itself is handed on, wherever strides and padding put the windows
  const handedOn = filterSize[0] * filterSize[1] === 1 && tf.util.arraysEqual(input, outShape);
  return { input, outShape, handedOn, fits: outShape.every((extent) => extent > 0) };
}

describe("pools equal the stock cpu backend's", () => {
  it("MaxPool and MaxPoolGrad, ties and NaN too", () =>
    property(
      pools,
      async (pool, random) => {
        const { input, outShape, handedOn, fits } = shapes(pool);
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
          if (!handedOn) await expectSame("MaxPoolGrad", inputs, attrs, { absolute: 1e-5 });
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

  it("AvgPool", () =>
    property(
      pools,
      async (pool, random) => {
        const { input, fits } = shapes(pool);
        if (!fits) return;
        const { filterSize, strides, pad } = pool;
        const attrs = { filterSize, strides, pad };
        const terms = 2 * filterSize[0] * filterSize[1] + 2;
        const x = normals(random, input);
        await expectSame("AvgPool", { x }, attrs, { terms });
        await expectSame("AvgPool", { x: strewn(random, x) }, attrs, { terms });
      },
      100,
    ));
});

/** ⟨a, b⟩ where all numbers are finite. */
const inner = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe("the gradient of an average pool is the derivative of its forward pass", () => {
  it("AvgPoolGrad: ⟨pool(x), dy⟩ = ⟨x, gradient(dy)⟩, whatever is padded", () =>
    property(
      pools,
      async (pool, random) => {
        const { input, outShape, fits } = shapes(pool);
        if (!fits) return;
        const { filterSize, strides, pad } = pool;
        const [x, dy] = [normals(random, input), normals(random, outShape)];
        const attrs = { filterSize, strides, pad };
        const pooled = await runKernel("collapsar", "AvgPool", { x }, attrs);
        if (!Array.from(pooled.data).every(Number.isFinite)) return;
        const back = await runKernel("collapsar", "AvgPoolGrad", { dy, input: x }, attrs);
        expect(inner(x.data, back.data)).toAgree(inner(pooled.data, dy.data), { absolute: 1e-4 });
      },
      100,
    ));

  it("hands the signal on where the image is handed on", async () => {
    const x = { shape: [1, 1, 1, 1], data: Float32Array.of(2), dtype: "float32" as const };
    const dy = { ...x, data: Float32Array.of(3) };
    const attrs = { filterSize: [1, 1], strides: [3, 1], pad: 1 };
    for (const kind of ["Max", "Avg"]) {
      const pooled = await runKernel("collapsar", `${kind}Pool`, { x }, attrs);
      const back = await runKernel(
        "collapsar",
        `${kind}PoolGrad`,
        { dy, input: x, output: { ...x, data: Float32Array.from(pooled.data) } },
        attrs,
      );
      expect([pooled.data[0], back.data[0]], kind).toEqual([2, 3]);
    }
  });

  it('also where stock kernels compute (a full memory; "AvgPool3DGrad")', async () => {
    await tf.setBackend("collapsar");
    const full = vi
      .spyOn((tf.backend() as unknown as CollapsarBackend).heap, "allocate")
      .mockImplementation((bytes) => {
        throw new HeapFullError(bytes);
      });
    tf.tidy(() => {
      const x = tf.sin(tf.range(0, 72)) as tf.Tensor1D;
      const image = (t: tf.Tensor) => tf.reshape(t, [1, 6, 6, 2]) as tf.Tensor4D;
      const volume = (t: tf.Tensor) => tf.reshape(t, [1, 4, 3, 6, 1]) as tf.Tensor5D;
      for (const pool of [
        (t: tf.Tensor) => tf.avgPool(image(t), 3, 2, "same"),
        (t: tf.Tensor) => tf.avgPool(image(t), 3, 1, 1),
        (t: tf.Tensor) => tf.avgPool3d(volume(t), 3, 1, "same"),
        (t: tf.Tensor) => tf.avgPool3d(volume(t), 2, 2, 1),
      ]) {
        const y = pool(x);
        const dy = tf.cos(tf.reshape(tf.range(0, y.size), y.shape));
        const back = tf.grad(pool)(x, dy);
        expect(inner(x.dataSync(), back.dataSync())).toAgree(inner(y.dataSync(), dy.dataSync()), {
          absolute: 1e-4,
        });
      }
    });
    full.mockRestore();
  });
});
