import { cholesky, fromMlMatrix, gram, pinv, setBackend, solve, toMlMatrix, toRows } from "@collapsar/linalg";
import { addDiagonal, eigvalsh, singularValues, symmetrise } from "@collapsar/linalg/parts";
import fc from "fast-check";
import * as ml from "ml-matrix";
import { afterAll, describe, expect, it } from "vitest";
import { backends } from "../backends.js";
import { normal } from "../shapes.js";
import { determinant, inverse } from "./adapter.js";

afterAll(() => setBackend("auto"));

const shape = fc.record({
  m: fc.integer({ min: 1, max: 24 }),
  n: fc.integer({ min: 1, max: 24 }),
  seed: fc.nat(1e6),
});

/** ml-matrix itself as the other opinion, on random matrices, where it is right. */
describe.each(backends)("%s agrees with ml-matrix", (backend) => {
  const agree = (property: (m: number, n: number, seed: number) => void) =>
    fc.assert(
      fc.property(shape, ({ m, n, seed }) => {
        setBackend(backend);
        property(m, n, seed);
      }),
      { numRuns: 40 },
    );

  it("products, systems, inverses and determinants", () => {
    agree((m, n, seed) => {
      const A = addDiagonal(normal(seed, n, n), 2 * n);
      const B = normal(seed + 1, n, m);
      expect(solve(A, B)).toAgree(fromMlMatrix(ml.solve(toMlMatrix(A), toMlMatrix(B))), { absolute: 1e-12 });
      expect(inverse(toRows(A))).toAgree(ml.inverse(toMlMatrix(A)).to2DArray(), { absolute: 1e-12 });
      expect(determinant(toRows(A))).toAgree(ml.determinant(toMlMatrix(A)), { relative: 1e-11 });
    });
  });

  it("singular values, pseudo-inverses, eigenvalues, Cholesky factors", () => {
    agree((m, n, seed) => {
      const A = normal(seed, m, n);
      const S = new ml.SingularValueDecomposition(toMlMatrix(A), { autoTranspose: true }).diagonal;
      expect(singularValues(A)).toAgree(S.slice(0, Math.min(m, n)), { absolute: 1e-12 });
      const inverses = ml.pseudoInverse(toMlMatrix(A), 1e-12);
      expect(pinv(A)).toAgree(fromMlMatrix(inverses), { ofLargest: 1e-9 });
      const H = symmetrise(normal(seed, n, n));
      const values = new ml.EigenvalueDecomposition(toMlMatrix(H), { assumeSymmetric: true }).realEigenvalues;
      expect(eigvalsh(H)).toAgree(
        values.sort((a, b) => a - b),
        { absolute: 1e-11 },
      );
      const P = addDiagonal(gram(normal(seed, n, m)), 1);
      expect(cholesky(P).factor).toAgree(
        fromMlMatrix(new ml.CholeskyDecomposition(toMlMatrix(P)).lowerTriangularMatrix),
        { absolute: 1e-11 },
      );
    });
  });
});
