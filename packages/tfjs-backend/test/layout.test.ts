import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { expectSame, normals, type Operand, property, strewn } from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

const extent = fc.oneof({ weight: 15, arbitrary: fc.integer({ min: 1, max: 7 }) }, fc.constant(0));
const shapes = fc.array(extent, { minLength: 1, maxLength: 5 });

/**
 * The same kernel on floats with odd values, on integers and on truth values: the latter two are the stock kernel's.
 */
async function everyType(name: string, inputs: Record<string, Operand>, attrs: object): Promise<void> {
  await expectSame(name, inputs, attrs, {});
  const other = (dtype: "int32" | "bool") =>
    Object.fromEntries(
      Object.entries(inputs).map(([key, { shape, data }]) => {
        const whole = Array.from(data, (v) => (dtype === "bool" ? Number(v > 0) : Math.round(v) || 0));
        return [
          key,
          { shape, dtype, data: dtype === "bool" ? Uint8Array.from(whole) : Int32Array.from(whole) },
        ];
      }),
    );
  await expectSame(name, other("int32"), attrs, {});
  await expectSame(name, other("bool"), attrs, {});
}

describe("kernels that lay values out equal the stock cpu backend's", () => {
  it("Slice", () =>
    property(
      shapes,
      async (shape, random) => {
        const begin = shape.map((extent) => random.integer(extent + 1));
        const size = shape.map((extent, axis) => random.integer(extent - begin[axis]! + 1));
        const open = size.map((one) => (random.next() < 0.3 ? -1 : one));
        const x = strewn(random, normals(random, shape));
        for (const extents of [size, open]) await everyType("Slice", { x }, { begin, size: extents });
      },
      100,
    ));

  it("SplitV", () =>
    property(
      shapes,
      async (shape, random) => {
        const axis = random.integer(shape.length);
        const first = random.integer(shape[axis]! + 1);
        const sizes = [first, shape[axis]! - first];
        const x = strewn(random, normals(random, shape));
        for (const numOrSizeSplits of [sizes, [first, -1], shape[axis]! > 0 ? shape[axis]! : 1])
          await everyType("SplitV", { x }, { numOrSizeSplits, axis: axis - shape.length });
      },
      100,
    ));

  it("Concat", () =>
    property(
      fc.tuple(shapes, fc.array(extent, { minLength: 1, maxLength: 4 })),
      async ([shape, extents], random) => {
        const axis = random.integer(shape.length);
        const parts = extents.map((extent, i) => {
          const own = shape.map((one, k) => (k === axis ? extent : one));
          return [i, strewn(random, normals(random, own))] as const;
        });
        await everyType("Concat", Object.fromEntries(parts), { axis });
      },
      100,
    ));

  it("Transpose", () =>
    property(
      shapes,
      async (shape, random) => {
        const perm = Array.from(random.permutation(shape.length));
        await everyType("Transpose", { x: strewn(random, normals(random, shape)) }, { perm });
      },
      100,
    ));

  it("PadV2", () =>
    property(
      shapes,
      async (shape, random) => {
        const paddings = shape.map(() => [random.integer(3), random.integer(3)]);
        const constantValue = random.integer(3);
        const x = strewn(random, normals(random, shape));
        await expectSame("PadV2", { x }, { paddings, constantValue }, {});
      },
      100,
    ));

  it("refuses what cpu refuses", async () => {
    for (const backend of ["cpu", "collapsar"]) {
      await tf.setBackend(backend);
      expect(() => tf.slice(tf.zeros([2, 3]), [1, 1], [2, 2])).toThrow(/Slice|slice/);
      expect(() => tf.concat([tf.zeros([2, 3]), tf.zeros([3, 2])], 0)).toThrow("concat");
    }
  });
});
