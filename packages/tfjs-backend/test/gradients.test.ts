import { type Random, seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { EPSILON, mapped, normals, type Operand, property } from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

type Function = (...inputs: tf.Tensor[]) => tf.Tensor;

/** Values of a function and its gradients for a signal that comes back, on one backend. */
async function gradients(backend: string, inputs: readonly Operand[], f: Function, seed: number) {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const tensors = inputs.map(({ data, shape }) => tf.tensor(data.slice(), [...shape], "float32"));
    const value = f(...tensors);
    const signal = wholes(seededRandom(seed), value.shape);
    const dy = tf.tensor(signal.data, [...signal.shape], "float32");
    return [value, ...tf.grads(f)(tensors, dy)].map((t) => ({
      shape: t.shape,
      data: Array.from(t.dataSync()),
    }));
  });
}

/** Whole numbers from −4 to 4: sums of their products stay where float32 is exact, whatever the order. */
const wholes = (random: Random, shape: readonly number[]): Operand =>
  mapped(normals(random, shape), (value) => Math.max(-4, Math.min(4, Math.round(2 * value))));

/** Requires the values and gradients of the stock cpu backend, each within `relative` roundings of itself. */
async function expectSameGradients(inputs: readonly Operand[], f: Function, relative = 0): Promise<void> {
  const [expected, received] = [
    await gradients("cpu", inputs, f, 11),
    await gradients("collapsar", inputs, f, 11),
  ];
  if (relative === 0) {
    // −0 is 0 here: where a sum of nothing starts is nobody's business.
    const positive = (results: typeof expected) =>
      results.map(({ shape, data }) => ({ shape, data: data.map((value) => value + 0) }));
    expect(positive(received)).toEqual(positive(expected));
    return;
  }
  received.forEach(({ data }, k) => {
    data.forEach((value, i) => {
      const reference = expected[k]!.data[i]!;
      expect(Math.abs(value - reference)).toBeLessThanOrEqual(
        EPSILON * relative * Math.abs(reference) + 2 ** -140,
      );
    });
  });
}

const size = (max: number) => fc.integer({ min: 1, max });
const power = (max: number) => fc.integer({ min: 0, max }).map((exponent) => 2 ** exponent);

const windows = fc.record({
  size: size(4),
  stride: size(3),
  extent: fc.integer({ min: 4, max: 9 }),
  channels: size(5),
  filters: size(5),
  padding: fc.constantFrom("same" as const, "valid" as const, 1),
});

