import { PLAIN, RELAXED, type WasmBinary } from "./binary.generated.js";

/** (func (result v128) f64x2.relaxed_madd …): valid only where the engine has relaxed SIMD. */
const RELAXED_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 1, 253, 15, 65, 2,
  253, 15, 65, 3, 253, 15, 253, 135, 2, 11,
];
/** The same with f64x2.add: SIMD as every current engine has it. */
const SIMD_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2,
  253, 15, 253, 240, 1, 11,
];

/** The kind of kernels: fused multiply-add by relaxed SIMD, or plain SIMD. */
export type Core = "relaxed-simd" | "simd";

interface V8 {
  setFlagsFromString(flags: string): void;
}

/** Whether the engine has 128-bit SIMD at all. */
export function hasSimd(): boolean {
  return typeof WebAssembly === "object" && WebAssembly.validate(Uint8Array.from(SIMD_PROBE));
}

function hasRelaxed(): boolean {
  return WebAssembly.validate(Uint8Array.from(RELAXED_PROBE));
}

/** Node's v8 module where there is one. */
function nodeV8(): V8 | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (id: string) => V8; versions?: object };
  };
  if (!process?.versions || !("v8" in process.versions)) return undefined;
  return process.getBuiltinModule?.("v8");
}

/**
 * Runs `compile` with relaxed SIMD allowed: Node 20 has it, complete, behind a V8 flag, which is set for this one
 * compilation only. Returns undefined where the engine does not know relaxed SIMD.
 */
function withRelaxed<T>(compile: () => T): T | undefined {
  if (hasRelaxed()) return compile();
  const v8 = nodeV8();
  if (!v8) return undefined;
  try {
    v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
    return hasRelaxed() ? compile() : undefined;
  } catch {
    return undefined;
  } finally {
    v8.setFlagsFromString("--no-experimental-wasm-relaxed-simd");
  }
}

/** The value of a hexadecimal digit, 0 … 9 or a … f. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (code & 15) + 9 * (code >> 6);
}

/** The bytes of a binary, for a shared or an ordinary memory. */
function bytesOf(binary: WasmBinary, shared: boolean): Uint8Array<ArrayBuffer> {
  const { hex } = binary;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 16 * digit(hex, 2 * i) + digit(hex, 2 * i + 1);
  bytes[binary.memoryFlags] = shared ? 3 : 1;
  return bytes;
}

/** Compiles the kernels: those with fused multiply-add unless the engine lacks it or `core` forbids it. */
export function compileKernels(shared: boolean, core?: Core): { module: WebAssembly.Module; core: Core } {
  if (core !== "simd") {
    const module = withRelaxed(() => new WebAssembly.Module(bytesOf(RELAXED, shared)));
    if (module) return { module, core: "relaxed-simd" };
    // only our own tests and benchmarks ask for a core by name
    if (core) throw new Error("wasm: this engine has no relaxed SIMD");
  }
  return { module: new WebAssembly.Module(bytesOf(PLAIN, shared)), core: "simd" };
}
