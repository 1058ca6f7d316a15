import { seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { expectSame, type Inputs, normals, property, runKernel, strewn } from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

const size = (max: number, min = 1) => fc.integer({ min, max });
const activation = fc.constantFrom("linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu", "prelu");

/** Activations whose slope is at most 1 pass a product's error on; their own evaluation adds a few roundings of 1. */
const fusedBound = (terms: number) => ({ terms, relative: 8, absolute: 1e-6 });

/** Batches of both factors: equal, one of them single, or absent. */
const batches = fc.constantFrom<[number[], number[]]>(
  [[], []],
  [[2], [2]],
  [[1], [3]],
  [[3], [1]],
  [
    [2, 2],
    [2, 2],
  ],
  [[2], []],
);

const product = fc.record({
  batch: batches,
  m: size(9),
  n: size(9),
  k: size(9, 0),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
});

describe("matrix products equal the stock cpu backend's within n ε |A||B|", () => {
  it("BatchMatMul with transposes and batches", () =>
    property(
      product,
      async ({ batch: [batchA, batchB], m, n, k, transposeA, transposeB }, random) => {
        const a = normals(random, [...batchA, ...(transposeA ? [k, m] : [m, k])]);
        const b = normals(random, [...batchB, ...(transposeB ? [n, k] : [k, n])]);
        await expectSame("BatchMatMul", { a, b }, { transposeA, transposeB }, { terms: 2 * k + 2 });
      },
      80,
    ));

  it("BatchMatMul of larger matrices", () =>
    property(
      fc.record({ m: size(90), n: size(90), k: size(300) }),
      async ({ m, n, k }, random) => {
        const inputs = { a: normals(random, [m, k]), b: normals(random, [k, n]) };
        await expectSame("BatchMatMul", inputs, { transposeA: false, transposeB: false }, { terms: 2 * k });
      },
      8,
    ));

  it("BatchMatMul spreads what is no number to its row and column", () =>
    property(fc.record({ m: size(6), n: size(6), k: size(6) }), async ({ m, n, k }, random) => {
      const inputs = { a: strewn(random, normals(random, [m, k])), b: normals(random, [k, n]) };
      await expectSame("BatchMatMul", inputs, { transposeA: false, transposeB: false }, { terms: 2 * k + 2 });
    }));

  it("_FusedMatMul with bias and each activation", () =>
    property(
      fc.record({ product, activation, bias: fc.boolean() }),
      async ({ product: { m, n, k, transposeA, transposeB }, activation, bias }, random) => {
        const inputs: Inputs = {
          a: normals(random, [1, ...(transposeA ? [k, m] : [m, k])]),
          b: normals(random, [1, ...(transposeB ? [n, k] : [k, n])]),
          ...(bias ? { bias: normals(random, [n]) } : {}),
          ...(activation === "prelu" ? { preluActivationWeights: normals(random, [n]) } : {}),
        };
        const attrs = { transposeA, transposeB, activation, leakyreluAlpha: 0.3 };
        const sums = { absolute: 2e-5 };
        const exact = activation === "linear" || activation === "relu";
        await expectSame("_FusedMatMul", inputs, attrs, exact ? fusedBound(2 * k + 4) : sums);
      },
      80,
    ));

  it("refuses factors that do not fit", async () => {
    await tf.setBackend("collapsar");
    expect(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3]))).toThrow(/inner (shapes|dimensions)/);
    await expect(
      runKernel("collapsar", "BatchMatMul", {
        a: { shape: [2, 3], data: new Float32Array(6), dtype: "float32" },
        b: { shape: [2, 3], data: new Float32Array(6), dtype: "float32" },
      }),
    ).rejects.toThrow("inner dimensions must agree, got 2×3 and 2×3");
  });
});

