import type { Command } from "../../contract/command.js";
import { metricsFlags } from "../../measure/flags.js";
import { seriesFileNames } from "../../metric-series/series-file-names.js";

export const metrics: Command = {
  name: "metrics",
  about:
    "Measure neural collapse (NC1–NC5, classifier, ranks) of features: one file, a series of files, or a pipe (-).",
  arguments: [{ name: "features", kind: "data", many: true }],
  flags: metricsFlags,
  leaves: Object.values(seriesFileNames),
  examples: [
    [
      "metrics H.npy --labels y.npy --weights W.npy --bias b.npy",
      "a network's last layer, with its classifier",
    ],
    [
      "metrics 'ckpt/epoch-*.pt' --by 'epoch-{epoch}.pt' --figure nc.svg --format csv",
      "a curve over checkpoints, each with features, labels and classifier",
    ],
    ["metrics test.npz --means train.npz --metrics all", "test features around the training means"],
    ["metrics features.npz --weighting class --json", "every class with the same weight, as JSON"],
  ],
  load: () => import("./run.js"),
};
