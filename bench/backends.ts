import { setBackend, setThreads } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { Skip } from "./case.js";

/**
 * Puts a backend in force with a number of threads; "auto" has the machine's own library, and a machine without one
 * skips it.
 */
export function use(backend: "native" | "wasm" | "js" | "auto", threads = 2): void {
  try {
    if (backend === "native" || backend === "auto") loadNative();
    setBackend(backend);
  } catch (error) {
    throw new Skip((error as Error).message);
  }
  setThreads(threads);
}

/** Environment of a NumPy that uses as many threads as we do. */
export function numpyThreads(threads = 2): Record<string, string> {
  const count = String(threads);
  return { OPENBLAS_NUM_THREADS: count, OMP_NUM_THREADS: count, MKL_NUM_THREADS: count };
}
