import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as example from "../examples/readme.js";

it("shows the example that runs", () => {
  const file = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
  expect(file("../README.md")).toContain(file("../examples/readme.ts"));
  expect(example.accuracy).toBeGreaterThan(0.95);
  expect(["malignant", "benign"]).toContain(example.prediction[0]);
  expect(example.important).toMatch(/^[a-z]/);
});

it("names every public function in the README", async () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const functions = Object.entries(await import("../src/index.js")).filter(
    ([, value]) => typeof value === "function",
  );
  expect(functions.map(([name]) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
