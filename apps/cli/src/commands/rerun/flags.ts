import { type Command, onePrecision } from "../../contract/command.js";
import { group, type OptionsOf, text, valued } from "../../contract/flags.js";
import { positiveInteger } from "../../contract/values.js";

export const rerunFlags = group("Run options:", {
  runs: text("<dir>", "folder above the runs", { fallback: "runs", needs: { flags: { out: "absent" } } }),
  workers: valued("<n>", "trials at once (default: as many as there are threads)", positiveInteger),
});

/** Seed and precision are the earlier run's. */
export const rerunActs: Command["acts"] = {
  seed: { needs: { flags: { seed: "absent" } }, because: "the run that is run again has its seed" },
  ...onePrecision("an experiment has the precision that it needs"),
};

export type RerunFlags = OptionsOf<typeof rerunFlags>;
