import { group, inputFile, type OptionsOf, text, valued } from "../../contract/flags.js";
import { positiveInteger } from "../../contract/values.js";

export const workerFlags = group("Worker options:", {
  redis: text(
    "<url>",
    "server that knows the runs, redis://[:password@]host:port (default: COLLAPSAR_REDIS)",
    { needs: { flags: { tasks: "absent" } } },
  ),
  concurrency: valued("<n>", "trials at once", positiveInteger, {
    fallback: 1,
    needs: { flags: { tasks: "absent" } },
  }),
  tasks: inputFile("<file>", "run by Slurm: the trials of a file that SLURM_ARRAY_TASK_ID names"),
});

export type WorkerFlags = OptionsOf<typeof workerFlags>;
