/** A wrong flag or argument: exit code 2, one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly kind = "input";
}

/** A sentence with the hint that closes it, if there is one. */
export function hinted(sentence: string, hint: string | undefined): string {
  return hint === undefined ? sentence : `${sentence}; ${hint}`;
}

/** The user asked to stop; the message says what was kept and how to resume. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  readonly kind = "interrupted";
}
