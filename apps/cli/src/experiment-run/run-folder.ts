import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { runFiles } from "@collapsar/experiments/parts";
import { UsageError } from "../contract/errors.js";
import { moveAside } from "../files/guarded-files.js";
import { readRecord } from "./read-run.js";

/** Identity of a run. */
export interface RunIdentity {
  readonly experiment: string;
  readonly seed: number;
  readonly config: unknown;
}

const written: readonly string[] = [
  runFiles.record,
  runFiles.config,
  runFiles.rows,
  runFiles.parquet,
  runFiles.report,
  "figures",
  "tables",
  "checkpoints",
  "result.json",
];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Differences between the run of a folder and the requested one, in words; undefined for none. */
function difference(folder: string, { experiment, seed, config }: RunIdentity): string | undefined {
  const there = readRecord(folder);
  if (there.experiment !== experiment) return `a run of ${there.experiment}`;
  if (there.seed !== seed) return `a run with seed ${there.seed}`;
  return same(there.config, config) ? undefined : `a run of ${experiment} with other settings`;
}

/** Why a new run may not go into a folder; undefined where it may. */
function whyTaken(folder: string, identity: RunIdentity): string | undefined {
  const found = written.find((name) => existsSync(join(folder, name)));
  if (found === undefined) return undefined;
  const other = "choose another folder, or move it aside with --force";
  if (!existsSync(join(folder, runFiles.record))) {
    return `holds ${found}, which a run would replace; ${other}`;
  }
  let differs: string | undefined;
  try {
    differs = difference(folder, identity);
  } catch {
    differs = `a run whose ${runFiles.record} cannot be read`;
  }
  if (differs !== undefined) return `holds ${differs}; ${other}`;
  return `holds this run already; go on with --resume ${folder}, or move it aside with --force`;
}

/** Moves a run aside as a whole; out of the working folder, file by file. */
function giveWay(folder: string, note: (text: string) => void): void {
  const whole = existsSync(join(folder, runFiles.record)) && realpathSync(folder) !== realpathSync(".");
  if (whole) {
    note(`${folder}: moved aside to ${moveAside(realpathSync(folder))}`);
    return;
  }
  for (const name of readdirSync(folder).filter((name) => written.includes(name))) {
    note(`${join(folder, name)}: moved aside to ${moveAside(join(folder, name))}`);
  }
}

/**
 * Requires that a new run may go into a folder: nothing of another run, nor the user's own files, is ever replaced.
 *
 * @throws UsageError naming the folder and what it holds
 */
export function claimFolder(
  folder: string,
  identity: RunIdentity,
  { force, note }: { readonly force: boolean; readonly note: (text: string) => void },
): void {
  const why = whyTaken(folder, identity);
  if (why === undefined) return;
  if (!force) throw new UsageError(`${folder}: ${why}`);
  giveWay(folder, note);
}
