import type { TrialTask } from "@collapsar/experiments";
import type { BackendName } from "@collapsar/linalg";
import type { ErrorRecord } from "@collapsar/linalg/check";
import type { Computing } from "../../experiment-run/computing.js";

/** Before every key of ours. */
export const PREFIX = "collapsar";

/** The hash in which runs that wait for workers stand, by the name of their queue. */
export const RUNS = `${PREFIX}:runs`;

/** Description of a run that a worker needs before it takes its trials. */
export interface QueuedRun {
  readonly experiment: string;
  /** Version and commit of the toolkit that asks. */
  readonly version: string;
  /** SHA-256 of the files that the trials read, by data argument. */
  readonly data: Readonly<Record<string, string>>;
  readonly backend: BackendName;
  /** Threads of each trial. */
  readonly threads: number;
  /** Whether trials convolve. */
  readonly convolves: boolean;
  /** Backend of the first rows, once it is known: every worker is to compute with the same. */
  readonly computing: Computing | undefined;
}

/** A job: trials that a worker runs one after the other. */
export interface QueuedTrials {
  readonly tasks: readonly TrialTask[];
}

/** What came of a job; trials that it does not tell of are left for others, as one before them took long. */
export interface TrialsDone {
  /** Lines of a results.jsonl. */
  readonly lines: string;
  /** Errors of the trials that failed, by hash. */
  readonly errors: Readonly<Record<string, ErrorRecord>>;
  readonly milliseconds: number;
}

/** Key under which the first worker of a run records its backend. */
export const computingKey = (queue: string): string => `${PREFIX}:computing:${queue}`;

/** Where the checkpoint of a trial is kept, for the next worker. */
export const checkpointKey = (queue: string, hash: string): string => `${PREFIX}:checkpoint:${queue}:${hash}`;
