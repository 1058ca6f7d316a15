import type { Command } from "../../contract/command.js";
import { runActs, runFlags } from "../../start-run/run-flags.js";

export const demo: Command = {
  name: "demo",
  about: "Three explanations of neural collapse on handwritten digits: a table, words, and an HTML report.",
  arguments: [],
  flags: runFlags,
  acts: runActs,
  examples: [
    ["demo", "under a minute on two cores; the report goes to runs/"],
    ["demo --out my-demo --seed 1", "another seed, in a folder of your choice"],
  ],
  load: () => import("./run.js"),
};
