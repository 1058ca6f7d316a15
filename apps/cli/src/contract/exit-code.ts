/** How a command ended badly. */
export interface Failure {
  /** The user's input, our fault, or the user's wish. */
  readonly kind: "input" | "fault" | "interrupted";
  readonly message: string;
  readonly stack?: string | undefined;
}

/** Exit code of a failure: 2 the user's input, 1 a fault of ours, 130 interrupted. */
export function exitCode({ kind }: Pick<Failure, "kind">): number {
  return { input: 2, fault: 1, interrupted: 130 }[kind];
}
