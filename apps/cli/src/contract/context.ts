import type { ShowOption, StopSignal, Wording, Work } from "@collapsar/linalg/check";
import type { Style } from "../output/style.js";
import type { CommonOptions, ProgressReport } from "./request.js";

/** A remark about what was decided or left out, by its kind: "header", "index", "task". */
export interface Note {
  readonly kind: string;
  readonly message: string;
  /** How to have it otherwise. */
  readonly remedy?: Wording | undefined;
}

/** Inputs of a command; `O` are the values of its flags (`OptionsOf<typeof flags>`). */
export interface CommandContext<O = Readonly<Record<string, unknown>>> {
  readonly args: readonly string[];
  readonly options: O;
  /** Names of the flags that were typed, where others stand at their defaults. */
  readonly given: ReadonlySet<string>;
  readonly common: CommonOptions;
  readonly style: Style;
  readonly columns: number;
  /** A remark or warning for stderr; one with a kind stands under `notes` in the JSON too. */
  note(note: string | Note): void;
  progress(report: ProgressReport): void;
  /** Results that a reader of stdout gets at once, where a command has some before its end. */
  output(text: string): void;
  /** Runs mathematics, which is what computeMs counts. */
  compute<T>(work: () => T): T;
  /** How long work of the packages is watched and stopped: hand it on. */
  readonly work: Work;
  /** Whether the user asked to stop: asked between steps by long work. */
  readonly stop: StopSignal;
  /** Throws InterruptedError, with what was kept, if the user asked to stop. */
  checkStop(kept?: string): void;
  /** Sets the message for an interruption from now on. */
  resumeHint(hint: string): void;
  /** An option of the packages as this command's flag: `labels` as `--labels`. */
  readonly showOption: ShowOption;
}

/** Result of a command: the object of --json beside the common keys, and the text for people. */
export interface CommandResult {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** A text for programs, such as CSV, in place of the text for people: a pipe or file gets it unchanged. */
  readonly document?: string | undefined;
  /** Folder of result.json, if not --out. */
  readonly folder?: string | undefined;
  /** Bytes for stdout in place of the text, where the output is no text. */
  readonly bytes?: Uint8Array | undefined;
  /** Whether everything went out as `output` already: then nothing follows at the end. */
  readonly printed?: boolean | undefined;
  /**
   * The user stopped the work: what was finished is the result, of which this says how much it is, and keeps it once
   * it is printed.
   */
  readonly interrupted?: { readonly message: string; keep(): Promise<void> } | undefined;
  /** Printed one line each on stderr, and under `notes` in the JSON. */
  readonly notes?: readonly Note[] | undefined;
}

/** A command's work, which runs in a worker thread. */
// biome-ignore lint/suspicious/noExplicitAny: the flags of a command and the options of its work are one description
export type CommandRun = (context: CommandContext<any>) => CommandResult | Promise<CommandResult>;
