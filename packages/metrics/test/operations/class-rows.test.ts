import { type BackendName, setBackend } from "@collapsar/linalg";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { normal } from "../../../linalg/test/shapes.js";
import { addClassSums, classDeviations } from "../../src/operations/class-rows.js";

afterEach(() => setBackend("auto"));

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 30 }),
  cols: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 120, max: 300 })),
  // more classes than rows take another way to the kernels
  count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 31, max: 60 })),
  dtype: fc.constantFrom("f32" as const, "f64" as const),
  scale: fc.constantFrom(1, 2 ** -40),
  seed: fc.integer({ min: 0, max: 1e6 }),
});
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

function computed(backend: BackendName, { rows, cols, count, dtype, scale, seed }: Shape) {
  setBackend(backend);
  const numbers = (n: number, m: number, from: number) => normal(seed + from, n, m).data as Float64Array;
  const { data } = normal(seed, rows, cols, dtype);
  const classes = Int32Array.from({ length: rows }, (_, i) => (i * 7 + seed) % count);
  const given = { rows, cols, data, classes, scale, origin: numbers(1, cols, 1) };
  const sums = numbers(count, cols, 2);
  const largest = addClassSums(given, sums);
  const into = {
    means: numbers(count, cols, 3),
    centre: numbers(1, cols, 4),
    out: new Float64Array(rows * cols),
    squares: numbers(count, cols, 5),
    norms: new Float64Array(3 * rows),
  };
  classDeviations(given, into);
  return { given, sums, largest, ...into };
}

it("wasm gives what loops give: the same bits, but for sums along a row", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const [loops, kernels] = [computed("js", shape), computed("wasm", shape)];
      for (const part of ["sums", "largest", "out", "squares"] as const) {
        expect(kernels[part]).toEqual(loops[part]);
      }
      kernels.norms.forEach((value, at) => {
        expect(Math.abs(value - loops.norms[at]!)).toBeLessThanOrEqual(1e-14 * loops.norms[at]!);
      });
    }),
    { numRuns: 60 },
  );
});

it("a row's three numbers are its distances to its class mean, to zero and to the centre", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { given, means, centre, norms, out } = computed("auto", { ...shape, scale: 1 });
      const { rows, cols, data, classes, origin } = given;
      for (let i = 0; i < rows; i++) {
        const [x, mean] = [data.subarray(i * cols), means.subarray(classes[i]! * cols)];
        const own = Array.from({ length: cols }, (_, j) => x[j]! - origin[j]! - mean[j]!);
        // around the origin: x itself, and its distance to a centre that is written around the origin too
        const wanted = [
          Math.hypot(...own),
          Math.hypot(...Array.from({ length: cols }, (_, j) => x[j]!)),
          Math.hypot(...Array.from({ length: cols }, (_, j) => x[j]! - origin[j]! - centre[j]!)),
        ];
        wanted.forEach((value, k) => {
          expect(Math.abs(Math.sqrt(norms[3 * i + k]!) - value)).toBeLessThanOrEqual(1e-12 * (1 + value));
        });
        own.forEach((value, j) => {
          expect(out[i * cols + j]).toBeCloseTo(value, 12);
        });
      }
    }),
    { numRuns: 40 },
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "%s among the entries is told",
  (bad) => {
    for (const backend of ["js", "wasm"] as const) {
      setBackend(backend);
      const data = Float64Array.of(1, bad, 3, 4);
      const given = {
        rows: 2,
        cols: 2,
        data,
        classes: Int32Array.of(0, 0),
        scale: 1,
        origin: new Float64Array(2),
      };
      expect(addClassSums(given, new Float64Array(2))).toBeNaN();
    }
  },
);
