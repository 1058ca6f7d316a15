import { matmul, matrix, qr, randomNormal, seededRandom, transpose, zeros } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { balancedness, conditionNumber, layerChain } from "../src/parts.js";

const random = seededRandom(3);
const orthogonal = (n: number) => qr(randomNormal(random, n, n)).Q;

/** U diag(s) Vᵀ with given orthogonal factors. */
function withValues(U: ReturnType<typeof orthogonal>, s: readonly number[], V: typeof U) {
  const S = zeros(U.cols, V.cols);
  s.forEach((value, k) => {
    S.data[k * V.cols + k] = value;
  });
  return matmul(matmul(U, S), transpose(V));
}

describe("balancedness", () => {
  it("is 0 for layers that share their middle singular frame and values: a balanced linear head", () => {
    const [U, V, Z] = [orthogonal(4), orthogonal(6), orthogonal(3)];
    const first = withValues(U, [3, 2, 1], V);
    const second = withValues(Z, [3, 2, 1], U);
    expect(balancedness(first, second)).toAgree(0, { absolute: 1e-12 });
  });

  it("is what the entries of both products say", () => {
    const [A, B] = [randomNormal(random, 3, 5), randomNormal(random, 2, 3)];
    let [difference, inner, outer] = [0, 0, 0];
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        let [b, a] = [0, 0];
        for (let k = 0; k < 2; k++) b += B.data[k * 3 + i]! * B.data[k * 3 + j]!;
        for (let k = 0; k < 5; k++) a += A.data[i * 5 + k]! * A.data[j * 5 + k]!;
        [difference, inner, outer] = [difference + (b - a) ** 2, inner + b * b, outer + a * a];
      }
    expect(balancedness(A, B)).toAgree(Math.sqrt(difference / Math.max(inner, outer)), { relative: 1e-13 });
  });

  it("does not change when both layers are scaled, and refuses what does not follow on", () => {
    const [A, B] = [randomNormal(random, 3, 5), randomNormal(random, 2, 3)];
    const twice = (M: typeof A) => ({ ...M, data: M.data.map((value) => 2 * value) });
    expect(balancedness(twice(A), twice(B))).toAgree(balancedness(A, B), { relative: 1e-13 });
    expect(() => balancedness(A, A)).toThrow("must have 3 columns, as the first has rows, got 5");
  });
});

describe("conditionNumber", () => {
  it("is σ_max/σ_min, 1 for an orthogonal layer, and infinite for one that loses a direction", () => {
    expect(conditionNumber(withValues(orthogonal(3), [8, 4, 2], orthogonal(5)))).toAgree(4, {
      relative: 1e-13,
    });
    expect(conditionNumber(orthogonal(4))).toAgree(1, { relative: 1e-13 });
    expect(conditionNumber(matrix(2, 2, [1, 0, 0, 0]))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("layerChain", () => {
  it("has balancedness where the next layer follows on, and null for a layer of zeros", () => {
    const layers = [
      { name: "a", weights: randomNormal(random, 3, 5) },
      { name: "b", weights: randomNormal(random, 2, 3) },
      { name: "c", weights: zeros(2, 7) },
    ];
    const rows = layerChain(layers);
    expect(rows.map((row) => row.balancedness)).toEqual([
      balancedness(layers[0]!.weights, layers[1]!.weights),
      undefined,
      undefined,
    ]);
    expect(rows[2]).toEqual({ name: "c", shape: [2, 7], conditionNumber: null, ranks: null });
    expect(() => layerChain([])).toThrow("at least one layer");
  });
});
