import { type BackendName, seededRandom, setBackend } from "@collapsar/linalg";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { PairStrip } from "../../src/operations/js/pair-strip.js";
import { angleSums, energySums, ratioSum } from "../../src/operations/pair-sums.js";

afterEach(() => setBackend("auto"));

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  cols: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 50, max: 90 })),
  // from all columns to none
  ahead: fc.integer({ min: -50, max: 100 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

function stripOf({ rows, cols, ahead, seed }: Shape): PairStrip {
  const random = seededRandom(seed);
  const numbers = (n: number, low: number, high: number) =>
    Float64Array.from({ length: n }, () => random.uniform(low, high));
  const [left, right] = [numbers(rows, 1, 2), numbers(cols, 1, 2)];
  return { rows, cols, ahead, products: numbers(rows * cols, -0.2, 0.24), left, right };
}

const none = { share: 1e-3, distance: () => Number.NaN };

/** All that is summed, by one backend. */
function summed(backend: BackendName, shape: Shape) {
  setBackend(backend);
  const strip = stripOf(shape);
  const angles = angleSums(strip, 0.1, -0.2);
  let least = 0;
  const settle = (found: number) => {
    least = found;
    return { factor: -3.5, top: 0.25, around: 0.01 };
  };
  const energies = energySums(strip, { around: 0.3, near: none, settle });
  const [spreads, others] = [strip.left.map((x) => x / 3), strip.right.map((x) => x / 5)];
  const ratio = ratioSum(strip, { spreads, others, half: 1, near: none });
  const cubes = ratioSum(strip, { spreads, others, half: 1.5, near: none });
  return { strip, angles, energies, least, ratio, cubes };
}

it("kernels and loops sum over the pairs what one reads in the formulas", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { rows, cols, products, left, right, ahead } = stripOf(shape);
      const wanted = {
        first: 0,
        second: 0,
        far: 0,
        log: 0,
        logs: 0,
        power: 0,
        powers: 0,
        ratio: 0,
        cubes: 0,
      };
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < cols; j++) {
          if (j < i + ahead) continue;
          const cosine = products[i * cols + j]! * left[i]! * right[j]!;
          wanted.first += cosine - 0.1;
          wanted.second += (cosine - 0.1) ** 2;
          wanted.far += Math.abs(cosine + 0.2);
          const square = 2 - 2 * cosine;
          least = Math.min(least, square);
          wanted.log += Math.log(square) - 0.3;
          wanted.logs += (Math.log(square) - 0.3) ** 2;
          const power = square ** -3.5 * Math.exp(-0.25) - 0.01;
          wanted.power += power;
          wanted.powers += power ** 2;
          const distance = left[i]! + right[j]! - 2 * products[i * cols + j]!;
          wanted.ratio += (left[i]! / 3 + right[j]! / 5) / distance;
          wanted.cubes += (left[i]! / 3 + right[j]! / 5) / distance ** 1.5;
        }
      }
      for (const backend of ["js", "wasm"] as const) {
        const { angles, energies, ratio, cubes, ...found } = summed(backend, shape);
        const got = {
          first: angles.first,
          second: angles.second,
          far: angles.far,
          log: energies.logs.first,
          logs: energies.logs.second,
          power: energies.powers!.first,
          powers: energies.powers!.second,
          ratio,
          cubes,
        };
        expect(found.least).toBeCloseTo(least, 12);
        for (const [name, value] of Object.entries(wanted)) {
          const size = 1e-12 * (1 + Math.abs(value)) * rows * cols;
          expect(Math.abs(got[name as keyof typeof got] - value), `${backend} ${name}`).toBeLessThanOrEqual(
            size,
          );
        }
        // what is summed over must not be written over
        expect(found.strip).toEqual(stripOf(shape));
      }
    }),
    { numRuns: 80 },
  );
});

it.each(["js", "wasm"] as const)("%s asks for the distances of near pairs, and of those alone", (backend) => {
  setBackend(backend);
  const strip = stripOf({ rows: 30, cols: 60, ahead: 4, seed: 5 });
  const at = 7 * 60 + 41;
  strip.products[at] = (1 - 1e-5) / (strip.left[7]! * strip.right[41]!);
  const asked: string[] = [];
  const near = {
    share: 1e-3,
    distance: (i: number, j: number) => {
      asked.push(`${i} ${j}`);
      return 3e-7;
    },
  };
  let least = 0;
  const settle = (found: number) => {
    least = found;
    return null;
  };
  expect(energySums(strip, { around: 0, near, settle }).powers).toBeNull();
  expect([asked, least]).toEqual([["7 41"], 3e-7]);
  const squares = { ...strip, left: strip.left.map(() => 1), right: strip.right.map(() => 1) };
  squares.products[at] = 1 - 1e-6;
  const [spreads, others] = [new Float64Array(30).fill(3), new Float64Array(60)];
  const total = ratioSum(squares, { spreads, others, half: 1, near });
  expect(asked).toEqual(["7 41", "7 41"]);
  expect(total).toBeGreaterThan(1e7);
  expect(total).toBeLessThan(1.01e7);
});
