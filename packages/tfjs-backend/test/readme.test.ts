import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { product } from "../examples/readme.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

it("the README prints the example that runs here", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  expect(product).toEqual([7, 10, 15, 22]);
});
