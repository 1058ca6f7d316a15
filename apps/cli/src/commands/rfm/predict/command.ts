import type { Command } from "../../../contract/command.js";
import { predictFlags } from "./flags.js";

export const rfmPredict: Command = {
  name: "rfm predict",
  about: "Predict rows with a saved model: CSV on stdout, or a file.",
  arguments: [
    { name: "model", about: "a file that rfm fit --save wrote", kind: "input" },
    { name: "data", about: "rows with the columns of the fit; the target may be missing", kind: "data" },
  ],
  flags: predictFlags,
  examples: [
    ["rfm predict houses.rfm new.csv", "one prediction a line"],
    ["rfm predict houses.rfm new.csv --to prices.npy", "to a .npy (or .csv) file"],
  ],
  load: () => import("./run.js"),
};
