import { group, type OptionsOf, text, valued } from "../../contract/flags.js";
import { positiveInteger } from "../../contract/values.js";

export const rerunFlags = group("Run options:", {
  runs: text("<dir>", "folder above the runs", { fallback: "runs" }),
  workers: valued("<n>", "trials at once (default: as many as there are threads)", positiveInteger),
});

export type RerunFlags = OptionsOf<typeof rerunFlags>;
