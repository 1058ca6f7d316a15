import { DataError } from "@collapsar/datasets";
import { checkNumber, checkText, InputError, shownValue } from "@collapsar/linalg/check";
import { z } from "zod";
import { canonicalJson, hashText, plainJson } from "../hash.js";
import { checked } from "./checked.js";

const wordsOrNumbers = z.record(z.string(), z.union([z.string(), z.number()]));
const count = z.int().min(0);

const recordSchema = z.looseObject({
  schema: z.literal(1),
  experiment: z.string().min(1),
  title: z.string(),
  paper: z.string(),
  figure: z.string().optional(),
  description: z.string(),
  seed: z.int(),
  config: z.unknown(),
  /** Hash of experiment, seed and config; absent in records of earlier versions. */
  identity: z.string().optional(),
  /** The typed command; relative paths of data are relative to `folder`. */
  command: z.array(z.string()).readonly().optional(),
  /** Versions of the packages and of the platform, and the commit where there is one, by name. */
  versions: z.record(z.string(), z.string()),
  /** Requested backend and threads: a resumed run asks for the same. */
  asked: wordsOrNumbers.optional(),
  /** The backend: name, library, threads, element type … */
  machine: wordsOrNumbers,
  /** Checksums of the files that the trials read, by data argument. */
  data: z.record(z.string(), z.string()).optional(),
  /** ISO 8601. */
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  /** Seconds of this session of the run. */
  seconds: z.number().optional(),
  trials: z.object({ total: count, done: count }),
  /** Full parameters of the trials; absent in records of earlier versions. */
  parameters: z
    .object({
      shared: z.record(z.string(), z.unknown()),
      varied: z.record(z.string(), z.array(z.unknown()).readonly()),
    })
    .optional(),
});

/** The record of a run: settings, seed, versions and machine, enough to repeat it. */
export type RunRecord = Readonly<z.output<typeof recordSchema>>;

/** What makes a run this one and no other, by which its folder's rows belong to it. */
type Identity = Pick<RunRecord, "experiment" | "seed" | "config">;

const identityOf = ({ experiment, seed, config }: Identity) =>
  hashText(canonicalJson([experiment, seed, config]));

/** The text of run.json. */
export function recordText(record: RunRecord): string {
  return `${JSON.stringify({ ...record, identity: identityOf(record) }, null, 2)}\n`;
}

/**
 * The record of a run from the text of run.json.
 *
 * @throws DataError naming the key that is not as it was written, or where it says another run than it was begun with
 */
export function parseRecord(text: string): RunRecord {
  checkText("parseRecord", "text", text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DataError({ expected: "the JSON that collapsar run wrote", found: "other text" });
  }
  const record = checked(recordSchema, value, "the record of a run");
  if (record.identity === undefined || record.identity === identityOf(record)) return record;
  throw new DataError({
    expected: "the experiment, seed and settings that the run was begun with",
    found: "others",
    mend: "put them back as config.yaml beside it has them, or run with the new ones into another folder",
  });
}

/**
 * The name of a run's directory: `<experiment>-<time>-<hash>`, the hash made from experiment, seed and config, so
 * that runs of the same settings share it.
 */
export function runName(experiment: string, seed: number, config: unknown, startedAt: Date): string {
  checkText("runName", "experiment", experiment);
  checkNumber("runName", "seed", seed);
  plainJson("runName", "config", config);
  checkDate(startedAt);
  const time = startedAt.toISOString().replace(/[-:]/g, "").replace(/\..*$/, "").replace("T", "-");
  const hash = identityOf({ experiment, seed, config }).slice(0, 8);
  return `${experiment.replaceAll("/", "-")}-${time}-${hash}`;
}

function checkDate(startedAt: Date): void {
  if (startedAt instanceof Date && !Number.isNaN(startedAt.getTime())) return;
  const requirement = "must be a date";
  throw new InputError({
    fn: "runName",
    argument: "startedAt",
    requirement,
    received: shownValue(startedAt),
  });
}
