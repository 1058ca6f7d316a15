import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { streamed, whole } from "../examples/readme.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

test("the README prints the example that runs here", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  expect(whole.nc1.traceRatio).toBeLessThan(0.01);
  expect(streamed.nc1.traceRatio).toBeCloseTo(whole.nc1.traceRatio!, 12);
});
