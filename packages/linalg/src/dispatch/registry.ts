import { createWasmBackend } from "#wasm";
import { jsBackend } from "../backends/js/index.js";
import { checkFunction, checkInteger, checkOneOf, InputError, OutOfMemoryError } from "../check/index.js";
import type { Backend, BackendDescription, OperationName, Operations } from "../engine/contract.js";
import { OWN, type RegisteredSizes, sizesOf } from "../engine/sizes.js";
import type { Dtype } from "../matrix/matrix.js";
import { type AnyOperation, checkOperation, preferred } from "./choose.js";

/** The names that `setBackend` takes; auto chooses per operation and size. */
export type BackendName = "auto" | "js" | "wasm" | "native";

const NAMES: readonly BackendName[] = ["auto", "native", "wasm", "js"];

let forced: Backend | null = null;
let native: Backend | null = null;
/** undefined: not tried yet; null: this platform has none. */
let wasm: Backend | null | undefined;
let wasmReason = "";
let threadsAsked: number | undefined;
/** wasm with js behind it, wherever wasm itself was not forced. */
let guardedWasm: Backend | null = null;
const warnings = new Set<string>();

function loadWasm(): Backend | null {
  if (wasm !== undefined) return wasm;
  try {
    wasm = createWasmBackend();
    guardedWasm = withFallback(wasm);
    if (threadsAsked !== undefined) wasm.setThreads?.(threadsAsked);
  } catch (error) {
    wasm = null;
    wasmReason = error instanceof Error ? error.message : String(error);
    warnings.add(`auto: js computes, for wasm is not available (${wasmReason})`);
  }
  return wasm;
}

/**
 * For auto, and beside a library: what wasm cannot fit into its 4 GiB (it says so before it computes), js computes; the
 * first time leaves a warning.
 */
function withFallback(backend: Backend): Backend {
  const guarded: Record<string, unknown> = { ...backend };
  for (const name of Object.keys(jsBackend) as OperationName[]) {
    const attempt = backend[name] as ((...args: unknown[]) => unknown) | undefined;
    const instead = jsBackend[name] as (...args: unknown[]) => unknown;
    if (attempt === undefined || typeof instead !== "function" || !(name in OWN)) continue;
    guarded[name] = (...args: unknown[]) =>
      note(
        () => attempt(...args),
        () => instead(...args),
      );
  }
  return guarded as unknown as Backend;
}

/** The result of wasm, or of js where it does not fit, which is noted as a warning. */
export function note<R>(attempt: () => R, instead: () => R): R {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof OutOfMemoryError)) throw error;
    warnings.add(`auto: js computes what wasm refuses (${error.message})`);
    return instead();
  }
}

function loaded(name: "native" | "wasm" | "js"): Backend | null {
  if (name === "js") return jsBackend;
  return name === "wasm" ? loadWasm() : native;
}

function offers(backend: Backend, name: OperationName, dtype: Dtype): boolean {
  return backend[name] !== undefined && (backend.supports?.(name, dtype) ?? true);
}

/** A backend that certainly has the operation. */
type Computing<Name extends OperationName> = Pick<Operations, Name> &
  Pick<Backend, "name" | "orientsVectors">;

/** The backend that computes `name` at this size (measured as in `chooseBackend`): it certainly has that operation. */
export function operation<Name extends OperationName>(
  name: Name,
  dtype: Dtype,
  size: number,
): Computing<Name> {
  if (forced && offers(forced, name, dtype)) return forced as Computing<Name>;
  if (forced && forced.name !== "native") return jsBackend;
  for (const candidate of preferred(OWN[name], size)) {
    const backend = candidate === "wasm" ? loadWasm() && guardedWasm : loaded(candidate);
    if (backend && offers(backend, name, dtype)) return backend as Computing<Name>;
  }
  return jsBackend;
}

/** Whether a library has all that a way by it calls. */
function hasAll(library: Backend, needs: readonly OperationName[], dtype: Dtype): boolean {
  return needs.every((name) => offers(library, name, dtype));
}

