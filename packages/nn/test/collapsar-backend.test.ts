import { seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";

const random = seededRandom(7);
const values = (shape: readonly number[]) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());

/** Runs a scalar-free function and its gradients with respect to every input on one backend. */
async function run(
  backend: string,
  inputs: { data: Float32Array; shape: number[] }[],
  f: (...x: tf.Tensor[]) => tf.Tensor,
) {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const tensors = inputs.map(({ data, shape }) => tf.tensor(data, shape, "float32"));
    // A cosine of the output makes the signal that comes back depend on place and value.
    const scalar = (...x: tf.Tensor[]) => tf.sum(tf.cos(f(...x))) as tf.Scalar;
    return [f(...tensors), ...tf.grads(scalar)(tensors)].map((t) => ({
      shape: t.shape,
      data: Float32Array.from(t.dataSync()),
    }));
  });
}

async function sameAsCpu(
  shapes: number[][],
  f: (...x: tf.Tensor[]) => tf.Tensor,
  positive = false,
): Promise<void> {
  const inputs = shapes.map((shape) => ({
    shape,
    data: values(shape).map((v) => (positive ? Math.abs(v) + 0.1 : v)),
  }));
  const [expected, received] = [await run("cpu", inputs, f), await run("collapsar", inputs, f)];
  received.forEach(({ shape, data }, i) => {
    const reference = expected[i]!;
    expect(shape).toEqual(reference.shape);
    const scale = Math.max(1e-6, ...Array.from(reference.data, Math.abs));
    let worst = 0;
    data.forEach((value, k) => {
      worst = Math.max(worst, Math.abs(value - reference.data[k]!));
    });
    expect(worst / scale).toBeLessThan(1e-4);
  });
}

const size = (max: number) => fc.integer({ min: 1, max });
const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => Promise<void>, numRuns = 25) =>
  fc.assert(fc.asyncProperty(arbitrary, property), { numRuns });

