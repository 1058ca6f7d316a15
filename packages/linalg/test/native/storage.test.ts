import {
  cholesky,
  eigh,
  gram,
  lu,
  type Matrix,
  matmul,
  pairwiseDistances,
  qr,
  setBackend,
  svd,
  transpose,
} from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import {
  arctan2,
  choleskySolve,
  clone,
  expDistances,
  luSolve,
  map,
  scale,
  subtract,
  symmetrise,
} from "@collapsar/linalg/parts";
import { afterEach, describe, expect, it } from "vitest";
import { setStorage } from "../../src/matrix/matrix.js";
import { normal } from "../shapes.js";

type Name = "js" | "wasm" | "native";

function backends(): Name[] {
  try {
    loadNative();
    return ["js", "wasm", "native"];
  } catch {
    return ["js", "wasm"];
  }
}

/** Buffers that come full of NaN: what is not written shows. */
const poisoned = {
  from: 0,
  advise: () => {},
  blank: (bytes: number) => new Uint8Array(bytes).fill(0xff).buffer,
};

function results(rows: number): Record<string, Matrix> {
  const A = normal(rows, rows, 23);
  const X = normal(3, rows, 5);
  const H = symmetrise(normal(4, rows, rows));
  const S = gram(normal(2, rows, rows + 5));
  const { U, V } = svd(A);
  const { Q, R } = qr(A);
  return {
    matmul: matmul(A, A, { transposeB: true }),
    empty: matmul(normal(1, rows, 0), normal(1, 0, rows)),
    gram: S,
    transpose: transpose(A),
    symmetrise: H,
    scale: scale(A, 2),
    subtract: subtract(A, A),
    clone: clone(A),
    map: map(A, "exp"),
    arctan2: arctan2(A, A),
    distances: pairwiseDistances(X),
    kernel: expDistances(X, X, { power: 1, scale: -1 }),
    U,
    V,
    Q,
    R,
    vectors: eigh(H).vectors,
    cholesky: choleskySolve(cholesky(S), X),
    lu: luSolve(lu(S), X),
  };
}

afterEach(() => {
  setStorage(null);
  setBackend("auto");
});

describe("results in memory that nobody has cleared", () => {
  for (const name of [...backends(), "auto"] as const) {
    it(`are written whole by ${name}`, () => {
      for (const rows of [1, 3, 40]) {
        setStorage(null);
        setBackend(name);
        const expected = results(rows);
        setStorage(poisoned);
        const found = results(rows);
        for (const key of Object.keys(expected)) {
          expect([key, ...found[key]!.data]).toEqual([key, ...expected[key]!.data]);
        }
      }
    });
  }
});
