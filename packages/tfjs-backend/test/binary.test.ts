import { expect, it } from "vitest";
// @ts-expect-error a plain script without types
import { sourceHash } from "../scripts/build-wasm.mjs";
import { SOURCE_HASH } from "../src/engine/binary.generated.js";

it("ships the binary of the committed sources: if not, run node scripts/build-wasm.mjs", () => {
  expect(SOURCE_HASH).toBe(sourceHash());
});