describe("the collapsar backend equals the stock cpu backend, gradients too", () => {
  beforeAll(() => {
    tf.enableProdMode();
    registerCollapsarBackend();
  });

  it("matMul with transposes and batches", () =>
    check(fc.tuple(size(9), size(9), size(9), size(3), fc.boolean(), fc.boolean()), ([m, n, k, b, tA, tB]) =>
      sameAsCpu(
        [
          [b, ...(tA ? [k, m] : [m, k])],
          [b, ...(tB ? [n, k] : [k, n])],
        ],
        (A, B) => tf.matMul(A as tf.Tensor3D, B as tf.Tensor3D, tA, tB),
      ),
    ));

  it("fused matMul with bias and relu", () =>
    check(fc.tuple(size(9), size(9), size(9)), async ([m, n, k]) => {
      await sameAsCpu([[m, k], [k, n], [n]], (a, b, bias) =>
        tf.fused.matMul({
          a: a as tf.Tensor2D,
          b: b as tf.Tensor2D,
          bias,
          activation: "relu",
          transposeA: false,
          transposeB: false,
        }),
      );
    }));

  const convolution = fc.record({
    kernel: size(4),
    stride: size(3),
    extent: fc.integer({ min: 4, max: 9 }),
    channels: size(4),
    filters: size(5),
    padding: fc.constantFrom("same" as const, "valid" as const, 1),
  });
  it("conv2d with its two gradients", () =>
    check(convolution, ({ kernel, stride, extent, channels, filters, padding }) =>
      sameAsCpu(
        [
          [2, extent, extent + 1, channels],
          [kernel, kernel, channels, filters],
        ],
        (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, padding),
      ),
    ));

  it("depthwiseConv2d", () =>
    check(convolution, ({ kernel, stride, extent, channels, filters, padding }) =>
      sameAsCpu(
        [
          [2, extent, extent, channels],
          [kernel, kernel, channels, filters],
        ],
        (x, w) => tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, padding),
      ),
    ));

  it("max and average pools", () =>
    check(convolution, async ({ kernel, stride, extent, channels }) => {
      const shape = [2, extent, extent, channels];
      await sameAsCpu([shape], (x) => tf.maxPool(x as tf.Tensor4D, kernel, stride, "same"));
      await sameAsCpu([shape], (x) => tf.avgPool(x as tf.Tensor4D, kernel, stride, "same"));
      await sameAsCpu([shape], (x) => tf.avgPool(x as tf.Tensor4D, kernel, stride, "valid"));
    }));

  it("batchNorm", () =>
    check(fc.tuple(size(5), size(5), size(6)), ([n, extent, c]) =>
      sameAsCpu([[n, extent, extent, c], [c], [c]], (x, offset, scale) => {
        const mean = tf.range(0, c, 1).div(10) as tf.Tensor1D;
        const variance = tf.range(1, c + 1, 1) as tf.Tensor1D;
        return tf.batchNorm(x, mean, variance, offset as tf.Tensor1D, scale as tf.Tensor1D, 1e-3);
      }),
    ));

  const broadcast = fc.constantFrom<[number[], number[]]>(
    [
      [3, 4],
      [3, 4],
    ],
    [[3, 4], [4]],
    [[4], [3, 4]],
    [[2, 3, 4], []],
    [[], [2, 3]],
    [
      [2, 3, 4],
      [2, 1, 1],
    ],
    [
      [2, 3, 4],
      [3, 1],
    ],
    [
      [2, 1, 4],
      [1, 3, 1],
    ],
    [
      [2, 3, 3, 5],
      [1, 1, 1, 5],
    ],
    [
      [1, 4],
      [3, 1],
    ],
  );
  it("elementwise operations of two tensors, broadcast", () =>
    check(broadcast, async ([a, b]) => {
      for (const f of [tf.add, tf.sub, tf.mul]) await sameAsCpu([a, b], (x, y) => f(x, y));
      await sameAsCpu([a, b], (x, y) => tf.div(x, y), true);
    }));

  it("elementwise maps and sums of several", () =>
    check(fc.array(size(5), { minLength: 1, maxLength: 4 }), async (shape) => {
      for (const f of [tf.neg, tf.square, tf.relu, tf.exp, tf.tanh, tf.erf])
        await sameAsCpu([shape], (x) => f(x));
      for (const f of [tf.sqrt, tf.rsqrt]) await sameAsCpu([shape], (x) => f(x), true);
      await sameAsCpu([shape, shape], (x, y) => tf.squaredDifference(x, y));
      await sameAsCpu([shape, shape, shape], (x, y, z) => tf.addN([x, y, z]));
    }));

  it("sums, means and moments over any axes", () =>
    check(
      fc.tuple(
        fc.array(size(4), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
      ),
      async ([shape, bits, keep]) => {
        const axes = shape.map((_, axis) => axis).filter((axis) => bits & (1 << axis));
        const over = axes.length > 0 ? axes : undefined;
        await sameAsCpu([shape], (x) => tf.sum(x, over, keep));
        await sameAsCpu([shape], (x) => tf.mean(x, over, keep));
        await sameAsCpu([shape], (x) => tf.moments(x, over, keep).variance);
      },
    ));

  it("leaves integers and NaN to behave as they do on cpu", async () => {
    for (const backend of ["cpu", "collapsar"]) {
      await tf.setBackend(backend);
      const sum = tf.tidy(() =>
        tf.add(tf.tensor1d([1, 2], "int32"), tf.tensor1d([3, 4], "int32")).dataSync(),
      );
      expect(Array.from(sum)).toEqual([4, 6]);
      const relu = tf.tidy(() => tf.relu(tf.tensor1d([Number.NaN, -1, 2])).dataSync());
      expect(Array.from(relu)).toEqual([Number.NaN, 0, 2]);
    }
  });
});
