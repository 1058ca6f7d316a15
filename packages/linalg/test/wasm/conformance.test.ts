import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import { conformance } from "../conformance.js";

conformance("wasm, plain SIMD, one thread", createWasmBackend({ core: "simd", threads: 1 }));
conformance("wasm, relaxed SIMD, three threads", createWasmBackend({ core: "relaxed-simd", threads: 3 }));
