import { DataError } from "../data-error.js";
import type { RemoteFile } from "./catalogue.js";
import { fileStats } from "./files/files.js";

/** Why a mirror did not serve; the next one may. */
export class MirrorError extends Error {
  override readonly name = "MirrorError";
  /** @param useless - whether what was received is of no use for a next try */
  constructor(
    message: string,
    readonly useless = false,
  ) {
    super(message);
  }
}

/** Short description of a mirror's failure. */
export function mirrorReason(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== "" ? cause.message : message;
}

/** The fault when no mirror served; it says what is kept only where something is. */
export function notServed(path: string, file: RemoteFile, reasons: readonly string[]): DataError {
  const kept = fileStats(`${path}.part`)?.size ?? 0;
  const again =
    kept > 0
      ? `try again later (the ${kept} bytes received are kept, and it goes on from there)`
      : "try again later";
  return new DataError({
    file: file.name,
    expected: "a mirror that serves it",
    found: reasons.length === 0 ? "no mirror" : reasons.join("; "),
    mend: [`${again}, name a mirror with `, { option: "mirror" }, `, or put the file at ${path} yourself`],
  });
}
