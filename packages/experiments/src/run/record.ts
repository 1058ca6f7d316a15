import { canonicalJson, hashText } from "../hash.js";
import type { TrialParameters } from "./trial-parameters.js";

/** What a run says of itself: enough to repeat it. */
export interface RunRecord {
  readonly schema: 1;
  readonly experiment: string;
  readonly title: string;
  readonly paper: string;
  readonly figure?: string | undefined;
  readonly description: string;
  readonly seed: number;
  /** The config with every default filled in. */
  readonly config: unknown;
  /** Versions of the packages and of the platform, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** What computed: backend, threads, element type … */
  readonly machine: Readonly<Record<string, string | number>>;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt?: string | undefined;
  /** Seconds of this session of the run. */
  readonly seconds?: number | undefined;
  readonly trials: { readonly total: number; readonly done: number };
  /** What the trials were in full; absent in records of earlier versions. */
  readonly parameters?: TrialParameters | undefined;
}

/**
 * The name of a run's directory: `<experiment>-<time>-<hash>`, the hash made from experiment, seed and config, so that runs of
 * the same settings share it.
 */
export function runName(experiment: string, seed: number, config: unknown, startedAt: Date): string {
  const time = startedAt.toISOString().replace(/[-:]/g, "").replace(/\..*$/, "").replace("T", "-");
  return `${experiment.replaceAll("/", "-")}-${time}-${hashText(canonicalJson([experiment, seed, config])).slice(0, 8)}`;
}
