import { DataError } from "@collapsar/datasets";
import { checkText } from "@collapsar/linalg/check";
import { z } from "zod";
import { checkExperiment } from "../check-arguments.js";
import type { Experiment } from "../experiment.js";
import { checked } from "../results/checked.js";
import { runOptions } from "../run-options.js";
import { plainYaml } from "./plain-yaml.js";

/** A config file: which experiment, with which settings. */
export interface ConfigFile {
  readonly experiment: string;
  readonly seed?: number | undefined;
  readonly config: unknown;
  /** Options of sbatch. */
  readonly slurm?: Readonly<Record<string, string | number>> | undefined;
}

const fileSchema = z.strictObject({
  experiment: z.string().describe("id of the experiment, as `collapsar list` shows it"),
  seed: z.number().int().optional().describe(`seed of the run; defaults to ${runOptions.seed.fallback}`),
  slurm: z
    .record(z.string().regex(/^[a-z][a-z-]*$/), z.union([z.string(), z.number()]))
    .optional()
    .describe("options of sbatch for --engine slurm, as in time: 2:00:00 and mem: 4G"),
  config: z.unknown().optional().describe("settings of the experiment; what is left out takes its default"),
});

/**
 * Reads the YAML of a config file.
 *
 * @throws DataError if it is not YAML, or names no experiment
 */
export function parseConfigFile(text: string): ConfigFile {
  checkText("parseConfigFile", "text", text);
  let value: unknown;
  try {
    value = plainYaml(text);
  } catch (error) {
    throw new DataError({ expected: "a YAML config file", found: (error as Error).message });
  }
  const { experiment, seed, config, slurm } = checked(
    fileSchema,
    value,
    "a config file with the keys experiment, seed and config",
  );
  return { experiment, seed, config: config ?? {}, ...(slurm && { slurm }) };
}

/**
 * A config with every default filled in.
 *
 * @throws DataError naming the key, what was found and what was expected
 */
export function parseConfig(experiment: Experiment, config: unknown): unknown {
  checkExperiment("parseConfig", experiment);
  return checked(experiment.schema, config, `settings of ${experiment.id}`);
}

/** The JSON Schema of a config file for one experiment: its settings under `config` or beside it. */
export function configFileSchema(experiment: Experiment): unknown {
  checkExperiment("configFileSchema", experiment);
  const config = z.toJSONSchema(experiment.schema, { io: "input" });
  const { properties = {}, $schema } = config;
  const file = z.toJSONSchema(fileSchema, { io: "input" }).properties ?? {};
  return {
    $schema,
    type: "object",
    title: experiment.title,
    required: ["experiment"],
    properties: { ...properties, ...file, experiment: { const: experiment.id }, config },
    additionalProperties: false,
  };
}

/** The JSON Schema of an experiment's settings, for editors. */
export function configJsonSchema(experiment: Experiment): unknown {
  checkExperiment("configJsonSchema", experiment);
  return z.toJSONSchema(experiment.schema, { io: "input" });
}
