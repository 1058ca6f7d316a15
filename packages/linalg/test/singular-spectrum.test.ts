import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { implicitQl } from "../src/backends/js/ql.js";

/** The tridiagonal form of a singular centred Gram matrix: large entries, then a long block of rounding errors. */
const { d, e } = JSON.parse(
  readFileSync(new URL("./golden/rounding-block.json", import.meta.url), "utf8"),
) as { d: number[]; e: number[] };

it("finds the eigenvalues of a tridiagonal matrix that ends in a block of rounding errors", () => {
  const values = Float64Array.from(d);
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, x) => total + x, 0);
  expect(implicitQl(values, Float64Array.from(e), null)).toBe(0);
  expect(Math.abs(sum(values) - sum(d))).toBeLessThan(1e-13);
  const square = sum(d.map((x) => x * x)) + 2 * sum(e.slice(0, -1).map((x) => x * x));
  expect(Math.abs(sum(values.map((x) => x * x)) - square)).toBeLessThan(1e-12);
  expect(values.filter((x) => Math.abs(x) < 1e-14).length).toBe(68);
});
