import {
  cholesky,
  eigh,
  fromRows,
  identity,
  lu,
  type Matrix,
  matmul,
  pairwiseDistances,
  pinv,
  qr,
  setBackend,
  solve,
  svd,
  toRows,
  transpose,
} from "@collapsar/linalg";
import { luSolve, rowNorms, symmetrise, triangularSolve } from "@collapsar/linalg/parts";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { backends } from "../backends.js";
import { normal } from "../shapes.js";
import {
  chain,
  determinant,
  inverse,
  leastSquares,
  power,
  type Rows,
  rank,
  signedLogDeterminant,
} from "./adapter.js";

afterAll(() => setBackend("auto"));

const times = (A: Rows, B: Rows): Rows => toRows(matmul(fromRows(A), fromRows(B)));
const turned = (A: Rows): Rows => toRows(transpose(fromRows(A)));

/** The identities that jax-js' numpy.linalg and lax.linalg are held to, in float64. */
describe.each(backends)("%s: what jax-js asks", (backend) => {
  beforeEach(() => setBackend(backend));

  const A = [
    [3, 8],
    [1, 5],
  ];

  it("inverse, determinant and its logarithm", () => {
    expect(times(A, inverse(A))).toAgree(
      [
        [1, 0],
        [0, 1],
      ],
      { absolute: 1e-14 },
    );
    expect(determinant(A)).toAgree(7, { relative: 1e-14 });
    expect(signedLogDeterminant(A)).toAgree({ sign: 1, log: Math.log(7) }, { relative: 1e-14 });
    expect(signedLogDeterminant([A[1]!, A[0]!])).toAgree({ sign: -1, log: Math.log(7) }, { relative: 1e-14 });
  });

  it("the derivative of the determinant is the adjugate, transposed", () => {
    const B = toRows(normal(5, 9, 9));
    const adjugate = inverse(B).map((row) => row.map((x) => x * determinant(B)));
    for (const [i, j] of [
      [0, 0],
      [3, 7],
      [8, 2],
    ] as const) {
      const at = (h: number) =>
        determinant(B.map((row, r) => row.map((x, c) => (r === i && c === j ? x + h : x))));
      // The determinant is linear in each entry: any difference is the derivative.
      expect(at(1) - at(0)).toAgree(adjugate[j]![i]!, { relative: 1e-9 });
    }
  });

  it("the derivative of the sum of the inverse is −A⁻ᵀ 1 1ᵀ A⁻ᵀ", () => {
    const B = toRows(normal(6, 4, 4));
    const ones = [[1], [1], [1], [1]];
    const right = times(turned(inverse(B)), ones);
    const left = times(inverse(B), ones);
    const sum = (M: Rows) =>
      inverse(M)
        .flat()
        .reduce((s, x) => s + x, 0);
    const h = 1e-6;
    const moved = (by: number) => B.map((row, r) => row.map((x, c) => (r === 1 && c === 2 ? x + by : x)));
    expect((sum(moved(h)) - sum(moved(-h))) / (2 * h)).toAgree(-right[1]![0]! * left[2]![0]!, {
      relative: 1e-6,
    });
  });

  it("powers and chains", () => {
    expect(power(A, 0)).toAgree([
      [1, 0],
      [0, 1],
    ]);
    expect(power(A, 3)).toAgree(times(times(A, A), A), { relative: 1e-14 });
    const parts = [toRows(normal(1, 2, 3)), toRows(normal(2, 3, 5)), toRows(normal(3, 5, 1))];
    expect(chain(parts)).toAgree(times(parts[0]!, times(parts[1]!, parts[2]!)), {
      relative: 1e-12,
      absolute: 1e-13,
    });
  });

  it("least squares: the normal equations where tall, the shortest solution where wide", () => {
    for (const [m, n, r] of [
      [3, 2, 1],
      [2, 3, 1],
      [3, 2, 2],
      [2, 3, 2],
      [4, 4, 2],
      [30, 7, 3],
      [7, 30, 3],
    ] as const) {
      const [M, B] = [toRows(normal(m, m, n)), toRows(normal(n, m, r))];
      const X = leastSquares(M, B);
      expect([X.length, X[0]!.length]).toEqual([n, r]);
      const gram = times(turned(M), M);
      expect(times(gram, X)).toAgree(times(turned(M), B), { absolute: 1e-12 * n * m });
      if (m > n) continue;
      expect(times(M, X)).toAgree(B, { absolute: 1e-12 * n });
      const inRows = times(turned(M), leastSquares(turned(M), X));
      expect(inRows).toAgree(X, { ofLargest: 1e-9 });
    }
  });

  it("systems: one right side, several, random ones against what they were made from", () => {
    const X = normal(8, 15, 5);
    const M = normal(9, 15, 15);
    expect(solve(M, matmul(M, X))).toAgree(X, { absolute: 1e-9 });
    expect(luSolve(lu(M), matmul(M, X))).toAgree(X, { absolute: 1e-9 });
    const x = toRows(solve(fromRows(A), fromRows([[7], [7]])));
    expect(x).toAgree([[-3], [2]], { absolute: 1e-13 });
  });

  it("triangular systems, both ways, and L⁻¹A L⁻ᵀ = I", () => {
    const G = matmul(normal(3, 12, 20), normal(3, 12, 20), { transposeB: true });
    const chol = cholesky(symmetrise(G));
    const half = triangularSolve(chol, symmetrise(G));
    expect(triangularSolve(chol, transpose(half))).toAgree(identity(12), { absolute: 1e-11 });
    const Y = triangularSolve(chol, triangularSolve(chol, normal(4, 12, 2)), { transpose: true });
    expect(matmul(G, Y)).toAgree(normal(4, 12, 2), { absolute: 1e-10 });
  });

  it("norms along rows and columns", () => {
    const M = fromRows([
      [2, 3, 6],
      [1, 4, 8],
    ]);
    expect(rowNorms(M)).toAgree([7, 9], { relative: 1e-15 });
    expect(rowNorms(transpose(M))).toAgree([Math.sqrt(5), 5, 10], { relative: 1e-15 });
  });
});

