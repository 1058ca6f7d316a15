import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { columns, rows, svg } from "../examples/readme.js";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

it("the README's example is the file that runs", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  expect(svg).toContain("before M½");
  expect(columns).toHaveLength(5);
  expect(rows).toHaveLength(3);
});
