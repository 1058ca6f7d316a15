/** The entry of a finished run in the book of reproductions: enough to check each number and to repeat it. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The command of a planned run, as anybody types it. */
export function commandOf({ experiment, seed = 0, set = [] }) {
  const settings = set.flatMap((one) => ["--set", one]);
  return ["collapsar", "run", experiment, ...(seed === 0 ? [] : ["--seed", String(seed)]), ...settings];
}

/** A folder's name for a planned run: runs of other settings have other names. */
export function folderName({ experiment, seed = 0, set = [] }) {
  const words = [experiment, ...set, ...(seed === 0 ? [] : [`seed-${seed}`])];
  return words
    .join("-")
    .replace(/[^\w.-]+/g, "-")
    .replace(/-+$/, "");
}

export const isFinished = (folder) =>
  existsSync(join(folder, "run.json")) &&
  existsSync(join(folder, "result.json")) &&
  readJson(join(folder, "run.json")).finishedAt !== undefined;

/** The name of a finished run's first figure, as the experiment orders them. */
export function firstFigure(folder) {
  const [path] = readJson(join(folder, "result.json")).figures ?? [];
  return path === undefined ? undefined : basename(path, ".svg");
}

/**
 * A claim with the commit in which its rule stood: that of the run, or an earlier one where the book had the same rule
 * before.
 */
function withRuleCommit(check, earlier, commit) {
  const same = earlier?.checks.find(({ id, ruleHash }) => id === check.id && ruleHash === check.ruleHash);
  return { ...check, ruleCommit: same?.ruleCommit ?? commit };
}

/** The entry of a finished run; `earlier` is the one that it replaces. */
export function entryOf(plan, folder, earlier) {
  const record = readJson(join(folder, "run.json"));
  const { checks, rows } = readJson(join(folder, "result.json"));
  const { experiment, title, paper, seed, versions, machine, asked, startedAt, seconds, trials, data } =
    record;
  return {
    experiment,
    title,
    paper,
    seed,
    settings: plan.set ?? [],
    command: commandOf(plan).join(" "),
    versions,
    machine,
    dtype: asked?.dtype ?? "f64",
    startedAt,
    seconds: Math.round(10 * seconds) / 10,
    ...(Object.keys(data ?? {}).length > 0 && { data }),
    trials: trials.total,
    rows,
    checks: checks.map((check) => withRuleCommit(check, earlier, versions.commit)),
  };
}
