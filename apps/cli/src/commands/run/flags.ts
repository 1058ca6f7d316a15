import { choice, group, type OptionsOf, text, valued } from "../../contract/flags.js";
import { positiveInteger } from "../../contract/values.js";

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

export const runFlags = group("Run options:", {
  set: valued("<key=value>", "a key of the experiment's config, as in width=256 (repeatable)", collect, {
    repeatable: true,
  }),
  scale: text("<size>", "the same as --set scale=<size>, where the experiment has sizes"),
  resume: text("<run>", "go on with a run, by its folder"),
  runs: text("<dir>", "folder above the runs", { fallback: "runs" }),
  workers: valued("<n>", "trials at once (default: as many as there are threads)", positiveInteger),
  engine: choice("<name>", "who runs the trials", ["local"], { fallback: "local" }),
});

export type RunFlags = OptionsOf<typeof runFlags>;
