import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { results } from "../examples/readme.js";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

it("the README's example is the file that runs", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  expect(results.K.rows).toBe(4);
  expect(results.mean.data.every(Number.isFinite)).toBe(true);
  expect(results.evidence).toBeLessThan(0);
});
