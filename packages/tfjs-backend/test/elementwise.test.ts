import * as tf from "@tensorflow/tfjs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";
import {
  type Bound,
  expectSame,
  mapped,
  normals,
  type Operand,
  property,
  runKernel,
  strewn,
} from "./against-cpu.js";

beforeAll(() => {
  tf.enableProdMode();
  registerCollapsarBackend();
});

/**
 * Two shapes that broadcast: any extents, of which either operand keeps, squeezes or (in front) drops some; zeros
 * too.
 */
const broadcast = fc
  .array(
    fc.record({
      extent: fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constant(0)),
      keeps: fc.constantFrom("both" as const, "a" as const, "b" as const),
    }),
    { maxLength: 5 },
  )
  .chain((axes) =>
    fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([dropA, dropB]) => {
      const shape = (who: "a" | "b", drop: number) => {
        const own = axes.map(({ extent, keeps }) => (keeps === "both" || keeps === who ? extent : 1));
        const ones = own.findIndex((extent) => extent !== 1);
        return own.slice(Math.min(drop, ones < 0 ? own.length : ones));
      };
      return [shape("a", dropA), shape("b", dropB)] as const;
    }),
  );

const shapes = fc.array(fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constant(0)), {
  maxLength: 4,
});

describe("elementwise kernels equal the stock cpu backend's", () => {
  // float64 arithmetic rounded to float32 and float32 arithmetic give the same bits for one operation.
  const binaries: [string, Bound][] = [
    ["Add", {}],
    ["Sub", {}],
    ["Multiply", {}],
    ["RealDiv", {}],
    ["SquaredDifference", { relative: 6 }],
  ];
  it.each(binaries)("%s, any broadcast, NaN and infinities", (name, bound) =>
    property(
      broadcast,
      async ([a, b], random) => {
        await expectSame(name, { a: normals(random, a), b: normals(random, b) }, {}, bound);
        const odd = { a: strewn(random, normals(random, a)), b: strewn(random, normals(random, b)) };
        await expectSame(name, odd, {}, bound);
      },
      60,
    ),
  );

  it.each(["Add", "Sub", "Multiply", "SquaredDifference"])("%s of integers", (name) =>
    property(broadcast, async ([a, b], random) => {
      const integers = (shape: readonly number[]): Operand => {
        const { data } = mapped(normals(random, shape), (value) => Math.round(20 * value));
        return { shape, data: Int32Array.from(data), dtype: "int32" };
      };
      await expectSame(name, { a: integers(a), b: integers(b) }, {}, {});
    }),
  );

  it("long rows, whose ends are not multiples of four", () =>
    property(
      fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 7 })),
      async ([n, m], random) => {
        for (const [a, b] of [
          [[m, n], [n]],
          [
            [m, n],
            [m, 1],
          ],
          [[n], [m, n]],
          [[m, n], []],
          [
            [m, 1, n],
            [m, m, 1],
          ],
        ])
          for (const [name, bound] of binaries)
            await expectSame(name, { a: normals(random, a!), b: normals(random, b!) }, {}, bound);
      },
      10,
    ));

  it("refuses shapes that do not broadcast, as cpu does", async () => {
    for (const backend of ["cpu", "collapsar"]) {
      await tf.setBackend(backend);
      expect(() => tf.add(tf.zeros([2, 3]), tf.zeros([2]))).toThrow("could not be broadcast");
    }
  });

  const unaries: [string, Bound, object?][] = [
    ["Neg", {}],
    ["Square", {}],
    ["Sqrt", {}],
    ["Rsqrt", { relative: 3 }],
    ["Relu", {}],
    ["Step", {}, { alpha: 0 }],
    ["Step", {}, { alpha: 0.25 }],
    ["Exp", { relative: 4 }],
    ["Tanh", { relative: 8 }],
    // The stock erf is Abramowitz and Stegun's 7.1.26, which is off by 1.5e-7 itself.
    ["Erf", { absolute: 3e-7 }],
  ];
  it.each(unaries)("%s, NaN and infinities", (name, bound, attrs = {}) =>
    property(shapes, async (shape, random) => {
      await expectSame(name, { x: normals(random, shape) }, attrs, bound);
      // The stock erf answers infinities with NaN.
      if (name !== "Erf") await expectSame(name, { x: strewn(random, normals(random, shape)) }, attrs, bound);
      const large = mapped(normals(random, shape), (value) => 100 * value);
      await expectSame(name, { x: large }, attrs, bound);
    }),
  );

  it("erf keeps what is no number, and is ±1 at the infinities", async () => {
    const x: Operand = { shape: [3], data: Float32Array.of(Number.NaN, -1 / 0, 1 / 0), dtype: "float32" };
    expect(Array.from((await runKernel("collapsar", "Erf", { x })).data)).toEqual([Number.NaN, -1, 1]);
  });

  it.each(["Neg", "Square", "Relu", "Step"])("%s of integers", (name) =>
    property(shapes, async (shape, random) => {
      const { data } = mapped(normals(random, shape), (value) => Math.round(9 * value));
      await expectSame(name, { x: { shape, data: Int32Array.from(data), dtype: "int32" } }, { alpha: 0 }, {});
    }),
  );

  it("AddN of floats and of integers", () =>
    property(fc.tuple(shapes, fc.integer({ min: 1, max: 5 })), async ([shape, count], random) => {
      const terms = Array.from(
        { length: count },
        (_, i) => [i, strewn(random, normals(random, shape))] as const,
      );
      await expectSame("AddN", Object.fromEntries(terms), {}, { terms: count });
      const whole = terms.map(([i, one]) => {
        const data = Int32Array.from(one.data, (value) =>
          Number.isFinite(value) ? Math.round(9 * value) : 0,
        );
        return [i, { shape, data, dtype: "int32" as const }] as const;
      });
      await expectSame("AddN", Object.fromEntries(whole), {}, {});
    }));
});
