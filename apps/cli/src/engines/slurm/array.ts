import { fileURLToPath } from "node:url";
import type { BackendName } from "@collapsar/linalg";
import type { Computing } from "../../experiment-run/computing.js";

/** Elements that an array may have: Slurm's default MaxArraySize is 1001; more trials share elements. */
const MOST_ELEMENTS = 1000;

/** Inputs of a job array beside its trials. */
export interface ArraySettings {
  /** Folder of the run, on a disk that every node sees. */
  readonly folder: string;
  readonly experiment: string;
  readonly partition?: string | undefined;
  /** Further options of sbatch, as in `{ time: "2:00:00", mem: "4G" }`. */
  readonly resources: Readonly<Record<string, string | number>>;
  readonly backend: BackendName;
  /** The backend of a resumed run's first rows; undefined without any, or where another backend is asked for. */
  readonly computing?: Computing | undefined;
  /** Threads of each trial. */
  readonly threads: number;
}

const bin = fileURLToPath(new URL("../../../bin/collapsar.js", import.meta.url));

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The number of array elements for a number of trials. */
export const elementsFor = (trials: number): number => Math.min(trials, MOST_ELEMENTS);

/** The script of a job array whose elements run the trials of a file. */
export function arrayScript(settings: ArraySettings, tasks: string, trials: number): string {
  const { folder, experiment, partition, resources, backend, threads } = settings;
  const options: Readonly<Record<string, string | number | undefined>> = {
    "job-name": `collapsar-${experiment.replaceAll("/", "-")}`,
    array: `0-${elementsFor(trials) - 1}`,
    partition,
    "cpus-per-task": threads,
    output: `${folder}/slurm/logs/%A_%a.log`,
    ...resources,
  };
  const lines = Object.entries(options).flatMap(([key, value]) =>
    value === undefined ? [] : [`#SBATCH --${key}=${String(value).replaceAll("\n", " ")}`],
  );
  const call = [quoted(process.execPath), quoted(bin), "worker", "--tasks", quoted(tasks)];
  const flags = ["--backend", backend, "--threads", String(threads), "--quiet"];
  return `#!/bin/sh\n${lines.join("\n")}\nexec ${[...call, ...flags].join(" ")}\n`;
}