/** The identities of ml-matrix' decomposition tests. */
describe.each(backends)("%s: what ml-matrix asks", (backend) => {
  beforeEach(() => setBackend(backend));

  const product = ({ U, S, V }: ReturnType<typeof svd>): Matrix =>
    matmul({ ...U, data: U.data.map((x, at) => x * S[at % U.cols]!) }, V, { transposeB: true });

  it("a sparse wide matrix with a row of zeros: singular values √5·2, 3, 2, 0 and orthonormal vectors", () => {
    const M = fromRows([
      [2, 0, 0, 0, 4],
      [0, 0, 3, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 2, 0, 0, 0],
    ]);
    const result = svd(M);
    expect(result.S).toAgree([Math.sqrt(20), 3, 2, 0], { absolute: 1e-14 });
    expect(matmul(result.U, result.U, { transposeA: true })).toAgree(identity(4), { absolute: 1e-14 });
    expect(matmul(result.V, result.V, { transposeA: true })).toAgree(identity(4), { absolute: 1e-14 });
    expect(product(result)).toAgree(M, { absolute: 1e-14 });
  });

  it("rank one: the inverse is Aᵀ/‖A‖²", () => {
    const M = fromRows([
      [1, 2],
      [3, 6],
    ]);
    expect(pinv(M)).toAgree(
      { ...transpose(M), data: transpose(M).data.map((x) => x / 50) },
      { absolute: 1e-15 },
    );
    expect(rank(toRows(M))).toBe(1);
  });

  it("a matrix and its transpose share singular values, with the vectors exchanged", () => {
    const M = normal(2, 10, 2);
    const [one, other] = [svd(M), svd(transpose(M))];
    expect(one.S).toAgree(other.S, { relative: 1e-14 });
    expect(product(one)).toAgree(transpose(product(other)), { absolute: 1e-14 });
  });

  it("a design matrix with dependent columns still fits what lies in its range", () => {
    const M = Array.from({ length: 100 }, (_, i) => [i, 3 * i + 2, 1]);
    const b = M.map(([x, y]) => [2 * x! - y! + 5]);
    expect(rank(M)).toBe(2);
    expect(times(M, leastSquares(M, b))).toAgree(b, { absolute: 1e-10 });
  });

  it("a ring of springs: A V = V Λ, VᵀV = I, Λ the cosines", () => {
    const n = 6;
    const ring = fromRows(
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) =>
          i === j ? 2 : (i - j + n) % n === 1 || (j - i + n) % n === 1 ? -1 : 0,
        ),
      ),
    );
    const { values, vectors } = eigh(ring);
    const cosines = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos((2 * Math.PI * k) / n)).sort(
      (a, b) => a - b,
    );
    expect(values).toAgree(cosines, { absolute: 1e-14 });
    expect(matmul(vectors, vectors, { transposeA: true })).toAgree(identity(n), { absolute: 1e-14 });
    const scaled = { ...vectors, data: vectors.data.map((x, at) => x * values[at % n]!) };
    expect(matmul(ring, vectors)).toAgree(scaled, { absolute: 1e-14 });
  });

  it("QR: R upper with a diagonal that is positive, Q R = A; distances of a triangle", () => {
    const M = fromRows([
      [6, 5],
      [8, 10],
      [0, 12],
    ]);
    const { Q, R } = qr(M);
    expect(R).toAgree(
      fromRows([
        [10, 11],
        [0, Math.sqrt(148)],
      ]),
      { absolute: 1e-13 },
    );
    expect(matmul(Q, R)).toAgree(M, { absolute: 1e-13 });
    expect(
      pairwiseDistances(
        fromRows([
          [0, 0],
          [3, 0],
          [0, 4],
        ]),
      ),
    ).toAgree(
      fromRows([
        [0, 3, 4],
        [3, 0, 5],
        [4, 5, 0],
      ]),
      {
        absolute: 1e-14,
      },
    );
  });
});
