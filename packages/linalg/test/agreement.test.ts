import { describe, expect, it } from "vitest";
import { disagreement } from "../../../scripts/agreement.js";
import { matrix } from "../src/index.js";

describe("toAgree, by which every package's tests compare numbers", () => {
  it("takes numbers, lists, matrices and nested objects", () => {
    expect(1 + 1e-13).toAgree(1, { relative: 1e-12 });
    expect(Float64Array.of(1, 2)).toAgree([1, 2]);
    expect(matrix(1, 2, Float64Array.of(1, 2))).toAgree(matrix(1, 2, Float32Array.of(1, 2)));
    expect({ a: [1, { b: 2 }], c: "x" }).toAgree({ a: [1, { b: 2 }], c: "x" });
    expect([1e6, 1e-3]).toAgree([1e6, 2e-3], { ofLargest: 1e-8 });
  });

  it("says where the two differ most and by how much, in one line", () => {
    const A = matrix(2, 2, Float64Array.of(1, 2, 3, 4));
    const B = matrix(2, 2, Float64Array.of(1, 2.1, 3, 5));
    expect(disagreement(A, B, { absolute: 0.01 })).toBe(
      "2 of 4 numbers differ; worst at value row 1, column 1: 4 for 5, off by 1.00e+0, 100 times what is allowed",
    );
    expect(disagreement({ a: 1 }, { a: 1, b: 2 })).toContain("value.b");
    expect(disagreement({ a: "x" }, { a: "y" })).toBe("value.a: x where y is expected");
    expect(disagreement(new Float64Array(3), new Float64Array(2))).toContain("length");
  });

  it("takes NaN and infinities for equal to themselves alone", () => {
    expect(disagreement([NaN, Infinity], [NaN, Infinity])).toBeUndefined();
    expect(disagreement([NaN], [1], { absolute: 1e9 })).toContain("1 of 1");
    expect(disagreement([Infinity], [1], { relative: 1 })).toContain("1 of 1");
    expect(disagreement([-Infinity], [Infinity], { relative: 1 })).toContain("1 of 1");
  });
});
