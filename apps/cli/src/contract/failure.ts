import { failureKind } from "@collapsar/linalg";
import type { Failure } from "./request.js";

/** A wrong flag or argument: exit code 2, one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The user asked to stop; the message says what was kept and how to resume. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** Errors by which the packages say that data or options cannot be worked with. */
const inputErrors = new Set([
  "UsageError",
  "DataError",
  "NotPositiveDefiniteError",
  "ConvergenceError",
  "StepLimitError",
  "ZodError",
]);

/** The packages' own checks read `function: requirement, got value`; engine errors do not. */
const checkedArgument = /^[\w.]+: .*, got /s;

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "it may not be read or written",
  EPERM: "it may not be read or written",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
  EEXIST: "it exists already",
};

function systemFailure(error: NodeJS.ErrnoException): string | undefined {
  const reason = systemReasons[error.code ?? ""];
  if (reason === undefined) return undefined;
  return `${error.path ?? "a file"}: ${reason}`;
}

/** Sorts an error into the user's and ours. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: "fault", message: String(error) };
  const { name, message, stack } = error;
  if (name === "InterruptedError" || name === "AbortError") return { kind: "interrupted", message, stack };
  const system = systemFailure(error);
  if (system !== undefined) return { kind: "input", message: system, stack };
  const checked =
    (error instanceof RangeError || error instanceof TypeError) && checkedArgument.test(message);
  const typed = failureKind(error) !== undefined;
  return { kind: typed || checked || inputErrors.has(name) ? "input" : "fault", message, stack };
}

/** Exit code of a failure: 2 the user's input, 1 a fault of ours, 130 interrupted. */
export function exitCode({ kind }: Failure): number {
  return { input: 2, fault: 1, interrupted: 130 }[kind];
}
