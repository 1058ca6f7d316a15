import { setBackend } from "@collapsar/linalg";
import { afterEach, expect, it } from "vitest";
import { jsBackend } from "../../src/backends/js/index.js";
import { stageStack } from "../../src/ode/stage-stack.js";

afterEach(() => setBackend("auto"));

/** A library that says which lengths of rows it was asked to combine. */
function askedOf(): number[] {
  const asked: number[] = [];
  setBackend({
    ...jsBackend,
    name: "native",
    gemm: (...args) => {
      asked.push(args[3]);
      jsBackend.gemm(...args);
    },
  });
  return asked;
}

it("a library combines long stages only, even where it was chosen; loops do the rest", () => {
  const asked = askedOf();
  for (const length of [10, 1499, 1500]) {
    const stack = stageStack(3, length);
    stack.rows.forEach((row, s) => {
      row.fill(s + 1);
    });
    const out = new Float64Array(length);
    stack.combine(out, [1, 0.5, 2]);
    expect([out[0], out[length - 1]]).toEqual([8, 8]);
  }
  expect(asked).toEqual([1500]);
});
