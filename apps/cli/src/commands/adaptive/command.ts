import { type Command, onePrecision } from "../../contract/command.js";
import { adaptiveFlags } from "./flags.js";

export const adaptive: Command = {
  name: "adaptive",
  about: "The adaptive kernel of a finite network (equations of state): NC1 at each annealing stage.",
  arguments: [{ name: "data", kind: "data" }],
  flags: adaptiveFlags,
  acts: onePrecision("adaptive computes in float64"),
  leaves: ["sigma.npy", "sigma.json", "nc1.svg"],
  examples: [
    ["adaptive gaussian:n=256,d=16", "two Gaussian clouds, width 1e5 … 500"],
    ["adaptive digits --classes 0,1 --limit 300 --scale 16 --width 300 --out run", "Σ to run/sigma.npy"],
    ["adaptive gaussian:n=256,d=16 --width 200 --resume run", "go on from a saved Σ"],
  ],
  load: () => import("./run.js"),
};