describe("values and gradients equal the stock cpu backend's bit by bit where float32 is exact", () => {
  it("matMul, plain and fused", () =>
    property(
      fc.tuple(size(9), size(9), size(9), size(3), fc.boolean(), fc.boolean()),
      async ([m, n, k, b, tA, tB], random) => {
        const a = wholes(random, [b, ...(tA ? [k, m] : [m, k])]);
        const c = wholes(random, [b, ...(tB ? [n, k] : [k, n])]);
        await expectSameGradients([a, c], (x, y) => tf.matMul(x!, y!, tA, tB));
        const operands = [wholes(random, [m, k]), wholes(random, [k, n]), wholes(random, [n])];
        await expectSameGradients(operands, (x, y, bias) =>
          tf.fused.matMul({ a: x as tf.Tensor2D, b: y as tf.Tensor2D, bias: bias!, activation: "relu" }),
        );
      },
    ));

  it("conv2d, plain and fused, and depthwiseConv2d", () =>
    property(windows, async (w, random) => {
      const x = wholes(random, [2, w.extent, w.extent + 1, w.channels]);
      const filter = wholes(random, [w.size, w.size, w.channels, w.filters]);
      const [stride, pad] = [w.stride, w.padding];
      await expectSameGradients([x, filter], (a, b) =>
        tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride, pad),
      );
      await expectSameGradients([x, filter], (a, b) =>
        tf.depthwiseConv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride, pad),
      );
      const bias = wholes(random, [w.filters]);
      await expectSameGradients([x, filter, bias], (a, b, c) =>
        tf.fused.conv2d({
          x: a as tf.Tensor4D,
          filter: b as tf.Tensor4D,
          bias: c!,
          strides: stride,
          pad,
          activation: "relu",
        }),
      );
    }));

  it("pools", () =>
    property(windows, async (w, random) => {
      const x = wholes(random, [2, w.extent, w.extent, w.channels]);
      await expectSameGradients([x], (a) => tf.maxPool(a as tf.Tensor4D, w.size, w.stride, w.padding));
      if (w.size === 3) return;
      // With two or four pixels a side the means are exact, but for windows cut off at the border.
      await expectSameGradients([x], (a) => tf.avgPool(a as tf.Tensor4D, w.size, w.stride, "valid"));
    }));

  it("batchNorm", () =>
    property(fc.tuple(size(5), size(5), size(6)), ([n, extent, c], random) => {
      const x = wholes(random, [n, extent, extent, c]);
      const mean = wholes(random, [c]);
      // Roots of these variances are powers of two.
      const variance = mapped(mean, () => 4 ** random.integer(3));
      const [offset, scale] = [wholes(random, [c]), wholes(random, [c])];
      return expectSameGradients([x, mean, variance, offset, scale], (a, mu, v, beta, gamma) =>
        tf.batchNorm(a!, mu as tf.Tensor1D, v as tf.Tensor1D, beta as tf.Tensor1D, gamma as tf.Tensor1D, 0),
      );
    }));

  it("arithmetic, broadcast", () =>
    property(fc.tuple(size(4), size(4), size(5)), async ([a, b, c], random) => {
      const pairs = [
        [[a, b, c], [c]],
        [
          [b, 1],
          [a, b, c],
        ],
        [
          [a, 1, c],
          [1, b, 1],
        ],
        [[], [a, b]],
        [
          [a, b],
          [a, b],
        ],
      ];
      for (const [p, q] of pairs as [number[], number[]][]) {
        for (const f of [tf.add, tf.sub, tf.mul])
          await expectSameGradients([wholes(random, p), wholes(random, q)], (x, y) => f(x!, y!));
        const divisor = mapped(wholes(random, q), (value) => 2 ** value);
        await expectSameGradients([wholes(random, p), divisor], (x, y) => tf.div(x!, y!));
      }
    }));

  it("maps and sums of several", () =>
    property(fc.array(size(5), { maxLength: 4 }), async (shape, random) => {
      const [x, y, z] = [wholes(random, shape), wholes(random, shape), wholes(random, shape)];
      for (const f of [tf.neg, tf.square, tf.relu, tf.step]) await expectSameGradients([x], (a) => f(a!));
      await expectSameGradients([x, y, z], (...terms) => tf.addN(terms));
      // TensorFlow.js's own gradient of this one does not broadcast.
      await expectSameGradients([x, y], (a, b) => tf.squaredDifference(a!, b!));
      const squares = mapped(x, (value) => 4 ** value);
      for (const f of [tf.sqrt, tf.rsqrt]) await expectSameGradients([squares], (a) => f(a!));
    }));

  it("sums, means and moments over any axes", () =>
    property(
      fc.record({
        shape: fc.array(power(2), { minLength: 1, maxLength: 4 }),
        bits: fc.integer({ min: 0, max: 15 }),
        keep: fc.boolean(),
      }),
      async ({ shape, bits, keep }, random) => {
        const axes = shape.map((_, axis) => axis).filter((axis) => bits & (1 << axis));
        const over = axes.length > 0 ? axes : undefined;
        const x = wholes(random, shape);
        await expectSameGradients([x], (a) => tf.sum(a!, over, keep));
        await expectSameGradients([x], (a) => tf.mean(a!, over, keep));
        await expectSameGradients([x], (a) => tf.moments(a!, over, keep).variance);
      },
    ));

  it("exp, tanh and erf within a few roundings", () =>
    property(fc.array(size(5), { maxLength: 4 }), async (shape, random) => {
      const x = mapped(normals(random, shape), (value) => value / 4);
      await expectSameGradients([x], (a) => tf.exp(a!), 8);
      await expectSameGradients([x], (a) => tf.tanh(a!), 24);
      await expectSameGradients([x], (a) => tf.grad((b) => tf.erf(b))(a!), 24);
    }));
});
