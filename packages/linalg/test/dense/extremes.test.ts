import {
  cholesky,
  eigh,
  filled,
  gram,
  identity,
  lu,
  type Matrix,
  matmul,
  matrix,
  pairwiseDistances,
  pinv,
  qr,
  setBackend,
  solve,
  svd,
} from "@collapsar/linalg";
import { failureKind } from "@collapsar/linalg/check";
import {
  addDiagonal,
  choleskySolve,
  conditionEstimate,
  conjugateGradient,
  eigvalsh,
  expDistances,
  frobeniusNorm,
  gmres,
  luSolve,
  mapFn,
  newtonKrylov,
  pairwiseSquaredDistances,
  psdSqrt,
  rowNorms,
  scale,
  singularValues,
  solvePositiveDefinite,
  symmetrise,
  triangularSolve,
} from "@collapsar/linalg/parts";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { backends } from "../backends.js";
import { normal } from "../shapes.js";

afterAll(() => setBackend("auto"));

/** A numerical error, by its kind: what is asked of numbers that leave the range. */
function expectNumerical(run: () => unknown): void {
  let kind: unknown = "no error";
  try {
    run();
  } catch (error) {
    kind = failureKind(error);
  }
  expect(kind).toBe("numerical");
}

const EXPONENTS = [-1000, -700, -500, 500, 700, 1000];
const definite = (n: number): Matrix => addDiagonal(gram(normal(n, n, n)), 1);

