import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { names, scaled, sizes } from "../examples/readme.js";

it("prints the example that runs", () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
  expect(read("../README.md")).toContain(read("../examples/readme.ts"));
  expect(sizes).toEqual([1438, 359, 128, 128]);
  expect(names).toEqual(["setosa", "versicolor"]);
  expect(scaled.rows).toBe(1797);
});
