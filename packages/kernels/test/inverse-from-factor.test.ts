import { cholesky, gram, identity, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { addDiagonal } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { inverseFromFactor } from "../src/linear/inverse-from-factor.js";

it("is the inverse, symmetric, at sizes on both sides of the blocks", () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 7, 160, 161, 400, 801), (n) => {
      const A = addDiagonal(gram(randomNormal(seededRandom(n), n, n), { alpha: 1 / n }), 1);
      const P = inverseFromFactor(cholesky(A));
      const I = identity(n);
      matmul(A, P).data.forEach((value, at) => {
        if (Math.abs(value - I.data[at]!) > 1e-11) expect(value).toBeCloseTo(I.data[at]!, 11);
      });
      for (let i = 0; i < n; i++)
        for (let j = 0; j < i; j++) if (P.data[i * n + j] !== P.data[j * n + i]) expect(i).toBe(j);
    }),
    { numRuns: 6 },
  );
});
