import { type BackendName, getBackend, setBackend, setThreads } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { UsageError } from "../contract/errors.js";

/** The native backend, or why there is none. */
export function tryNative(): ReturnType<typeof loadNative> | { readonly reason: string } {
  try {
    return loadNative();
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

/** Puts the asked backend in force, or rejects; auto takes the native one where it loads. */
export async function useBackend(name: BackendName, threads: number | undefined): Promise<void> {
  if (name === "auto" || name === "native") {
    const native = tryNative();
    if (!("reason" in native)) setBackend(native);
    else if (name === "native") throw new UsageError(`--backend native: ${native.reason}`);
  }
  try {
    setBackend(name);
  } catch (error) {
    throw new UsageError(`--backend ${name}: ${(error as Error).message}`);
  }
  if (threads !== undefined) setThreads(threads);
}

/** The backend in use, for the common keys of --json. */
export function backendInForce(): { backend: string; threads: number } {
  const [first] = getBackend().uses;
  const { threads } = (first ?? {}) as { threads?: number };
  return { backend: first?.name ?? "js", threads: threads ?? 1 };
}
