/** A wrong flag or argument: exit code 2, one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly kind = "input";
}

/** The user asked to stop; the message says what was kept and how to resume. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  readonly kind = "interrupted";
}
