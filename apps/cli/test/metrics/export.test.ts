import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { json, workFolder } from "../collapsar.js";

const work = workFolder();
const cwd = work.path;
afterAll(work.remove);

const example = (name: string) =>
  fileURLToPath(new URL(`../../../../examples/python/export_${name}.py`, import.meta.url));

/** A Python that has a library: the first on the path, or the system's own. */
const pythonWith = (library: string) =>
  ["python3", "/usr/bin/python3"].find((python) => {
    return spawnSync(python, ["-c", `import numpy, ${library}`], { stdio: "ignore" }).status === 0;
  });

describe("lines of the guide that export features", () => {
  for (const [name, library] of [
    ["torch", "torch"],
    ["keras", "keras"],
    ["jax", "flax"],
  ] as const) {
    const python = pythonWith(library);
    it.skipIf(python === undefined)(`of ${name} write what metrics reads (needs ${library})`, async () => {
      const { status } = spawnSync(python!, ["-W", "ignore", example(name)], { cwd, stdio: "ignore" });
      expect(status).toBe(0);
      const { n, p, classes, nc3, accuracy } = await json(["metrics", "features.npz"], { cwd });
      expect([n, p, classes]).toEqual([60, 16, 3]);
      expect(nc3.selfDuality).toBeGreaterThan(0);
      expect(accuracy.classifier).toBeGreaterThanOrEqual(0);
    });
  }
});
