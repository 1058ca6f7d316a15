import type { BackendName } from "@collapsar/linalg";
import { UsageError } from "../contract/errors.js";
import { buildVersion } from "../experiment-run/circumstances.js";
import { type ThreadPool, threadPool } from "../experiment-run/trial-pool.js";

/** Who is to run the trials. */
export type EngineRequest =
  | { readonly name: "local" }
  | { readonly name: "bullmq"; readonly redis: string | undefined }
  | {
      readonly name: "slurm";
      readonly partition: string | undefined;
      readonly resources: Readonly<Record<string, string | number>>;
    };

/** What every engine has to know of a run. */
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
  /** Checksums of the files that the trials read. */
  readonly data: Readonly<Record<string, string>>;
}

/** The pool of an engine; what only one of them needs is loaded for it alone. */
export async function enginePool(
  engine: EngineRequest,
  { experiment, folder, backend, workers, threads, data, alone, module }: EngineSettings,
  note: (text: string) => void,
): Promise<ThreadPool> {
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
    const run = { experiment, version: buildVersion(), data, backend, threads };
    return queuePool(redisUrl(engine.redis), run, note);
  }
  const [{ resolve }, { slurmPool }] = await Promise.all([
    import("node:path"),
    import("./slurm/slurm-pool.js"),
  ]);
  const { partition, resources } = engine;
  const settings = { folder: resolve(folder), experiment, partition, resources, backend, threads };
  return slurmPool(settings, note);
}
