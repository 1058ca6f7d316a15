import type { Style } from "./output/style.js";
import type { CommonOptions, ProgressReport } from "./request.js";

/** What a command is given. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly common: CommonOptions;
  readonly style: Style;
  readonly columns: number;
  /** A remark or warning for stderr. */
  note(text: string): void;
  progress(report: ProgressReport): void;
  /** Runs mathematics, which is what computeMs counts. */
  compute<T>(work: () => T): T;
  /** Whether the user asked to stop: asked between steps by long work. */
  readonly stop: { readonly aborted: boolean };
  /** Throws InterruptedError, with what was kept, if the user asked to stop. */
  checkStop(kept?: string): void;
  /** What to say if the work is interrupted from now on. */
  resumeHint(hint: string): void;
}

/** What a command returns: the object of --json beside the common keys, and the text for people. */
export interface CommandResult {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A command's work, which runs in a worker thread. */
export type CommandRun = (context: CommandContext) => CommandResult | Promise<CommandResult>;
