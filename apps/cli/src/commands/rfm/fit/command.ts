import type { Command } from "../../../contract/command.js";
import { fitFlags } from "./flags.js";

export const rfmFit: Command = {
  name: "rfm fit",
  about:
    "Fit a recursive feature machine: errors by round, importance of the columns. Tables are " +
    "standardised, arrays only with --standardize.",
  arguments: [{ name: "data", kind: "data" }],
  flags: fitFlags,
  leaves: ["metric.npy", "validation-predictions.npy", "importance.svg"],
  examples: [
    ["rfm fit houses.csv --target price --save houses.rfm", "learn prices, keep the model"],
    ["rfm fit breast-cancer --test-fraction 0.3 --rounds 5", "errors on rows left aside"],
    [
      "rfm fit train.npz --validation test.npz --standardize --out run --json",
      "metric and predictions to run/",
    ],
  ],
  load: () => import("./run.js"),
};
