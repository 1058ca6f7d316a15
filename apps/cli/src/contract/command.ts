import type { CommandRun } from "./context.js";
import type { Flags } from "./flags.js";

/** What stands after a command's name. */
export interface Argument {
  readonly name: string;
  readonly about?: string;
  /** A data argument, a file that is read, or the folder of a run. */
  readonly kind?: "data" | "input" | "run";
  readonly optional?: boolean;
  readonly many?: boolean;
}

/** One example of a help text: the line to type, and what it does. */
export type Example = readonly [line: string, meaning: string];

/** A command: what it is called, takes and does; its work is loaded when it runs. */
export interface Command {
  /** Full name, its parts joined by a space: "data fetch". */
  readonly name: string;
  readonly about: string;
  readonly arguments: readonly Argument[];
  /** The command's own flags, beside the common ones. */
  readonly flags: Flags;
  readonly examples: readonly Example[];
  readonly load: () => Promise<{ readonly run: CommandRun }>;
}
