import { readFileSync } from "node:fs";
import { matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { expect, it } from "vitest";
import { fitted } from "../examples/readme.js";
import { largestGap } from "./shapes.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

it("the README prints the example that runs here", () => {
  expect(read("../README.md")).toContain(`\`\`\`ts\n${read("../examples/readme.ts")}\`\`\``);
  const y = matmul(randomNormal(seededRandom(0), 200, 3), randomNormal(seededRandom(1), 3, 1));
  expect(largestGap(fitted.data, y.data)).toBeLessThan(0.01);
});
