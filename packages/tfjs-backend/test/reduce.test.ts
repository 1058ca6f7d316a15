import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import { expectSame, mapped, normals, property, sizeOf, strewn } from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

const cases = fc.record({
  shape: fc.array(fc.oneof({ weight: 15, arbitrary: fc.integer({ min: 1, max: 7 }) }, fc.constant(0)), {
    minLength: 1,
    maxLength: 5,
  }),
  bits: fc.integer({ min: 0, max: 31 }),
  keepDims: fc.boolean(),
  negative: fc.boolean(),
});

describe("reductions equal the stock cpu backend's", () => {
  it.each(["Sum", "Mean"])("%s over any axes, NaN and infinities", (name) =>
    property(
      cases,
      async ({ shape, bits, keepDims, negative }, random) => {
        const axes = shape.map((_, axis) => axis).filter((axis) => bits & (1 << axis));
        const axis = negative ? axes.map((one) => one - shape.length) : axes;
        const x = normals(random, shape);
        // The stock mean rounds every quotient, ours the sum alone.
        const bound = { terms: 4 };
        await expectSame(name, { x }, { axis, keepDims }, bound);
        await expectSame(name, { x: strewn(random, x) }, { axis, keepDims }, bound);
      },
      80,
    ),
  );

  it("Sum of integers and truth values", () =>
    property(cases, async ({ shape, bits, keepDims }, random) => {
      const axis = shape.map((_, one) => one).filter((one) => bits & (1 << one));
      const { data } = mapped(normals(random, shape), (value) => Math.round(9 * value));
      const x = { shape, data: Int32Array.from(data), dtype: "int32" } as const;
      await expectSame("Sum", { x }, { axis, keepDims }, {});
      const truth = { shape, data: Uint8Array.from(data, (v) => (v > 0 ? 1 : 0)), dtype: "bool" } as const;
      await expectSame("Sum", { x: truth }, { axis, keepDims }, {});
      await expectSame("Mean", { x }, { axis, keepDims }, { terms: 4 + sizeOf(shape) });
    }));

  it("long columns and rows", () =>
    property(
      fc.tuple(fc.integer({ min: 60, max: 400 }), fc.integer({ min: 1, max: 19 })),
      async ([n, m], random) => {
        for (const [shape, axis] of [
          [[n, m], 0],
          [[m, n], 1],
          [[2, n, m], 1],
        ] as const)
          for (const name of ["Sum", "Mean"])
            await expectSame(name, { x: normals(random, shape) }, { axis: [axis] }, { terms: 4 });
      },
      15,
    ));
});
