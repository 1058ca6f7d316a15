import { afterEach, beforeEach, expect, vi } from "vitest";
import { disagreement, type Tolerance } from "./agreement.js";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: vitest declares its own parameter so, and the two must agree
  interface Matchers<T = any> {
    /** Numbers, lists, matrices or nested objects agree to a tolerance; a failure says where and by how much. */
    toAgree(expected: unknown, tolerance?: Tolerance): T;
  }
}

expect.extend({
  toAgree(actual: unknown, expected: unknown, tolerance?: Tolerance) {
    const found = disagreement(actual, expected, tolerance);
    return { pass: found === undefined, message: () => found ?? "the numbers agree" };
  },
});

const methods = ["log", "info", "warn", "error", "debug"] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => {});
});

/** A test that prints has either a bug or a forgotten debug line: it fails with what was printed. */
afterEach(() => {
  for (const method of methods) {
    const spy = vi.mocked(console[method]);
    const calls = spy.mock.calls;
    spy.mockRestore();
    expect(calls, `stray console.${method}`).toEqual([]);
  }
});
