import type { BackendName } from "@collapsar/linalg";
import { loadNative, NativeUnavailableError } from "@collapsar/linalg/native";

function hasNative(): boolean {
  try {
    loadNative();
    return true;
  } catch (error) {
    if (error instanceof NativeUnavailableError) return false;
    throw error;
  }
}

/** The backends of this machine, by name. */
export const backends: readonly BackendName[] = hasNative() ? ["js", "wasm", "native"] : ["js", "wasm"];
