import {
  checkFunction,
  checkInteger,
  checkList,
  checkMethods,
  checkObject,
  checkText,
} from "@collapsar/linalg/check";

/** Any value's parts by their names, as they are before they are checked. */
type Parts<Key extends string> = { readonly [K in Key]?: unknown };

const experimentTexts = ["id", "title", "paper", "description"] as const;
const experimentFunctions = ["trials", "runTrial", "summarise", "figures"] as const;

/** Requires an experiment with its schema and its functions. */
export function checkExperiment(
  fn: string,
  experiment: Parts<(typeof experimentTexts | typeof experimentFunctions)[number] | "schema">,
): void {
  checkObject(fn, "experiment", experiment, "an experiment, as loadExperiment and defineExperiment give it");
  for (const key of experimentTexts) checkText(fn, `experiment.${key}`, experiment[key]);
  checkObject(fn, "experiment.schema", experiment.schema);
  checkFunction(fn, "experiment.schema.safeParse", (experiment.schema as Parts<"safeParse">).safeParse);
  for (const key of experimentFunctions) checkFunction(fn, `experiment.${key}`, experiment[key]);
}

/** Requires a list of result rows. */
export function checkRowList(fn: string, rows: readonly unknown[]): void {
  checkList(fn, "rows", rows);
  for (const row of rows) checkObject(fn, "row", row);
}

/** Requires the files of a run. */
export function checkStore(fn: string, store: unknown): void {
  checkMethods(fn, "store", store, "a store, as memoryStore gives it,", ["write", "append", "read"]);
}

/** Requires what runs tasks elsewhere, where it is given. */
export function checkPool(
  fn: string,
  pool: { readonly size: number; readonly run: unknown } | undefined,
): void {
  if (pool === undefined) return;
  checkObject(fn, "pool", pool, "a pool { size, run }");
  checkInteger(fn, "pool.size", pool.size, 0);
  checkFunction(fn, "pool.run", pool.run);
}

const recordTexts = ["experiment", "title", "paper", "description", "startedAt"] as const;
const recordGroups = ["versions", "machine", "trials"] as const;

/** Requires the record of a run. */
export function checkRecord(
  fn: string,
  record: Parts<(typeof recordTexts | typeof recordGroups)[number]>,
): void {
  checkObject(fn, "record", record, "the record of a run, as parseRecord gives it");
  for (const key of recordTexts) checkText(fn, `record.${key}`, record[key]);
  for (const key of recordGroups) checkObject(fn, `record.${key}`, record[key]);
}

const outcomeLists = ["figures", "tables", "checks", "words"] as const;

/** Requires the outcome of a run. */
export function checkOutcome(fn: string, outcome: Parts<(typeof outcomeLists)[number]>): void {
  checkObject(fn, "outcome", outcome, "an outcome, as outcomeOf gives it");
  for (const key of outcomeLists) checkList(fn, `outcome.${key}`, outcome[key]);
}
