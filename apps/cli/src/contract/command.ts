import type { CommandRun } from "./context.js";
import type { Flags, Needs } from "./flags.js";

/** An argument after a command's name. */
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

/** When a flag acts, and why it does not otherwise, where the flags that it needs do not say it. */
export interface Condition {
  readonly needs: Needs;
  readonly because?: string | undefined;
}

/** Meaning of `--dtype` for a command that has one precision. */
export function onePrecision(because: string): Readonly<Record<"dtype", Condition>> {
  return { dtype: { needs: { flags: { dtype: ["f64"] } }, because } };
}

/** A command: what it is called, takes and does; its work is loaded when it runs. */
export interface Command {
  /** Full name, its parts joined by a space: "data fetch". */
  readonly name: string;
  readonly about: string;
  readonly arguments: readonly Argument[];
  /** The command's own flags, beside the common ones. */
  readonly flags: Flags;
  /** When a common flag acts here, where that depends: given where it does not, it is refused by name. */
  readonly acts?: Readonly<Record<string, Condition>> | undefined;
  /** Files that it leaves in --out, beside result.json; the folder of a run is claimed as a whole instead. */
  readonly leaves?: readonly string[] | undefined;
  readonly examples: readonly Example[];
  readonly load: () => Promise<{ readonly run: CommandRun }>;
}
