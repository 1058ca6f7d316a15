import { existsSync, renameSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../contract/errors.js";
import { type OutputTarget, realPlace } from "./output-target.js";

/** Files that the command reads, by device and inode, whatever their names: no output may take their place. */
const inputs = new Set<string>();

/** Folders of runs into which this command may write. */
const claimed = new Set<string>();

const identity = ({ dev, ino }: Stats) => `${dev}:${ino}`;

/** The file at a path, or nothing where it cannot be looked at: who reads it will say so. */
function fileAt(path: string): Stats | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps files, and only these, from being replaced by this command's outputs; what is no file is passed over. */
export function protectInputs(paths: Iterable<string>): void {
  inputs.clear();
  claimed.clear();
  protectAlso(paths);
}

/** Keeps more files from being replaced: those that are known only once a folder or a glob was looked through. */
export function protectAlso(paths: Iterable<string>): void {
  for (const path of paths) {
    const stats = fileAt(path);
    if (stats !== undefined) inputs.add(identity(stats));
  }
}

/** Whether this command reads the file at a path. */
export function isInput(path: string): boolean {
  const stats = fileAt(path);
  return stats !== undefined && inputs.has(identity(stats));
}

/** Says that a run's folder is this command's own. */
export function claimRun(folder: string): void {
  claimed.add(realPlace(folder));
}

/** The run whose file this is, if it is one of another command's. */
function runOf(path: string): string | undefined {
  const folder = dirname(path);
  const runs = basename(folder) === "figures" ? [folder, dirname(folder)] : [folder];
  return runs.find((run) => existsSync(join(run, "run.json")) && !claimed.has(run));
}

/** Why an output must not take the place of what is there now; undefined where it may. */
export function whyGuarded({ path, stats }: OutputTarget): string | undefined {
  if (stats === undefined) return undefined;
  if (inputs.has(identity(stats))) return "this command reads it";
  const run = runOf(path);
  return run === undefined ? undefined : `it belongs to the run in ${run}`;
}

/** A name beside another that is free: `name.aside`, `name.aside-2`, … */
function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${path}.aside` : `${path}.aside-${n}`;
    if (!existsSync(name)) return name;
  }
}

/** Gives way to an output or a run: what is there gets another name, which is returned; nothing is deleted. */
export function moveAside(path: string): string {
  const name = freeName(path);
  renameSync(path, name);
  return name;
}

let force = false;

/** Lets outputs move guarded files aside (`--force`). */
export function allowForce(allowed: boolean): void {
  force = allowed;
}

/**
 * Requires that an output may take its place.
 *
 * @returns whether what is there must be moved aside first
 * @throws UsageError naming the path
 */
export function checkGuarded(given: string, target: OutputTarget): boolean {
  const why = whyGuarded(target);
  if (why === undefined) return false;
  if (force) return true;
  throw new UsageError(
    `${given}: ${why}, so it is not replaced; choose another name, or move it aside with --force`,
  );
}
