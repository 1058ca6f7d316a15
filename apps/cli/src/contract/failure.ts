import { failureKind, InputError } from "@collapsar/linalg/check";
import { UsageError } from "./errors.js";
import type { Failure } from "./exit-code.js";
import type { Flags } from "./flags.js";
import { memorySentence } from "./memory.js";
import { flagFault } from "./shown-flags.js";
import { systemSentence } from "./system-error.js";

/**
 * An array, a text or a stack that does not fit: JavaScript throws a bare RangeError for these, and our checks never
 * do; a thread whose heap is full ends with a code.
 */
const isOutOfMemory = (error: unknown): error is Error =>
  error instanceof Error &&
  (error.constructor === RangeError || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"));

/**
 * An error with a kind: what the system refused, or what does not fit, is the user's to mend, and becomes a
 * `UsageError`.
 */
export function knownError(error: unknown): unknown {
  const sentence = isOutOfMemory(error) ? memorySentence(error.message) : systemSentence(error);
  return sentence === undefined ? error : new UsageError(sentence, { cause: error });
}

/** Classifies an error by its kind as the user's, ours, or a request to stop; options are named as flags. */
export function failureOf(thrown: unknown, flags: Flags): Failure {
  const error = knownError(thrown);
  if (!(error instanceof Error)) return { kind: "fault", message: String(error) };
  const { message, stack } = error;
  if ("kind" in error && error.kind === "interrupted") return { kind: "interrupted", message, stack };
  if (error instanceof InputError) return { kind: "input", message: flagFault(error.fault, flags), stack };
  return { kind: failureKind(error) === undefined ? "fault" : "input", message, stack };
}
