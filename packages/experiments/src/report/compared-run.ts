import type { Outcome } from "../results/outcome.js";
import type { RunRecord } from "../results/record.js";

/** A run as a comparison shows it. */
export interface ComparedRun {
  /** How the run is called: its directory. */
  readonly name: string;
  readonly record: RunRecord;
  readonly outcome: Outcome;
}