describe.each(backends)("%s at the ends of the range", (backend) => {
  beforeEach(() => setBackend(backend));

  it.each(EXPONENTS)("decompositions of 2^%i A are those of A, scaled", (exponent) => {
    const factor = 2 ** exponent;
    for (const n of [1, 5, 40]) {
      const A = normal(n, n + 3, n);
      const B = scale(A, factor);
      expect(singularValues(B)).toAgree(
        singularValues(A).map((x) => x * factor),
        { relative: 1e-10 },
      );
      expect(svd(B).S).toAgree(
        svd(A).S.map((x) => x * factor),
        { relative: 1e-10 },
      );
      expect(qr(B).Q.data).toAgree(qr(A).Q.data, { relative: 1e-8 });
      expect(pinv(B).data).toAgree(scale(pinv(A), 1 / factor).data, { relative: 1e-8 });
      const S = symmetrise(normal(n, n, n));
      expect(eigvalsh(scale(S, factor))).toAgree(
        eigvalsh(S).map((x) => x * factor),
        { relative: 1e-10 },
      );
      const P = definite(n);
      const Y = normal(3, n, 2);
      expect(solve(scale(P, factor), scale(Y, factor)).data).toAgree(solve(P, Y).data, { relative: 1e-8 });
      expect(solve(scale(P, factor), Y).data).toAgree(scale(solve(P, Y), 1 / factor).data, {
        relative: 1e-8,
      });
      const chol = cholesky(scale(P, factor));
      expect(scale(chol.factor, 2 ** (-exponent / 2)).data).toAgree(cholesky(P).factor.data, {
        relative: 1e-8,
      });
      expect(choleskySolve(chol, scale(Y, factor)).data).toAgree(choleskySolve(cholesky(P), Y).data, {
        relative: 1e-8,
      });
      expect(triangularSolve(chol, scale(Y, 2 ** (exponent / 2)), { transpose: true }).data).toAgree(
        triangularSolve(cholesky(P), Y, { transpose: true }).data,
        { relative: 1e-8 },
      );
      expect(conditionEstimate(scale(P, factor), chol) / conditionEstimate(P, cholesky(P))).toBeCloseTo(1, 8);
    }
  });

  it("gives the right numbers or a numerical error near the largest and smallest numbers", () => {
    const I = identity(4);
    const most = filled(4, 4, 1e308);
    expectNumerical(() => eigh(most));
    expectNumerical(() => svd(most));
    expectNumerical(() => singularValues(most));
    expectNumerical(() => qr(most));
    expectNumerical(() => solve(scale(I, 1e-310), I));
    expectNumerical(() => pinv(scale(I, 1e-310)));
    expectNumerical(() => solvePositiveDefinite(scale(I, 1e-300), scale(I, 1e300)));
    expectNumerical(() => luSolve(lu(scale(I, 1e-310)), I));
    expect(eigvalsh(scale(I, 1e308))).toAgree([1e308, 1e308, 1e308, 1e308], { relative: 1e-12 });
    expect(svd(scale(I, 1e308)).S).toAgree([1e308, 1e308, 1e308, 1e308], { relative: 1e-12 });
    expect(cholesky(scale(I, 1e308)).factor.data).toAgree(scale(I, 1e154).data, { relative: 1e-12 });
    expect(psdSqrt(scale(I, 1e308)).data).toAgree(scale(I, 1e154).data, { relative: 1e-12 });
    expect(solve(scale(I, 1e-310), scale(I, 1e-5)).data).toAgree(scale(I, 1e305).data, { relative: 1e-10 });
    expect(luSolve(lu(scale(I, 1e-310)), scale(I, 1e-5)).data).toAgree(scale(I, 1e305).data, {
      relative: 1e-10,
    });
    expect(solve(scale(I, 1e308), scale(I, 1e308)).data).toAgree(I.data, { relative: 1e-12 });
  });

  it("keeps each column's own accuracy in a QR of columns from 1e-300 to 1e300", () => {
    const [m, n] = [30, 7];
    const plain = normal(3, m, n);
    const A = mapFn(plain, (x, _, j) => x * 10 ** (100 * (j - 3)));
    const { Q, R } = qr(A);
    const reference = qr(plain);
    expect(Q.data).toAgree(reference.Q.data, { relative: 1e-9 });
    const scaledR = mapFn(R, (x, _, j) => x / 10 ** (100 * (j - 3)));
    for (let i = 0; i < n; i++) {
      const own = scaledR.data.subarray(i * n + i, (i + 1) * n);
      expect(own).toAgree(reference.R.data.subarray(i * n + i, (i + 1) * n), { relative: 1e-9 });
    }
  });

  it.each([-1000, -560, 560, 1000])("norms and distances of 2^%i X are those of X, scaled", (exponent) => {
    const factor = 2 ** exponent;
    for (const d of [1, 3, 300]) {
      const [X, Z] = [normal(1, 9, d), normal(2, 70, d)];
      const [x, z] = [scale(X, factor), scale(Z, factor)];
      expect(rowNorms(x)).toAgree(
        rowNorms(X).map((r) => r * factor),
        { relative: 1e-13 },
      );
      expect(frobeniusNorm(x) / factor / frobeniusNorm(X)).toBeCloseTo(1, 12);
      expect(pairwiseDistances(x, z).data).toAgree(scale(pairwiseDistances(X, Z), factor).data, {
        relative: 1e-11,
      });
      expect(pairwiseDistances(x).data).toAgree(scale(pairwiseDistances(X), factor).data, {
        relative: 1e-11,
      });
      const metric = scale(definite(d), 0.5);
      expect(pairwiseDistances(x, z, { metric }).data).toAgree(
        scale(pairwiseDistances(X, Z, { metric }), factor).data,
        { relative: 1e-11 },
      );
      expect(expDistances(x, z, { power: 1, scale: -0.1 / factor }).data).toAgree(
        expDistances(X, Z, { power: 1, scale: -0.1 }).data,
        { relative: 1e-11 },
      );
    }
    if (exponent > 0) expectNumerical(() => pairwiseSquaredDistances(scale(normal(1, 3, 3), factor)));
  });

  it("keeps short distances beside long ones", () => {
    const X = matrix(4, 2, [1, 0, 1e-200, 0, 3e-200, 0, 1e-200, 2e-170]);
    const D = pairwiseDistances(X).data;
    expect(D.subarray(6, 8)).toAgree([2e-200, 2e-170], { relative: 1e-12 });
    expect(D.subarray(0, 4)).toAgree([0, 1, 1, 1], { relative: 1e-12 });
  });

  it("tells norms that are no numbers", () => {
    const most = filled(2, 9, 1e308);
    expectNumerical(() => rowNorms(most));
    expectNumerical(() => frobeniusNorm(most));
    expect(rowNorms(matrix(1, 2, [Number.POSITIVE_INFINITY, 1]))[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("iterations at the ends of the range", () => {
  const A = definite(12);
  const times = (M: Matrix) => (x: Float64Array) =>
    matmul(M, { rows: 12, cols: 1, data: x }).data as Float64Array;
  const b = normal(5, 12, 1).data as Float64Array;
  const expected = solve(A, { rows: 12, cols: 1, data: b }).data;

  it.each([1e-300, 1e-200, 1e200, 1e300])("a right side of size %d is solved like any other", (size) => {
    const right = b.map((x) => x * size);
    for (const solver of [conjugateGradient, gmres]) {
      for (const factor of [1, size]) {
        const { x, residual } = solver({ apply: times(scale(A, factor)), b: right, tolerance: 1e-13 });
        expect(x).toAgree(
          expected.map((value) => (value * size) / factor),
          { relative: 1e-9 },
        );
        expect(residual).toBeLessThan(1e-12);
      }
      const near = solver({ apply: times(A), b: right, x0: right.map((x) => x * 2) });
      expect(near.x).toAgree(
        expected.map((value) => value * size),
        { relative: 1e-6 },
      );
    }
  });

  it("measures a residual of 1e-200 by its size", () => {
    const residual = (x: Float64Array) => x.map((value) => 1e-200 * (value - 1));
    expect(newtonKrylov({ residual, x0: new Float64Array(2), tolerance: 1e-208 }).x[0]).toBeCloseTo(1, 6);
  });
});
