import { type Backend, setThreads } from "@collapsar/linalg";
import { loadNative, NativeUnavailableError } from "@collapsar/linalg/native";
import { describe, expect, it } from "vitest";
import { conformance } from "./conformance.js";

function load(): Backend | NativeUnavailableError {
  try {
    return loadNative();
  } catch (error) {
    if (error instanceof NativeUnavailableError) return error;
    throw error;
  }
}

const native = load();
if (native instanceof NativeUnavailableError) {
  describe("native", () => {
    it("is not here, and says why", () => expect(native.reasons.length).toBeGreaterThan(0));
  });
} else {
  setThreads(2);
  conformance("native", native);
}
