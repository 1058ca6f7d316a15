import type { Command } from "../../contract/command.js";
import { reportFlags } from "./flags.js";

export const report: Command = {
  name: "report",
  about: "The HTML report of a run or of a measured series again, or of several side by side.",
  arguments: [{ name: "run", kind: "run", many: true }],
  flags: reportFlags,
  examples: [
    ["report runs/demo-20260101-120000-1a2b3c4d", "writes its report.html anew"],
    ["report runs/a runs/b --out comparison", "two runs in comparison/comparison.html"],
    ["report sgd adamw --out comparison", "two series that metrics --out wrote, their curves in one figure"],
    ["report --verify runs/a", "three random trials computed again; another result is an error"],
  ],
  load: () => import("./run.js"),
};
