import type { Command } from "../../contract/command.js";
import { runActs, runFlags } from "../../start-run/run-flags.js";

export const runCommand: Command = {
  name: "run",
  about:
    "Run a named experiment (collapsar list), a .yaml config or a .js module of your own: rows, " +
    "figures and report in runs/.",
  arguments: [{ name: "experiment", kind: "input", optional: true }],
  flags: runFlags,
  acts: runActs,
  examples: [
    ["run kernel-collapse/ntk-erf-balanced", "a figure of a paper"],
    ["run my-experiment.yaml --seed 3", "a config file: experiment: NAME, and its keys"],
    ["run ./my-experiment.js", "a module whose default export is made by defineExperiment"],
    ["run --resume runs/demo-20260101-120000-1a2b3c4d", "go on after Ctrl-C"],
  ],
  load: () => import("../../start-run/run-experiment.js"),
};
