import { checkList, checkObject, checkText } from "@collapsar/datasets/parts";
import { checkFunction, checkInteger } from "@collapsar/linalg/check";
import type { Experiment, ResultRow } from "./experiment.js";
import type { Outcome } from "./results/outcome.js";
import type { RunRecord } from "./results/record.js";
import type { RunStore } from "./run/run-store.js";
import type { TrialPool } from "./run-trials.js";

/** Requires an experiment with its schema and its functions. */
export function checkExperiment(fn: string, experiment: Experiment): void {
  checkObject(fn, "experiment", experiment, "an experiment, as loadExperiment and defineExperiment give it");
  for (const key of ["id", "title", "paper", "description"] as const)
    checkText(fn, `experiment.${key}`, experiment[key]);
  checkObject(fn, "experiment.schema", experiment.schema);
  checkFunction(fn, "experiment.schema.safeParse", experiment.schema.safeParse);
  for (const key of ["trials", "runTrial", "summarise", "figures"] as const)
    checkFunction(fn, `experiment.${key}`, experiment[key]);
}

/** Requires a list of result rows. */
export function checkRowList(fn: string, rows: readonly ResultRow[]): void {
  checkList(fn, "rows", rows);
  for (const row of rows) checkObject(fn, "row", row);
}

/** Requires the files of a run. */
export function checkStore(fn: string, store: RunStore): void {
  checkObject(fn, "store", store, "a store { write, append, read }, as memoryStore gives it");
  for (const key of ["write", "append", "read"] as const) checkFunction(fn, `store.${key}`, store[key]);
}

/** Requires what runs tasks elsewhere, where it is given. */
export function checkPool(fn: string, pool: TrialPool | undefined): void {
  if (pool === undefined) return;
  checkObject(fn, "pool", pool, "a pool { size, run }");
  checkInteger(fn, "pool.size", pool.size, 0);
  checkFunction(fn, "pool.run", pool.run);
}

/** Requires the record of a run. */
export function checkRecord(fn: string, record: RunRecord): void {
  checkObject(fn, "record", record, "the record of a run, as parseRecord gives it");
  for (const key of ["experiment", "title", "paper", "description", "startedAt"] as const)
    checkText(fn, `record.${key}`, record[key]);
  for (const key of ["versions", "machine", "trials"] as const) checkObject(fn, `record.${key}`, record[key]);
}

/** Requires the outcome of a run. */
export function checkOutcome(fn: string, outcome: Outcome): void {
  checkObject(fn, "outcome", outcome, "an outcome, as outcomeOf gives it");
  for (const key of ["figures", "tables", "checks", "words"] as const)
    checkList(fn, `outcome.${key}`, outcome[key]);
}
