import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checks, count, report, seen, words } from "../examples/readme.js";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

it("the README's example is the file that runs", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  expect(read("../README.md")).toContain(`\`\`\`js\n${read("../examples/own-experiment.js")}\`\`\``);
  expect(report).toContain("<!doctype html>");
  expect(seen.at(-1)).toContain("100 %");
  expect(checks.length).toBe(8);
  expect(words).toHaveLength(2);
  expect(count).toBeGreaterThan(20);
});
