import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Experiment, experimentEntries, loadExperiment } from "@collapsar/experiments";
import { didYouMean } from "@collapsar/linalg/check";
import { hinted, UsageError } from "../contract/errors.js";

/**
 * Whether a name on the command line is a module of the user's own. It is never read from a config file or a record.
 */
export function isModulePath(name: string): boolean {
  return /\.m?js$/i.test(name);
}

/**
 * The experiment that a module exports as its default: the value of `defineExperiment`.
 *
 * @throws UsageError if there is no such file, it does not load, or what it exports is no experiment
 */
export async function ownExperiment(path: string): Promise<Experiment> {
  if (!existsSync(path))
    throw new UsageError(`${path}: expected a module of an experiment, found no such file`);
  const { default: found } = await loaded(path);
  const fault = faultOf(found);
  if (fault !== undefined) {
    throw new UsageError(
      `${path}: expected as its default export the value of defineExperiment, found ${fault}`,
    );
  }
  return found as Experiment;
}

async function loaded(path: string): Promise<{ default?: unknown }> {
  try {
    return (await import(pathToFileURL(resolve(path)).href)) as { default?: unknown };
  } catch (error) {
    throw new UsageError(`${path}: expected a module that loads, found ${(error as Error).message}`);
  }
}

/** The missing part of an experiment, or undefined. */
function faultOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return value === undefined ? "none" : `a ${typeof value}`;
  const given = value as Record<string, unknown>;
  const text = ["id", "title", "paper", "description"].find((key) => typeof given[key] !== "string");
  if (text !== undefined) return `no text under ${text}`;
  const made = ["trials", "runTrial", "summarise", "figures"].find((key) => typeof given[key] !== "function");
  if (made !== undefined) return `no function under ${made}`;
  const schema = given["schema"] as { safeParse?: unknown } | undefined;
  if (typeof schema?.safeParse !== "function") return "no zod schema under schema";
  const taken = experimentEntries.some(({ id }) => id === given["id"]);
  return taken ? `the id ${given["id"]}, which Collapsar's own experiment has` : undefined;
}

/**
 * The experiment of a run that lies in a folder: Collapsar's own by its id, or one whose module is named on the command
 * line.
 *
 * @throws UsageError if it is neither
 */
export async function experimentOfRun(id: string, folder: string, module?: string): Promise<Experiment> {
  if (module !== undefined) {
    const experiment = await ownExperiment(module);
    if (experiment.id === id) return experiment;
    throw new UsageError(`${folder}: holds a run of ${id}, not of ${experiment.id} (${module})`);
  }
  const ids = experimentEntries.map((entry) => entry.id);
  if (ids.includes(id)) return loadExperiment(id);
  const own = `(one of your own is gone on with by its module: collapsar run FILE.js --resume ${folder})`;
  const sentence = `${folder}: expected a run of an experiment of collapsar list ${own}, found ${id}`;
  throw new UsageError(hinted(sentence, didYouMean(id, ids)));
}
