import { createWasmBackend } from "#wasm";
import type { Backend, BackendDescription } from "../../engine/contract.js";
import { jsBackend } from "../js/index.js";
import { message } from "./koffi.js";
import { loadNative, NativeUnavailableError } from "./load-native.js";

/** One backend of this machine, for `collapsar doctor`. */
export interface BackendReport extends Partial<Omit<BackendDescription, "name">> {
  readonly backend: "native" | "wasm" | "js";
  readonly ok: boolean;
  /** Why it is not there. */
  readonly reason?: string | undefined;
  /** How to get it. */
  readonly hint?: string | undefined;
  /** Speed of a float64 product, in 10⁹ operations a second. */
  readonly gflopsF64?: number | undefined;
}

/** The best of a few products of n × n matrices within about 0.2 s. */
function gflops(backend: Backend, n: number): number {
  const A = new Float64Array(n * n).fill(0.5);
  const C = new Float64Array(n * n);
  let best = Number.POSITIVE_INFINITY;
  const start = performance.now();
  for (let round = 0; round < 20 && performance.now() - start < 200; round++) {
    const before = performance.now();
    backend.gemm!(false, false, n, n, n, 1, A, A, 0, C);
    best = Math.min(best, performance.now() - before);
  }
  return Number(((2 * n ** 3) / best / 1e6).toPrecision(3));
}

function report(name: BackendReport["backend"], n: number, load: () => Backend): BackendReport {
  try {
    const backend = load();
    const { name: _, ...description } = backend.describe();
    return { backend: name, ok: true, ...description, gflopsF64: gflops(backend, n) };
  } catch (error) {
    const hint = error instanceof NativeUnavailableError ? { hint: error.hint } : {};
    const reason = error instanceof NativeUnavailableError ? error.reasons.join("; ") : message(error);
    return { backend: name, ok: false, reason, ...hint };
  }
}

/** Every backend: whether it is there, the library and core behind it, and its speed; takes about a second. */
export function describeBackends(): BackendReport[] {
  return [
    report("native", 1024, loadNative),
    report("wasm", 512, () => createWasmBackend()),
    report("js", 256, () => jsBackend),
  ];
}