/** The backend whose way of a registered operation is taken at this size; null where it is that of plain loops. */
export function computing(sizes: RegisteredSizes, dtype: Dtype, size: number): Backend | null {
  const byWasm = Number.isFinite(sizes.wasm);
  const byNative = Number.isFinite(sizes.native);
  if (forced?.engine && byWasm) return forced;
  const always = byNative && !sizes.shortcut;
  if (forced?.name === "native" && always && hasAll(forced, sizes.needs, dtype)) return forced;
  if (forced && forced.name !== "native") return null;
  for (const candidate of preferred(sizes, size)) {
    if (candidate === "js") break;
    const backend = loaded(candidate);
    if (backend === null) continue;
    if (candidate === "wasm" ? byWasm : byNative && hasAll(backend, sizes.needs, dtype)) return backend;
  }
  return null;
}

/**
 * The backend that will compute an operation of this size, as things stand: what a caller asks that can arrange its
 * work for one or another.
 *
 * @param name - an operation of linalg or one that another package defined
 * @param size - as `chooseBackend` takes it
 * @throws InputError for an unknown operation or size
 */
export function backendFor(name: AnyOperation, size: number, dtype: Dtype = "f64"): "native" | "wasm" | "js" {
  checkOperation("backendFor", name, size);
  checkOneOf("backendFor", "dtype", dtype, ["f64", "f32"]);
  if (name in OWN) return operation(name as OperationName, dtype, size).name;
  return computing(sizesOf(name) as RegisteredSizes, dtype, size)?.name ?? "js";
}

/** Whether `setBackend` chose that backend itself, so that nothing stands in for it. */
export function isForced(backend: Backend): boolean {
  return forced === backend;
}

/** Whether auto is in force. */
export function isAuto(): boolean {
  return forced === null;
}

/** The library's product, unless another backend was chosen: for callers that know more than the size. */
export function nativeProduct(dtype: Dtype): Operations["gemm"] | undefined {
  const library = forced?.name === "native" ? forced : forced ? null : native;
  return library && offers(library, "gemm", dtype) ? library.gemm : undefined;
}

/** Makes a loaded native backend known to `auto` and to `setBackend("native")`. */
export function registerNative(backend: Backend | null): void {
  native = backend;
  if (threadsAsked !== undefined) native?.setThreads?.(threadsAsked);
}

function byName(name: "js" | "wasm" | "native"): Backend {
  const backend = loaded(name);
  if (backend) return backend;
  const fault =
    name === "wasm"
      ? { requirement: "wasm must be available", received: `none: ${wasmReason}` }
      : { requirement: "native must be loaded first", received: "none", remedy: "call loadNative()" };
  throw new InputError({ fn: "setBackend", ...fault });
}

/**
 * Chooses who computes: "auto" (by operation and size), one backend by name, or a loaded backend itself.
 * Operations that the chosen backend lacks fall to js; for native, which has no elementwise maps, to wasm where it
 * pays.
 *
 * @throws InputError if the name is unknown or that backend is not there ("native" must have been loaded by
 * `loadNative` of `@collapsar/linalg/native`)
 */
export function setBackend(backend: BackendName | Backend): void {
  if (typeof backend === "object" && backend !== null) {
    checkFunction("setBackend", "describe", backend.describe);
    if (backend.name === "native") registerNative(backend);
    forced = backend;
    return;
  }
  checkOneOf("setBackend", "name", backend, NAMES);
  forced = backend === "auto" ? null : byName(backend);
}

/** The backends in force: the result of `getBackend`. */
export interface BackendState extends Omit<BackendDescription, "name"> {
  /** The choice in force. */
  readonly name: BackendName;
  /** The backends in order of preference: one and those behind it if forced, else all that are loaded. */
  readonly uses: readonly BackendDescription[];
  /** Where auto fell back, each once: a backend that is missing, an operation that did not fit. */
  readonly warnings: readonly string[];
}

/** The backend in force, with the description (threads, library, core) of the one that computes large products. */
export function getBackend(): BackendState {
  const first = forced ?? native;
  const second = forced && forced.name !== "native" ? null : loadWasm();
  const uses = [...new Set([first, second, jsBackend])].flatMap((b) => b?.describe() ?? []);
  return {
    ...uses[0]!,
    name: forced ? forced.name : "auto",
    uses,
    warnings: [...warnings],
  };
}

/**
 * Asks every backend, loaded now or later, for a number of threads; each may give fewer.
 *
 * @throws InputError unless threads is a whole number from 1
 */
export function setThreads(threads: number): void {
  checkInteger("setThreads", "threads", threads, 1);
  threadsAsked = threads;
  for (const backend of new Set([native, wasm, forced])) backend?.setThreads?.(threads);
}
