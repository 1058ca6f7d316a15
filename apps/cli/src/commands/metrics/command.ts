import type { Command } from "../../contract/command.js";
import { metricsFlags } from "./flags.js";

export const metrics: Command = {
  name: "metrics",
  about: "Measure neural collapse (NC1–NC5) of features, streaming: a .npy file never has to fit in memory.",
  arguments: [{ name: "features", kind: "data" }],
  flags: metricsFlags,
  examples: [
    ["metrics digits", "metrics of the raw pixels of the digits"],
    [
      "metrics H.npy --labels y.npy --weights W.npy --bias b.npy",
      "a network's last layer, with its classifier",
    ],
    ["metrics features.npz --weighting class --json", "every class with the same weight, as JSON"],
  ],
  load: () => import("./run.js"),
};
