import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
// @ts-expect-error a plain script without types
import { sourceHash, workerModule } from "../../scripts/build-wasm.mjs";
import { SOURCE_HASH } from "../../src/engine/binary.generated.js";

it("ships the binary of the committed sources: if not, run node scripts/build-wasm.mjs", () => {
  expect(SOURCE_HASH).toBe(sourceHash());
});

it("ships the workers' text as serve.ts gives it: if not, run node scripts/build-wasm.mjs", () => {
  const file = new URL("../../src/engine/worker.generated.ts", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(workerModule());
});