const convolution = fc.record({
  batch: size(3),
  height: size(9),
  width: size(9),
  filterHeight: size(4),
  filterWidth: size(4),
  strideHeight: size(3),
  strideWidth: size(3),
  dilation: fc.constantFrom<[number, number]>([1, 1], [1, 1], [2, 1], [1, 3], [2, 2]),
  channels: fc.constantFrom(1, 2, 3, 4, 5, 8),
  filters: fc.constantFrom(1, 2, 4, 7),
  pad: fc.oneof(
    fc.constantFrom("same" as const, "valid" as const),
    fc.tuple(size(2, 0), size(2, 0), size(2, 0), size(2, 0)),
  ),
});
type Convolution = typeof convolution extends fc.Arbitrary<infer T> ? T : never;

const attributes = (c: Convolution) => {
  const [dilationHeight, dilationWidth] = c.dilation;
  // TensorFlow.js has either strides or dilations.
  const strides = dilationHeight * dilationWidth > 1 ? [1, 1] : [c.strideHeight, c.strideWidth];
  const pad =
    typeof c.pad === "string"
      ? c.pad
      : [
          [0, 0],
          [c.pad[0], c.pad[1]],
          [c.pad[2], c.pad[3]],
          [0, 0],
        ];
  return { strides, pad, dataFormat: "NHWC", dilations: c.dilation };
};

/** Shape of the output, or undefined where a window does not fit. */
function outputShape(c: Convolution, filter: readonly number[], depthwise = false) {
  const { strides, pad, dilations } = attributes(c);
  const { outShape, outHeight, outWidth } = tf.backend_util.computeConv2DInfo(
    [c.batch, c.height, c.width, c.channels],
    filter as [number, number, number, number],
    strides as [number, number],
    dilations as [number, number],
    pad as "same",
    undefined,
    depthwise,
  );
  return outHeight > 0 && outWidth > 0 ? outShape : undefined;
}

