import type { Backend } from "../../src/backend/backend.js";
import { createWasmBackend } from "../../src/wasm/backend.js";
import { conformance } from "../conformance.js";

/**
 * Without the dual activations, which gram-maps.test.ts holds to closed forms: on equal rows ours are exact where the
 * reference rounds √a·√a away from a, an error of 5e-9 in the angle.
 */
function withoutDuals({ dualRelu, dualErf, ...rest }: Backend): Backend {
  return rest;
}

conformance("wasm, plain SIMD, one thread", withoutDuals(createWasmBackend({ core: "simd", threads: 1 })));
conformance(
  "wasm, relaxed SIMD, three threads",
  withoutDuals(createWasmBackend({ core: "relaxed-simd", threads: 3 })),
);
