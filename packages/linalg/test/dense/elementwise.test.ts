import { identity, transpose, zeros } from "@collapsar/linalg";
import {
  add,
  addDiagonal,
  addDiagonalInPlace,
  addInPlace,
  arctan2,
  cast,
  clone,
  dtypeOf,
  hadamard,
  map,
  mapFn,
  mapInPlace,
  mapInto,
  multiplyAddInPlace,
  scale,
  scaleInPlace,
  subtract,
  symmetrise,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMatrix, largestGap, normal, pair } from "../shapes.js";

describe("elementwise", () => {
  it("(A + B) − B = A, A ∘ 1 = A, in place and by copy agree", () => {
    fc.assert(
      fc.property(pair, ([A, B]) => {
        expect(largestGap(subtract(add(A, B), B).data, A.data)).toBeLessThan(1e-14);
        expect(
          hadamard(
            A,
            mapFn(A, () => 1),
          ),
        ).toEqual(A);
        expect(addInPlace(clone(A), B, 1)).toEqual(add(A, B));
        expect(scaleInPlace(clone(A), 3)).toEqual(scale(A, 3));
        expect(largestGap(add(A, A).data, scale(A, 2).data)).toBe(0);
      }),
    );
  });

  it("multiplyAddInPlace is hadamard and add", () => {
    fc.assert(
      fc.property(pair, ([A, B]) => {
        const expected = add(hadamard(A, B), B);
        expect(multiplyAddInPlace(clone(A), B, B)).toEqual(expected);
      }),
    );
  });

  it("keeps f32 only when both are f32", () => {
    const A = normal(1, 2, 2);
    expect(dtypeOf(add(cast(A, "f32"), cast(A, "f32")))).toBe("f32");
    expect(dtypeOf(add(cast(A, "f32"), A))).toBe("f64");
  });

  it("addDiagonal adds s I", () => {
    const A = normal(2, 5, 5);
    expect(largestGap(addDiagonal(A, 2).data, add(A, scale(identity(5), 2)).data)).toBe(0);
    expect(addDiagonalInPlace(clone(A), 2)).toEqual(addDiagonal(A, 2));
  });

  it("symmetrise gives equal mirror entries and keeps symmetric matrices", () => {
    const S = symmetrise(normal(3, 7, 7));
    expect(transpose(S)).toEqual(S);
    expect(symmetrise(S)).toEqual(S);
  });

  it("refuses unequal shapes, naming both", () => {
    expect(() => add(zeros(2, 3), zeros(3, 2))).toThrow("add: shapes must agree, got 2×3 and 3×2");
    expect(() => addDiagonal(zeros(2, 3), 1)).toThrow("addDiagonal: A must be square, got 2×3");
    expect(() => symmetrise(zeros(2, 3))).toThrow(/must be square/);
  });
});

describe("arctan2", () => {
  it("turns sine and cosine back into the angle", () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        const angle = mapFn(A, (x) => 3 * Math.tanh(x));
        const found = arctan2(map(angle, "sin"), map(angle, "cos"));
        expect(dtypeOf(found)).toBe(dtypeOf(A));
        expect(largestGap(found.data, angle.data)).toBeLessThan(dtypeOf(A) === "f32" ? 1e-5 : 1e-14);
      }),
    );
    expect(() => arctan2(zeros(1, 2), zeros(2, 1))).toThrow("arctan2: shapes must agree, got 1×2 and 2×1");
  });
});

describe("map", () => {
  it("is mapFn of the scalar function", () => {
    fc.assert(
      fc.property(anyMatrix, fc.double({ min: -2, max: 2, noNaN: true }), (A, s) => {
        const limit = dtypeOf(A) === "f32" ? 1e-5 : 1e-13;
        const expected = mapFn(A, (x) => Math.tanh(s * x));
        expect(largestGap(map(A, "tanh", s).data, expected.data)).toBeLessThan(limit);
        expect(mapInPlace(clone(A), "tanh", s)).toEqual(map(A, "tanh", s));
        expect(mapInto(A, "tanh", clone(A), s)).toEqual(map(A, "tanh", s));
      }),
    );
  });
  it("refuses unknown names and an output that does not fit", () => {
    expect(() => mapInto(zeros(1, 2), "exp", zeros(2, 1))).toThrow(
      "mapInto: shapes must agree, got 1×2 and 2×1",
    );
    expect(() => mapInto(zeros(1, 2), "exp", zeros(1, 2, "f32"))).toThrow(
      "mapInto: out must be f64, got f32",
    );
    expect(() => map(zeros(1, 1), "exq" as never)).toThrow(
      /map: name must be one of exp, log, .*, got "exq"/,
    );
  });
});
