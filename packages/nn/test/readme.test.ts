import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { after, before, kernel } from "../examples/readme.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

test("the README prints the example that runs here", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  expect(after!).toBeLessThan(before! / 5);
  expect(kernel.rows).toBe(300);
});
