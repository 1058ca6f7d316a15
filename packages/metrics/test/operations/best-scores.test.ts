import { type BackendName, matmul, seededRandom, setBackend } from "@collapsar/linalg";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { normal } from "../../../linalg/test/shapes.js";
import { bestScores } from "../../src/operations/best-scores.js";

afterEach(() => setBackend("auto"));

const shapes = fc.record({
  n: fc.integer({ min: 1, max: 40 }),
  // more classes than one tile holds, too
  classes: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constant(5000)),
  p: fc.integer({ min: 1, max: 5 }),
  dtype: fc.constantFrom("f32" as const, "f64" as const),
  // shifts that float32 holds, and such as it must round either way
  shift: fc.constantFrom(0, 1, -3, 1e-40, 1e7),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

it("the best two of all scores, ties to the lower class, by kernels and by loops", () => {
  fc.assert(
    fc.property(shapes, ({ n, classes, p, dtype, shift: size, seed }) => {
      const random = seededRandom(seed);
      const [H, A] = [normal(seed, n, p, dtype), normal(seed + 1, classes, p, dtype)];
      // every third class is the one before it: ties
      for (let c = 2; c < classes; c += 3) A.data.copyWithin(c * p, (c - 1) * p, c * p);
      const shift = Float64Array.from({ length: classes }, () => size * random.uniform(0.5, 1));
      for (let c = 2; c < classes; c += 3) shift[c] = shift[c - 1]!;
      const found = (backend: BackendName) => {
        setBackend(backend);
        const products = matmul(A, H, { transposeB: true });
        return { products, best: bestScores(H, A, shift) };
      };
      for (const backend of ["js", "wasm"] as const) {
        const { products, best } = found(backend);
        for (let i = 0; i < n; i++) {
          const scores = Array.from(shift, (own, c) => products.data[c * n + i]! + own);
          const order = scores.map((_, c) => c).sort((a, b) => scores[b]! - scores[a]! || a - b);
          const second = classes > 1 ? scores[order[1]!]! : Number.NEGATIVE_INFINITY;
          // products of tiles may be rounded otherwise than those of all
          const slack = 1e-6 * (1 + Math.abs(scores[order[0]!]!));
          expect(Math.abs(best.score[i]! - scores[order[0]!]!)).toBeLessThanOrEqual(slack);
          if (classes > 1) expect(Math.abs(best.second[i]! - second)).toBeLessThanOrEqual(slack);
          if (classes <= 70 && scores[order[0]!] !== second) expect(best.label[i]).toBe(order[0]);
          else expect(scores[order[0]!]! - scores[best.label[i]!]!).toBeLessThanOrEqual(slack);
          expect(best.label[i]! % 3 === 2 && best.label[i]! > 0 && scores[order[0]!] === second).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});
