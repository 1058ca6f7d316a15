import type { Command } from "../../contract/command.js";
import { rerunActs, rerunFlags } from "./flags.js";

export const rerun: Command = {
  name: "rerun",
  about:
    "Run again what a run was, by its folder: the same experiment, settings and seed, in a folder of its own.",
  arguments: [{ name: "run", kind: "run" }],
  flags: rerunFlags,
  acts: rerunActs,
  examples: [["rerun runs/demo-20260101-120000-1a2b3c4d", "report RUN1 RUN2 then lays both side by side"]],
  load: () => import("./run.js"),
};
