import { matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { assert, boolean, integer, property } from "fast-check";
import { expect, it } from "vitest";
import { product } from "../src/state/product.js";

it("a product by plain loops is matmul's", () => {
  const size = integer({ min: 1, max: 6 });
  assert(
    property(size, size, size, boolean(), boolean(), (m, k, n, transposeA, transposeB) => {
      const rng = seededRandom(m + 10 * k + 100 * n);
      const A = transposeA ? randomNormal(rng, k, m) : randomNormal(rng, m, k);
      const B = transposeB ? randomNormal(rng, n, k) : randomNormal(rng, k, n);
      const options = { transposeA, transposeB, alpha: -1.5 };
      const expected = matmul(A, B, options);
      product(A, B, options).data.forEach((value, at) => {
        expect(value).toBeCloseTo(expected.data[at]!, 12);
      });
    }),
  );
});
