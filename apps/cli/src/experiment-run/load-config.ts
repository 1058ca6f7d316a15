import { withFile } from "@collapsar/datasets/parts";
import { type Experiment, experimentEntries, loadExperiment, parseConfig } from "@collapsar/experiments";
import { didYouMean } from "@collapsar/linalg/check";
import { hinted, UsageError } from "../contract/errors.js";
import { isModulePath, ownExperiment } from "./own-experiment.js";
import { isObject, isReserved, withValueAt } from "./own-keys.js";
import { parseYaml, readYaml, shownYaml } from "./read-yaml.js";

/** A run to start: an experiment, its config as given, and a seed if the file names one. */
export interface RunPlan {
  readonly experiment: Experiment;
  readonly config: Record<string, unknown>;
  readonly seed?: number;
  /** Where the experiment is a module of the user's own: its path. */
  readonly module?: string | undefined;
  /** Options of sbatch. */
  readonly slurm?: Readonly<Record<string, string | number>> | undefined;
}

async function experimentOf(id: string, place: string): Promise<Experiment> {
  const ids = experimentEntries.map((entry) => entry.id);
  if (ids.includes(id)) return loadExperiment(id);
  const sentence =
    `${place}: expected an experiment (collapsar list shows them), a .yaml file or a .js module, ` +
    "found none of them";
  throw new UsageError(hinted(sentence, didYouMean(id, ids)));
}

/**
 * An experiment by name, by a YAML file with the keys experiment and seed, and its settings beside them or under
 * config, or by a module of the user's own.
 */
export async function loadPlan(name: string, kind?: "train"): Promise<RunPlan> {
  if (kind === undefined && isModulePath(name))
    return { experiment: await ownExperiment(name), config: {}, module: name };
  if (/\.ya?ml$/i.test(name) || kind !== undefined) return filePlan(name, kind);
  return { experiment: await experimentOf(name, name), config: {} };
}

async function filePlan(path: string, kind: "train" | undefined): Promise<RunPlan> {
  const { experiment: id = kind, seed, config = {}, slurm, ...settings } = readYaml(path);
  if (typeof id !== "string") {
    throw new UsageError(
      `${path}: expected a config file with the keys experiment, seed and config, found experiment: ${shownYaml(id)}`,
    );
  }
  if (kind !== undefined && id !== kind) {
    throw new UsageError(`${path}: expected a training, found experiment: ${id}; use collapsar run ${path}`);
  }
  if (!isObject(config)) {
    throw new UsageError(`${path}, key config: expected settings by name, found ${shownYaml(config)}`);
  }
  const twice = Object.keys(settings).find((key) => Object.hasOwn(config, key));
  if (twice !== undefined)
    throw new UsageError(`${path}, key ${twice}: given beside config and in it; give it once`);
  const experiment = await experimentOf(id, `${path}, key experiment`);
  const entries = Object.entries({ ...config, ...settings });
  const whole = entries.reduce(
    (known, [key, value]) => withSetting(known, key, value, `${path}, key ${key}`),
    {},
  );
  return {
    experiment,
    config: whole,
    slurm: parseSlurm(slurm, path),
    ...(seed === undefined ? {} : { seed: seedOf(seed, path) }),
  };
}

/** Options of sbatch, by their names there. */
function parseSlurm(slurm: unknown, path: string): RunPlan["slurm"] {
  if (slurm === undefined) return undefined;
  if (!isObject(slurm))
    throw new UsageError(`${path}, key slurm: expected options of sbatch by name, found ${shownYaml(slurm)}`);
  for (const [key, value] of Object.entries(slurm)) {
    if (/^[a-z][a-z-]*$/.test(key) && (typeof value === "string" || typeof value === "number")) continue;
    throw new UsageError(`${path}, key slurm.${key}: expected text or a number, found ${shownYaml(value)}`);
  }
  return slurm as RunPlan["slurm"];
}

function seedOf(seed: unknown, path: string): number {
  if (typeof seed === "number" && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new UsageError(`${path}: expected as seed a whole number of at least 0, found ${shownYaml(seed)}`);
}

/** A setting by its key, whose dots lead into groups of settings. */
function withSetting(
  config: Record<string, unknown>,
  key: string,
  value: unknown,
  place: string,
): Record<string, unknown> {
  const [first, ...rest] = key.split(".");
  if (first === undefined || [first, ...rest].some((part) => part === "" || isReserved(part))) {
    throw new UsageError(`${place}: is no setting; leave it out`);
  }
  return withValueAt(config, [first, ...rest], value);
}

/** --set KEY=VALUE with a dotted key; values are read as YAML: numbers, lists, true. */
export function withSettings(
  config: Record<string, unknown>,
  settings: readonly string[],
): Record<string, unknown> {
  const seen = new Set<string>();
  return settings.reduce((known, setting) => {
    const at = setting.indexOf("=");
    if (at < 1) throw new UsageError(`--set ${setting}: expected KEY=VALUE`);
    const key = setting.slice(0, at);
    if (seen.has(key)) throw new UsageError(`--set ${setting}: ${key} is set twice; set it once`);
    seen.add(key);
    const value = parseYaml(setting.slice(at + 1), `--set ${setting}`);
    return withSetting(known, key, value, `--set ${setting}`);
  }, config);
}

/** The config with its defaults, or one sentence about its first fault. */
export function resolveConfig(plan: RunPlan, place: string): unknown {
  const { experiment, config } = plan;
  try {
    return parseConfig(experiment, config);
  } catch (error) {
    throw withFile(error, place);
  }
}
