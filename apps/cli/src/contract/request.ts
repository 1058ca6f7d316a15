import type { Progress } from "@collapsar/linalg/check";
import type { Failure } from "./exit-code.js";

/** Request of the terminal thread to the worker; plain data that crosses threads. */
export interface CommandRequest {
  /** Name of the command, its parts joined by a space: "rfm fit". */
  readonly command: string;
  readonly args: readonly string[];
  /** Values of the flags, by their camel-case names. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Names of the flags that were typed. */
  readonly given: readonly string[];
  /** When the process was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly common: CommonOptions;
  readonly terminal: TerminalTraits;
  /** One 32-bit flag: 1 when the user asked to stop. */
  readonly stop: SharedArrayBuffer;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json: boolean;
  readonly seed: number;
  readonly backend: "auto" | "native" | "wasm" | "js";
  readonly dtype: "f64" | "f32";
  readonly threads?: number | undefined;
  readonly out?: string | undefined;
  /** An existing file in the place of an output is moved aside. */
  readonly force: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Properties of stdout. */
interface TerminalTraits {
  /** A person may be reading, rather than a program. */
  readonly interactive: boolean;
  readonly colour: boolean;
  readonly columns: number;
}

/** How far a command has come; what is counted may be left unsaid. */
export type ProgressReport = Omit<Progress, "unit"> & Partial<Pick<Progress, "unit">>;

/** Messages of the worker to the terminal thread. */
export type WorkerMessage =
  | { readonly type: "progress"; readonly progress: ProgressReport }
  | { readonly type: "note"; readonly text: string }
  /** Temporary files that must go if the worker is killed; an empty list when none is open. */
  | { readonly type: "writing"; readonly paths: readonly string[] }
  /** Message for the user if the work is interrupted now. */
  | { readonly type: "resume"; readonly hint: string }
  /** The work has stopped; what was finished of it is being written. */
  | { readonly type: "keeping" }
  /** Results on the way, for stdout. */
  | { readonly type: "output"; readonly stdout: string | Uint8Array }
  | { readonly type: "done"; readonly stdout: string | Uint8Array }
  | { readonly type: "failed"; readonly failure: Failure };
