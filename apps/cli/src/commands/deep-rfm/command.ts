import { type Command, onePrecision } from "../../contract/command.js";
import { deepRfmFlags } from "./flags.js";

export const deepRfm: Command = {
  name: "deep-rfm",
  about: "Deep recursive feature machine: NC1 and NC2 at every step of every layer.",
  arguments: [{ name: "data", kind: "data" }],
  flags: deepRfmFlags,
  acts: onePrecision("deep-rfm computes in float64"),
  leaves: ["layers.jsonl", "collapse.svg"],
  examples: [
    ["deep-rfm digits --limit 1000", "six layers on a thousand digits"],
    ["deep-rfm mnist:DIR --limit 1000 --depth 4 --features laplace", "random Fourier features on MNIST"],
    ["deep-rfm digits --limit 500 --out run --json", "Gram pictures and the figure in the folder run"],
  ],
  load: () => import("./run.js"),
};
