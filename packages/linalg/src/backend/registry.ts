import type { Dtype } from "../matrix.js";
import type { Backend, BackendDescription, OperationName, Operations } from "./backend.js";
import { jsBackend } from "./js/index.js";

/** The names that `setBackend` takes; auto chooses per operation and size. */
export type BackendName = "auto" | "js" | "wasm" | "native";

let forced: Backend | null = null;
let native: Backend | null = null;

/** The backend's operation if it has one for this element type. */
function offers(backend: Backend, name: OperationName, dtype: Dtype): boolean {
  return backend[name] !== undefined && (backend.supports?.(name, dtype) ?? true);
}

/** The backend that computes `name` now: an object that certainly has that operation. */
export function operation<Name extends OperationName>(
  name: Name,
  dtype: Dtype,
  _size: number,
): Pick<Operations, Name> {
  if (forced && offers(forced, name, dtype)) return forced as Pick<Operations, Name>;
  if (!forced && native && offers(native, name, dtype)) return native as Pick<Operations, Name>;
  return jsBackend;
}

/** Makes a loaded native backend known to `auto` and to `setBackend("native")`. */
export function registerNative(backend: Backend): void {
  native = backend;
}

/**
 * Chooses who computes: "auto" (by operation and size), one backend by name, or a loaded backend itself.
 * What the chosen backend lacks, js computes.
 *
 * @throws RangeError if the name is unknown, Error if "native" was not loaded before (`@collapsar/linalg/native`)
 */
export function setBackend(backend: BackendName | Backend): void {
  if (typeof backend !== "string") {
    if (backend.name === "native") native = backend;
    forced = backend;
    return;
  }
  if (backend === "auto") forced = null;
  else if (backend === "js" || backend === "wasm") forced = jsBackend;
  else if (backend === "native") {
    if (!native) throw new Error("setBackend: native must be loaded first, got none: await loadNative()");
    forced = native;
  } else
    throw new RangeError(`setBackend: name must be one of auto, native, wasm, js, got ${String(backend)}`);
}

/** The backend in force: its name ("auto" if none is forced), threads and description. */
export function getBackend(): BackendDescription & { readonly name: BackendName } {
  const current = forced ?? native ?? jsBackend;
  return { ...current.describe(), name: forced ? forced.name : "auto", threads: current.threads() };
}

/** Asks every loaded backend for a number of threads. */
export function setThreads(threads: number): void {
  native?.setThreads?.(threads);
  forced?.setThreads?.(threads);
}
