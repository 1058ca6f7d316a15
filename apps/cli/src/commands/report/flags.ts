import { group, type OptionsOf, toggle, valued } from "../../contract/flags.js";
import { positiveInteger } from "../../contract/values.js";

export const reportFlags = group("Report options:", {
  verify: toggle("compute random trials of each run again, and compare"),
  trials: valued("<n>", "how many of each run", positiveInteger, {
    fallback: 3,
    needs: { flags: { verify: "given" } },
  }),
});

export type ReportFlags = OptionsOf<typeof reportFlags>;
