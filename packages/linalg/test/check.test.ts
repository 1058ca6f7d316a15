import {
  checkFinite,
  checkInteger,
  checkLabels,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  checkSameCols,
  checkSymmetric,
  matrix,
  zeros,
} from "@collapsar/linalg";
import { describe, expect, it } from "vitest";

describe("checkers name the function, the requirement and what was received", () => {
  it("numbers", () => {
    expect(() => checkPositive("f", "bandwidth", 0)).toThrow("f: bandwidth must be positive, got 0");
    expect(() => checkPositive("f", "bandwidth", Number.NaN)).toThrow(/got NaN/);
    expect(() => checkPositive("f", "bandwidth", "1" as never)).toThrow(
      'f: bandwidth must be a number, got "1"',
    );
    expect(() => checkNonNegative("f", "ridge", -1)).toThrow("f: ridge must be zero or positive, got -1");
    expect(() => checkInteger("f", "k", 1.5)).toThrow("f: k must be a whole number, got 1.5");
    expect(() => checkInteger("f", "k", 0, 1)).toThrow("f: k must be a whole number of at least 1, got 0");
    expect(() => checkOneOf("f", "mode", "c", ["a", "b"])).toThrow('f: mode must be one of a, b, got "c"');
  });

  it("matrices", () => {
    expect(() => checkSameCols("f", zeros(2, 3), zeros(2, 4))).toThrow(
      "f: numbers of columns must agree, got 2×3 and 2×4",
    );
    expect(() => checkFinite("f", "X", matrix(2, 2, [1, 2, Number.NaN, 4]))).toThrow(
      "f: X must be finite, got NaN at row 1, column 0",
    );
    expect(() => checkFinite("f", "v", Float64Array.of(1, Number.POSITIVE_INFINITY))).toThrow(
      "f: v must be finite, got Infinity at entry 1",
    );
    expect(checkFinite("f", "v", [1e308, 1e308])).toBeUndefined();
    expect(() => checkSymmetric("f", "A", matrix(2, 2, [1, 2, 3, 4]))).toThrow(
      "f: A must be symmetric, got 3 at (1, 0) and 2 at (0, 1)",
    );
  });

  it("labels are counted", () => {
    expect(checkLabels("f", [0, 2, 2], 3)).toEqual({ classes: 3, counts: Int32Array.of(1, 0, 2) });
    expect(() => checkLabels("f", [0, 1], 3)).toThrow("f: 3 samples need 3 labels, got 2");
    expect(() => checkLabels("f", [0, -1], 2)).toThrow(
      "f: labels must be whole numbers from 0, got -1 at entry 1",
    );
    expect(() => checkLabels("f", [0.5], 1)).toThrow(/got 0.5 at entry 0/);
  });
});
