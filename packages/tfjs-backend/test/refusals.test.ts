import { InputError, OutOfMemoryError } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import { afterEach, expect, it, vi } from "vitest";
import { HeapFullError } from "../src/engine/heap.js";
import { registerKernel } from "../src/engine/kernel.js";
import { loadSimd } from "../src/engine/simd.js";
import { registerCollapsarBackend } from "../src/index.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

it("names the inputs that neither its kernel nor one behind it takes", async () => {
  registerCollapsarBackend();
  await tf.setBackend("collapsar");
  registerKernel("NoSuchKernel", () => undefined);
  const refused = refusalOf(() => tf.engine().runKernel("NoSuchKernel", { x: tf.zeros([2, 3], "int32") }));
  tf.unregisterKernel("NoSuchKernel", "collapsar");
  expect(refused).toBeInstanceOf(InputError);
  expect((refused as Error).message).toMatch(/NoSuchKernel.*x of int32 \[2, 3\]/);
});

it("blames a full memory, not the inputs, where no kernel stands behind", async () => {
  registerCollapsarBackend();
  await tf.setBackend("collapsar");
  registerKernel("NoSuchKernel", () => {
    throw new HeapFullError(64);
  });
  const refused = refusalOf(() => tf.engine().runKernel("NoSuchKernel", { x: tf.zeros([2, 3]) }));
  tf.unregisterKernel("NoSuchKernel", "collapsar");
  expect(refused).toBeInstanceOf(OutOfMemoryError);
  expect(refused).toMatchObject({ name: "HeapFullError", message: expect.stringContaining("64 more bytes") });
});

it("says what an engine without WebAssembly lacks", () => {
  vi.stubGlobal("WebAssembly", undefined);
  const refused = refusalOf(loadSimd);
  expect(refused).toBeInstanceOf(InputError);
  expect((refused as Error).message).toContain("WebAssembly with SIMD is needed");
});
