import type { Figure } from "@collapsar/plot";
import type { z } from "zod";
import type { Check } from "./check.js";
import { checkExperiment } from "./check-arguments.js";

/** The value of one cell of a result row; a list of numbers serves small pictures and spectra. */
export type Cell = string | number | boolean | null | readonly number[];

/** One line of results.jsonl and of results.parquet: flat, with the trial's parameters beside what was measured. */
export type ResultRow = Readonly<Record<string, Cell>>;

/** Where a long trial keeps its state between steps; the run removes it when the trial has ended. */
export interface CheckpointStore {
  /** Where it is kept, for messages. */
  readonly name: string;
  read(): Uint8Array | undefined;
  /** Replaces what is there as a whole or not at all. */
  write(bytes: Uint8Array): void;
}

/** The surroundings of a running trial: its seed, its memory of checkpoints, progress and stop. */
export interface TrialContext {
  /** The seed of the run; `deriveSeed` makes the trial's own from it. */
  readonly seed: number;
  /** Aborted when the run shall stop; long trials call `signal.throwIfAborted()` between steps. */
  readonly signal?: AbortSignal | undefined;
  /** Says how far the trial has come, `fraction` in [0, 1]. */
  readonly progress?: ((fraction: number, message?: string) => void) | undefined;
  /** Where there is one, a trial that was stopped goes on from what it wrote there last. */
  readonly checkpoint?: CheckpointStore | undefined;
  /** Keeps a file beside the rows, by its name; a run of several trials keeps those of each apart. */
  readonly keep?: ((name: string, bytes: Uint8Array) => void) | undefined;
}

/** A figure and the file name (without suffix) under which a run keeps it. */
export interface NamedFigure {
  /** Kebab-case, unique within the experiment. */
  readonly name: string;
  readonly figure: Figure;
  /** One or two sentences that stand under the figure in the report. */
  readonly caption?: string | undefined;
}

/** A table of the summary, for the terminal and the report. */
export interface NamedTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * An experiment is data and pure functions: a schema that turns a config into independent trials, a trial function
 * that turns one into rows, and functions that turn rows into a summary, figures, tables, checks and plain words.
 *
 * Trials are plain JSON values, addressed by a hash of their parameters: a run is resumed, sharded and repeated by
 * them.
 */
export interface Experiment<
  Config = unknown,
  Trial = unknown,
  Row extends ResultRow = ResultRow,
  Summary = unknown,
> {
  /** As `collapsar run` names it: `family/name`. */
  readonly id: string;
  readonly title: string;
  /** The papers that it reproduces, by their marks in the reports: "KK", "NTC", "AGOP", "RFM", "GROK". */
  readonly paper: string;
  /** The figure of the paper, where there is one. */
  readonly figure?: string | undefined;
  /** A short paragraph: what is computed, on which data, and what one should see. */
  readonly description: string;
  /** Validates a config and fills in its defaults; every key is described. `schema.parse({})` must succeed. */
  readonly schema: z.ZodType<Config>;
  /** Refuses a config that cannot be run, before there is a folder for it: data that are not there, for instance. */
  prepare?(config: Config): Promise<void>;
  trials(config: Config): readonly Trial[];
  /**
   * Whether a trial convolves by TensorFlow.js' backend `collapsar`: its last digits are then those of the engine in
   * force.
   */
  convolves?(trial: Trial): boolean;
  runTrial(trial: Trial, context: TrialContext): readonly Row[] | Promise<readonly Row[]>;
  summarise(rows: readonly Row[], config: Config): Summary;
  figures(summary: Summary): readonly NamedFigure[];
  checks?(summary: Summary): readonly Check[];
  tables?(summary: Summary): readonly NamedTable[];
  /** Paragraphs of plain words, computed from the numbers. */
  words?(summary: Summary): readonly string[];
}

/** Returns the experiment as the registry keeps it, with its own types forgotten. */
export function defineExperiment<Config, Trial, Row extends ResultRow, Summary>(
  experiment: Experiment<Config, Trial, Row, Summary>,
): Experiment {
  checkExperiment("defineExperiment", experiment as unknown as Experiment);
  return experiment as unknown as Experiment;
}
