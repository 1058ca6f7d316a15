import type { Command } from "../../contract/command.js";
import { runActs, runFlags } from "../../start-run/run-flags.js";

export const train: Command = {
  name: "train",
  about: "Train a network with the probes of the papers: collapse, measured kernels, invariant.",
  arguments: [{ name: "config.yaml", kind: "input", optional: true }],
  flags: runFlags,
  acts: runActs,
  examples: [
    ["train net.yaml", "keys: network, data, epochs, learningRate … (the docs list them)"],
    ["train net.yaml --set network=mlp --set epochs=100", "a key changed from the command line"],
    ["train --resume runs/train-20260101-120000-1a2b3c4d", "go on from the last checkpoint"],
  ],
  load: () => import("./run.js"),
};
