import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { blocks, phases, run, theorem } from "../examples/readme.js";

it("the example in the README is the file that runs here", () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
  expect(read("../README.md")).toContain(read("../examples/readme.ts"));
  expect(blocks.relativeDistance).toBeGreaterThan(0);
  expect(phases).toHaveLength(3);
  expect(run.end.nc1).toBeLessThan(1e-6);
  expect(theorem.conclusions.nc3.holds).toBe(true);
});
