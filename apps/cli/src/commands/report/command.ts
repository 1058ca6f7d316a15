import type { Command } from "../../contract/command.js";

export const report: Command = {
  name: "report",
  about: "The HTML report of a run again, or of several runs side by side.",
  arguments: [{ name: "run", kind: "run", many: true }],
  flags: {},
  examples: [
    ["report runs/demo-20260101-120000-1a2b3c4d", "writes its report.html anew"],
    ["report runs/a runs/b --out comparison", "two runs in comparison/comparison.html"],
  ],
  load: () => import("./run.js"),
};
