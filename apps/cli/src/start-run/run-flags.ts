import { type Command, onePrecision } from "../contract/command.js";
import { choice, group, type OptionsOf, text, toggle, valued } from "../contract/flags.js";
import { positiveInteger } from "../contract/values.js";

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

export const runFlags = group("Run options:", {
  set: valued("<key=value>", "a key of the experiment's config, as in width=256 (repeatable)", collect, {
    repeatable: true,
  }),
  scale: text("<size>", "the same as --set scale=<size>, where the experiment has sizes"),
  resume: text("<run>", "go on with a run, by its folder"),
  runs: text("<dir>", "folder above the runs", {
    fallback: "runs",
    needs: { flags: { out: "absent", resume: "absent" } },
  }),
  workers: valued("<n>", "trials at once (default: as many as there are threads)", positiveInteger),
  engine: choice("<name>", "who runs the trials", ["local", "bullmq", "slurm"], { fallback: "local" }),
  redis: text("<url>", "server of the queue, redis://[:password@]host:port (default: COLLAPSAR_REDIS)", {
    needs: { flags: { engine: ["bullmq"] } },
  }),
  partition: text("<name>", "partition of the cluster", { needs: { flags: { engine: ["slurm"] } } }),
  dryRun: toggle("print the script of the job array and submit nothing", {
    needs: { flags: { engine: ["slurm"] } },
  }),
});

/** A run that was begun keeps its folder and its seed, and each experiment its precision. */
export const runActs: Command["acts"] = {
  out: { needs: { flags: { resume: "absent" } }, because: "a run that is resumed stays in its folder" },
  seed: { needs: { flags: { resume: "absent" } }, because: "a run that is resumed keeps its seed" },
  ...onePrecision("an experiment has the precision that it needs"),
};

export type RunFlags = OptionsOf<typeof runFlags>;
