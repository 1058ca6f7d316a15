import { afterEach, beforeEach, expect, vi } from "vitest";

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
