import type { BackendName } from "@collapsar/linalg";
import { UsageError } from "../contract/errors.js";
import { buildVersion } from "../experiment-run/circumstances.js";
import type { Computing } from "../experiment-run/computing.js";
import { type ThreadPool, threadPool } from "../experiment-run/trial-pool.js";

/** The engine that runs the trials. */
export type EngineRequest =
  | { readonly name: "local" }
  | { readonly name: "bullmq"; readonly redis: string | undefined }
  | {
      readonly name: "slurm";
      readonly partition: string | undefined;
      readonly resources: Readonly<Record<string, string | number>>;
    };

/** Description of a run that every engine needs. */
export interface EngineSettings {
  readonly experiment: string;
  readonly folder: string;
  readonly backend: BackendName;
  /** Trials at once in this process. */
  readonly workers: number;
  /** Threads of each trial. */
  readonly threads: number;
  /** The path of the experiment's module, where it is the user's own: the local engine alone runs it. */
  readonly module: string | undefined;
  /** Whether the run is one trial. */
  readonly alone: boolean;
  /** Whether trials convolve: what does it is then one more thing that machines differ in. */
  readonly convolves: boolean;
  /** Backend of the first rows of a resumed run, which others are to equal. */
  readonly computing: Computing | undefined;
  /** Checksums of the files that the trials read. */
  readonly data: Readonly<Record<string, string>>;
}

/** The pool of an engine; what only one of them needs is loaded for it alone. */
export async function enginePool(
  engine: EngineRequest,
  settings: EngineSettings,
  note: (text: string) => void,
): Promise<ThreadPool> {
  const { experiment, folder, backend, workers, threads, data, alone, module, convolves, computing } =
    settings;
  if (engine.name === "local") return threadPool(workers, { backend, threads, folder, alone, module });
  if (module !== undefined) {
    throw new UsageError(
      `--engine ${engine.name}: ${module} is a module of your own, which runs locally alone`,
    );
  }
  if (engine.name === "bullmq") {
    const [{ redisUrl }, { queuePool }] = await Promise.all([
      import("./bullmq/connection.js"),
      import("./bullmq/queue-pool.js"),
    ]);
    const run = { experiment, version: buildVersion(), data, backend, threads, convolves, computing };
    return queuePool(redisUrl(engine.redis), run, note);
  }
  const [{ resolve }, { slurmPool }] = await Promise.all([
    import("node:path"),
    import("./slurm/slurm-pool.js"),
  ]);
  const { partition, resources } = engine;
  const place = resolve(folder);
  const array = { folder: place, experiment, partition, resources, backend, threads, computing };
  return slurmPool(array, note);
}
