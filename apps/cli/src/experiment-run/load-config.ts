import { existsSync, readFileSync } from "node:fs";
import { nearestName, withFile } from "@collapsar/datasets";
import {
  type ConfigFile,
  type Experiment,
  experimentEntries,
  loadExperiment,
  parseConfig,
  parseConfigFile,
} from "@collapsar/experiments";
import { parse } from "yaml";
import { UsageError } from "../contract/errors.js";

/** What is to be run: an experiment, its config as given, and a seed if the file names one. */
export interface RunPlan {
  readonly experiment: Experiment;
  readonly config: Record<string, unknown>;
  readonly seed?: number;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value of --set, read as YAML: a number, a list, true, or text. */
function settingValue(setting: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UsageError(`--set ${setting}: ${(error as Error).message.split("\n")[0]}`);
  }
}

async function experimentOf(id: string, place: string): Promise<Experiment> {
  const ids = experimentEntries.map((entry) => entry.id);
  if (ids.includes(id)) return loadExperiment(id);
  const near = nearestName(id, ids);
  throw new UsageError(
    `${place}: expected an experiment (collapsar list shows them) or a .yaml file, found neither${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

/** An experiment by name, or a YAML file with the keys experiment, seed and config. */
export async function loadPlan(name: string): Promise<RunPlan> {
  if (!/\.ya?ml$/i.test(name)) return { experiment: await experimentOf(name, name), config: {} };
  if (!existsSync(name)) throw new UsageError(`${name}: there is no such file`);
  const { experiment: id, seed, config } = readConfigFile(name);
  if (!isObject(config))
    throw new UsageError(`${name}, key config: expected settings by name, found ${JSON.stringify(config)}`);
  const experiment = await experimentOf(id, `${name}, key experiment`);
  return { experiment, config, ...(seed === undefined ? {} : { seed }) };
}

function readConfigFile(path: string): ConfigFile {
  try {
    return parseConfigFile(readFileSync(path, "utf8"));
  } catch (error) {
    throw withFile(error, path);
  }
}

/** --set KEY=VALUE with a dotted key; values are read as YAML: numbers, lists, true. */
export function withSettings(
  config: Record<string, unknown>,
  settings: readonly string[],
): Record<string, unknown> {
  const result = structuredClone(config);
  for (const setting of settings) {
    const at = setting.indexOf("=");
    if (at < 1) throw new UsageError(`--set ${setting}: expected KEY=VALUE`);
    const keys = setting.slice(0, at).split(".");
    const last = keys.pop()!;
    let place = result;
    for (const key of keys) {
      if (!isObject(place[key])) place[key] = {};
      place = place[key] as Record<string, unknown>;
    }
    place[last] = settingValue(setting, setting.slice(at + 1));
  }
  return result;
}

/** A key that the experiment does not know would be passed over in silence: it is a fault, with the nearest name. */
function refuseUnknownKeys({ experiment, config }: RunPlan, place: string): void {
  const { shape } = experiment.schema as { shape?: Record<string, unknown> };
  if (shape === undefined) return;
  const names = Object.keys(shape);
  const unknown = Object.keys(config).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const near = nearestName(unknown, names);
  const list = names.length === 0 ? "no keys" : `keys among ${names.join(", ")}`;
  throw new UsageError(
    `${place}, key ${unknown}: expected ${list}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

/** The config with its defaults, or one sentence about its first fault. */
export function resolveConfig(plan: RunPlan, place: string): unknown {
  const { experiment, config } = plan;
  refuseUnknownKeys(plan, place);
  try {
    return parseConfig(experiment, config);
  } catch (error) {
    throw withFile(error, place);
  }
}
