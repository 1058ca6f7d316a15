import type { Backend } from "../engine/contract.js";

/**
 * Stands in for the wasm backend where a bundle is made under the condition `@collapsar/js`: js computes
 * everything, and the 55 kB of the embedded binary stay out.
 *
 * @throws Error always: the reason that `setBackend("wasm")` gives
 */
export function createWasmBackend(): Backend {
  throw new Error("this bundle was made under the condition @collapsar/js, without the wasm backend");
}
