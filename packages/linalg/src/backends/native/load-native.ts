import { InputError } from "../../check/input-error.js";
import { registerNative } from "../../dispatch/registry.js";
import type { Backend } from "../../engine/contract.js";
import { setForeign } from "../../engine/foreign.js";
import { setStorage } from "../../matrix/matrix.js";
import { createNativeBackend } from "./backend.js";
import { type Candidate, candidates, installHint } from "./candidates.js";
import { foreignCopies } from "./foreign-copies.js";
import { loadKoffi, message } from "./koffi.js";
import { openLibrary, probe } from "./library.js";
import { keepFreedMemory, nodeStorage } from "./storage.js";
import { usableThreads } from "./threads.js";

let found: Backend | null = null;

/** No BLAS library could be used, or none was wanted; `reasons` has one line for each that was tried. */
export class NativeUnavailableError extends InputError {
  override readonly name = "NativeUnavailableError";
  readonly reasons: readonly string[];
  /** How to get a library on this platform. */
  readonly hint: string;
  constructor(reasons: readonly string[], hint: string) {
    super({
      fn: "loadNative",
      requirement: "a BLAS library must be found",
      received: reasons.join("; "),
      remedy: hint,
    });
    this.reasons = reasons;
    this.hint = hint;
  }
}

/** The value of COLLAPSAR_BLAS that asks for no library at all. */
const NO_LIBRARY = "none";

function candidatesHere(asked: string | undefined): readonly Candidate[] {
  if (!asked) return candidates(process.platform);
  probe(asked);
  return [{ blas: asked, lapack: "liblapack.so.3" }];
}

/**
 * Finds and opens the machine's BLAS/LAPACK (OpenBLAS, MKL, Accelerate, BLIS), or the file that COLLAPSAR_BLAS names,
 * and makes it known to `auto` and `setBackend("native")`. A second call returns the same backend.
 * `COLLAPSAR_BLAS=none` says that there is none.
 *
 * For the whole process it also keeps up to 64 MB of freed memory with glibc and makes large new arrays of every
 * backend lie in uncleared memory and large pages.
 *
 * OpenBLAS's core type is chosen from the CPU's flags, unless OPENBLAS_CORETYPE is set. The library is loaded once in
 * a process: load it before other modules do, for the choice to take effect.
 *
 * @returns the backend, for `setBackend`
 * @throws NativeUnavailableError with the reason for each library tried
 */
export function loadNative(): Backend {
  const asked = process.env["COLLAPSAR_BLAS"];
  if (asked === NO_LIBRARY) {
    throw new NativeUnavailableError(
      ["COLLAPSAR_BLAS=none"],
      "unset COLLAPSAR_BLAS to use the machine's library",
    );
  }
  if (found) {
    registerNative(found);
    return found;
  }
  const reasons: string[] = [];
  try {
    const koffi = loadKoffi();
    for (const candidate of candidatesHere(asked)) {
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
    reasons.push(asked ? `COLLAPSAR_BLAS=${asked}: ${message(error)}` : message(error));
  }
  throw new NativeUnavailableError(reasons, installHint(process.platform));
}
