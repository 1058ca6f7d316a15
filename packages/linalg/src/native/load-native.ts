import type { Backend } from "../backend/backend.js";
import { registerNative } from "../backend/registry.js";
import { setStorage } from "../matrix.js";
import { setForeign } from "../wasm/foreign.js";
import { createNativeBackend } from "./backend.js";
import { type Candidate, candidates, installHint } from "./candidates.js";
import { foreignCopies } from "./foreign-copies.js";
import { loadKoffi, message } from "./koffi.js";
import { openLibrary, probe } from "./library.js";
import { keepFreedMemory, nodeStorage } from "./storage.js";
import { usableThreads } from "./threads.js";

let found: Backend | null = null;

/** No BLAS library could be used; `reasons` has one line for each that was tried. */
export class NativeUnavailableError extends Error {
  override readonly name = "NativeUnavailableError";
  readonly reasons: readonly string[];
  /** How to get a library on this platform. */
  readonly hint: string;
  constructor(reasons: readonly string[], hint: string) {
    super(`loadNative: a BLAS library must be found, got ${reasons.join("; ")}. ${hint}`);
    this.reasons = reasons;
    this.hint = hint;
  }
}

function candidatesHere(): readonly Candidate[] {
  const asked = process.env["COLLAPSAR_BLAS"];
  if (!asked) return candidates(process.platform);
  probe(asked);
  return [{ blas: asked, lapack: "liblapack.so.3" }];
}

/**
 * Finds and opens the machine's BLAS/LAPACK (OpenBLAS, MKL, Accelerate, BLIS), or the file that COLLAPSAR_BLAS names,
 * and makes it known to `auto` and `setBackend("native")`. A second call returns the same backend.
 *
 * OpenBLAS's core type is chosen from the CPU's flags, unless OPENBLAS_CORETYPE is set. The library is loaded once in
 * a process: load it before other modules do, for the choice to take effect.
 *
 * @returns the backend, for `setBackend`
 * @throws NativeUnavailableError with the reason for each library tried
 */
export function loadNative(): Backend {
  if (found) {
    registerNative(found);
    return found;
  }
  const reasons: string[] = [];
  try {
    const koffi = loadKoffi();
    for (const candidate of candidatesHere()) {
      try {
        const library = openLibrary(koffi, candidate);
        library.setThreads(usableThreads());
        found = createNativeBackend(library);
        registerNative(found);
        keepFreedMemory(koffi);
        setStorage(nodeStorage(koffi));
        setForeign(foreignCopies(koffi));
        return found;
      } catch (error) {
        reasons.push(`${candidate.blas}: ${message(error)}`);
      }
    }
  } catch (error) {
    const asked = process.env["COLLAPSAR_BLAS"];
    reasons.push(asked ? `COLLAPSAR_BLAS=${asked}: ${message(error)}` : message(error));
  }
  throw new NativeUnavailableError(reasons, installHint(process.platform));
}
