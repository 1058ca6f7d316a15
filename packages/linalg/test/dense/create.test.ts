import {
  filled,
  fromMlMatrix,
  fromRows,
  identity,
  matrix,
  toMlMatrix,
  toRows,
  transpose,
  zeros,
} from "@collapsar/linalg";
import { cast, clone, diagonal, diagonalMatrix, dtypeOf, sum } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMatrix } from "../shapes.js";

describe("matrix", () => {
  it("wraps a typed array without a copy and copies numbers", () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect(matrix(2, 3, data).data).toBe(data);
    expect(matrix(3, 1, [1, 2, 3]).data).toEqual(Float64Array.of(1, 2, 3));
  });

  it("refuses a wrong length, a wrong type and a detached buffer", () => {
    expect(() => matrix(2, 2, [1, 2, 3])).toThrow(/matrix: data must be contiguous .* = 4 entries, got 3/);
    expect(() => matrix(2, 2, new Int32Array(4) as never)).toThrow(RangeError);
    expect(() => matrix(2, -1, [])).toThrow(/whole numbers/);
    const data = new Float64Array(4);
    structuredClone(data, { transfer: [data.buffer] });
    expect(() => matrix(2, 2, data)).toThrow(/detached/);
  });
});

describe("zeros, filled, identity, diagonalMatrix", () => {
  it("hold what they say", () => {
    expect(sum(zeros(3, 4))).toBe(0);
    expect(sum(filled(3, 4, 0.5, "f32"))).toBe(6);
    expect(toRows(identity(2))).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(diagonal(diagonalMatrix([3, 1, 2]))).toEqual(Float64Array.of(3, 1, 2));
    expect(() => zeros(-1, 2)).toThrow(/zeros: rows must be a whole number of at least 0, got -1/);
  });
});

describe("fromRows, toRows", () => {
  it("are inverse to each other", () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        if (A.rows === 0) return;
        expect(fromRows(toRows(A), dtypeOf(A))).toEqual(A);
      }),
    );
  });
  it("refuses ragged rows", () => expect(() => fromRows([[1, 2], [3]])).toThrow(/rows must agree in length/));
});

describe("conversions", () => {
  it("clone and cast give new data, or the same matrix when the type is the same", () => {
    const A = fromRows([
      [1, 2],
      [3, 4],
    ]);
    expect(clone(A)).toEqual(A);
    expect(clone(A).data).not.toBe(A.data);
    expect(cast(A, "f64")).toBe(A);
    expect(dtypeOf(cast(A, "f32"))).toBe("f32");
  });
  it("ml-matrix and back is the identity", () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        expect(fromMlMatrix(toMlMatrix(A))).toEqual(cast(A, "f64"));
      }),
    );
  });
  it("transpose twice is the identity, and moves (i, j) to (j, i)", () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        const T = transpose(A);
        expect(transpose(T)).toEqual(A);
        for (let i = 0; i < A.rows; i++) {
          for (let j = 0; j < A.cols; j++) expect(T.data[j * A.rows + i]).toBe(A.data[i * A.cols + j]);
        }
      }),
    );
  });
});
