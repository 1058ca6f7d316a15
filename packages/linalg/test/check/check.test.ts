import { InputError, matrix, zeros } from "@collapsar/linalg";
import {
  checkFinite,
  checkFunction,
  checkInteger,
  checkKeys,
  checkLabels,
  checkNonNegative,
  checkNumbers,
  checkOneOf,
  checkPositive,
  checkSameCols,
  checkSymmetric,
} from "@collapsar/linalg/check";
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

  it("lists of numbers, and functions, from plain JavaScript", () => {
    expect(checkNumbers("f", "v", [1, 2], 2)).toBeUndefined();
    expect(() => checkNumbers("f", "v", [1, 2], 3)).toThrow("f: v must hold 3 entries, got 2");
    expect(() => checkNumbers("f", "v", [1, "2" as never])).toThrow(
      'f: v must hold numbers, got "2" at entry 1',
    );
    for (const wrong of [undefined, null, 5, "12", {}, BigInt64Array.of(1n), [1n]]) {
      expect(() => checkNumbers("f", "v", wrong as never)).toThrow(InputError);
      expect(() => checkFinite("f", "v", wrong as never)).toThrow(InputError);
      expect(() => checkLabels("f", wrong as never, 1)).toThrow(InputError);
    }
    expect(() => checkFunction("f", "apply", 3)).toThrow("f: apply must be a function, got 3");
    expect(() => checkPositive("f", "x", 0n as never)).toThrow("f: x must be a number, got 0n");
  });

  it("keys of options, with the nearest one that there is", () => {
    expect(checkKeys("f", undefined, ["ridge"])).toBeUndefined();
    expect(checkKeys("f", { ridge: 1 }, ["ridge", "rounds"])).toBeUndefined();
    expect(() => checkKeys("f", { rigde: 1 }, ["ridge", "rounds"])).toThrow(
      'f: options must be among ridge, rounds, got "rigde"; did you mean ridge?',
    );
    expect(() => checkKeys("f", { x: 1 }, [])).toThrow('f: options must be none, got "x"');
    expect(() => checkKeys("f", JSON.parse('{"__proto__": 1}'), ["ridge"])).toThrow(InputError);
    for (const wrong of [null, 3, "ridge", [1], new Float64Array(1)]) {
      expect(() => checkKeys("f", wrong, ["ridge"])).toThrow(/options must be an object/);
    }
  });
});
