import { describe, expect, it } from "vitest";
import { advance, errorRecord, failureKind, faultMessage, revivedError } from "../../src/check/index.js";
import { InputError, matmul, NumericalError, zeros } from "../../src/index.js";

describe("InputError", () => {
  it("says function, argument, requirement, value and place in one sentence", () => {
    const error = new InputError({
      fn: "eigh",
      argument: "A",
      requirement: "must be finite",
      received: "NaN",
      place: { row: 2, column: 0 },
    });
    expect(error.message).toBe("eigh: A must be finite, got NaN at row 2, column 0");
    expect(error).toBeInstanceOf(RangeError);
  });

  it("puts a file first, and names options as its reader shows them", () => {
    const fault = {
      fn: "loadDataset",
      requirement: "expected labels",
      place: { file: "X.npy" },
      remedy: ["name their file with ", { option: "labels", value: "y.npy" }],
    };
    expect(faultMessage(fault)).toBe("X.npy: expected labels; name their file with labels: y.npy");
    expect(faultMessage(fault, (name, value) => `--${name} ${value}`)).toBe(
      "X.npy: expected labels; name their file with --labels y.npy",
    );
  });

  it("leaves a clause out whose option the caller does not have", () => {
    const missing = [" (or name the mark with ", { option: "na", value: "?" }, ")"];
    const named = [", or pass ", { option: "categorical" }];
    const fault = { requirement: "expected a number", remedy: ["leave it empty", missing, named] };
    const having =
      (...names: string[]) =>
      (name: string, value = "") =>
        names.includes(name) ? `--${name} ${value}`.trim() : undefined;
    expect(faultMessage(fault)).toBe(
      "expected a number; leave it empty (or name the mark with na: ?), or pass categorical",
    );
    expect(faultMessage(fault, having("na"))).toBe(
      "expected a number; leave it empty (or name the mark with --na ?)",
    );
    expect(faultMessage(fault, having())).toBe("expected a number; leave it empty");
    expect(faultMessage({ ...fault, remedy: [named] }, having())).toBe("expected a number");
    // an option outside of a clause is named as in TypeScript
    expect(faultMessage({ requirement: ["give ", { option: "na" }] }, having())).toBe("give na");
  });

  it("keeps kind and fault over a structured clone of its record", () => {
    let thrown: unknown;
    try {
      matmul(zeros(2, 3), zeros(2, 3));
    } catch (error) {
      thrown = error;
    }
    const revived = revivedError(structuredClone(errorRecord(thrown)));
    expect(failureKind(thrown)).toBe("input");
    expect(failureKind(revived)).toBe("input");
    expect(revived).toBeInstanceOf(InputError);
    expect(revived.message).toBe((thrown as Error).message);
    expect(failureKind(revivedError(errorRecord(new NumericalError("diverged"))))).toBe("numerical");
    expect(failureKind(new Error("ours"))).toBeUndefined();
    expect(failureKind(revivedError(errorRecord(new TypeError("ours"))))).toBeUndefined();
  });
});

describe("advance", () => {
  it("reports, and stops by the signal's own reason before it reports again", () => {
    const seen: number[] = [];
    const stop = new AbortController();
    const work = { signal: stop.signal, onProgress: ({ done }: { done: number }) => void seen.push(done) };
    advance(work, { done: 1, unit: "rows" });
    stop.abort();
    expect(() => advance(work, { done: 2, unit: "rows" })).toThrow(
      expect.objectContaining({ name: "AbortError" }),
    );
    expect(seen).toEqual([1]);
  });
});