describe("convolutions equal the stock cpu backend's within n ε |x||w|", () => {
  it("Conv2D and its two gradients", () =>
    property(
      convolution,
      async (c, random) => {
        const filterShape = [c.filterHeight, c.filterWidth, c.channels, c.filters];
        const shape = outputShape(c, filterShape);
        if (!shape) return;
        const attrs = attributes(c);
        const x = normals(random, [c.batch, c.height, c.width, c.channels]);
        const filter = normals(random, filterShape);
        const dy = normals(random, shape);
        const window = c.filterHeight * c.filterWidth;
        await expectSame("Conv2D", { x, filter }, attrs, { terms: 2 * window * c.channels + 2 });
        if (Math.max(...c.dilation) > 1) return;
        const [inputShape, positions] = [x.shape, shape[0] * shape[1]! * shape[2]!];
        await expectSame(
          "Conv2DBackpropInput",
          { dy, filter },
          { ...attrs, inputShape },
          {
            terms: 2 * window * c.filters + 2,
          },
        );
        await expectSame(
          "Conv2DBackpropFilter",
          { x, dy },
          { ...attrs, filterShape },
          {
            terms: 2 * positions + 2,
          },
        );
      },
      150,
    ));

  it("Conv2D over more patches than are held at once", async () => {
    const random = seededRandom(3);
    const x = normals(random, [2, 24, 33, 37]);
    const filter = normals(random, [5, 5, 37, 3]);
    const attrs = { strides: [1, 1], pad: "same", dataFormat: "NHWC", dilations: [1, 1] };
    const terms = 2 * 25 * 37;
    await expectSame("Conv2D", { x, filter }, attrs, { terms });
    const dy = normals(random, [2, 24, 33, 3]);
    await expectSame(
      "Conv2DBackpropFilter",
      { x, dy },
      { ...attrs, filterShape: filter.shape },
      { terms: 3200 },
    );
    await expectSame("Conv2DBackpropInput", { dy, filter }, { ...attrs, inputShape: x.shape }, { terms });
  });

  it("Conv2D spreads what is no number over the windows that see it", () =>
    property(convolution, async (c, random) => {
      const filter = normals(random, [c.filterHeight, c.filterWidth, c.channels, c.filters]);
      if (!outputShape(c, filter.shape)) return;
      const x = strewn(random, normals(random, [c.batch, c.height, c.width, c.channels]));
      // Finite filters: the stock kernel skips what lies outside of the image, where a patch holds zeros.
      await expectSame("Conv2D", { x, filter }, attributes(c), { terms: 1000 });
    }));

  it("FusedConv2D with bias and each activation", () =>
    property(
      fc.record({ c: convolution, activation, bias: fc.boolean() }),
      async ({ c, activation, bias }, random) => {
        const filterShape = [c.filterHeight, c.filterWidth, c.channels, c.filters];
        if (!outputShape(c, filterShape)) return;
        const inputs: Inputs = {
          x: normals(random, [c.batch, c.height, c.width, c.channels]),
          filter: normals(random, filterShape),
          ...(bias ? { bias: normals(random, [c.filters]) } : {}),
          ...(activation === "prelu" ? { preluActivationWeights: normals(random, [c.filters]) } : {}),
        };
        const attrs = { ...attributes(c), activation, leakyreluAlpha: 0.3 };
        const exact = activation === "linear" || activation === "relu";
        const bound = exact
          ? fusedBound(2 * c.filterHeight * c.filterWidth * c.channels + 4)
          : { absolute: 5e-5 };
        await expectSame("FusedConv2D", inputs, attrs, bound);
      },
      80,
    ));

  it("DepthwiseConv2dNative, one and several filters a channel", () =>
    property(
      convolution,
      async (c, random) => {
        const filterShape = [c.filterHeight, c.filterWidth, c.channels, Math.min(c.filters, 3)];
        const shape = outputShape(c, filterShape, true);
        // The stock kernel takes explicit paddings only in its forward pass with equal sides.
        if (!shape || typeof c.pad !== "string") return;
        const x = normals(random, [c.batch, c.height, c.width, c.channels]);
        const filter = normals(random, filterShape);
        const terms = 2 * c.filterHeight * c.filterWidth + 2;
        await expectSame("DepthwiseConv2dNative", { x, filter }, attributes(c), { terms });
      },
      100,
    ));

  it("Conv2D without channels is 0, forward and back, whatever the memory held", async () => {
    const junk = async () => {
      await tf.setBackend("collapsar");
      tf.tidy(() => tf.fill([4096], 8).add(1).dataSync());
    };
    const empty = (shape: number[]) => ({ shape, data: new Float32Array(0), dtype: "float32" }) as const;
    const attrs = { strides: 1, pad: "same", dataFormat: "NHWC", dilations: 1 };
    const operands = { x: empty([1, 3, 3, 0]), filter: empty([2, 2, 0, 2]) };
    await junk();
    expect(Array.from((await runKernel("collapsar", "Conv2D", operands, attrs)).data)).toEqual(
      Array(18).fill(0),
    );
    await junk();
    const back = { dy: empty([1, 3, 3, 0]), filter: empty([2, 2, 2, 0]) };
    const given = { ...attrs, inputShape: [1, 3, 3, 2] };
    const dx = await runKernel("collapsar", "Conv2DBackpropInput", back, given);
    expect(Array.from(dx.data)).toEqual(Array(18).fill(0));
  });

  it("leaves integers to the stock kernels", async () => {
    const x = {
      shape: [1, 3, 3, 1],
      data: Int32Array.from({ length: 9 }, (_, i) => i),
      dtype: "int32",
    } as const;
    const filter = { shape: [2, 2, 1, 1], data: Int32Array.of(1, 2, 3, 4), dtype: "int32" } as const;
    const attrs = { strides: [1, 1], pad: "valid", dataFormat: "NHWC", dilations: [1, 1] };
    await expectSame("Conv2D", { x, filter }, attrs, {});
    const [a, b] = [
      { ...x, shape: [3, 3] },
      { ...x, shape: [3, 3] },
    ];
    await expectSame("BatchMatMul", { a, b }, { transposeA: false, transposeB: true }, {});
  });
});
