import { type Command, onePrecision } from "../../contract/command.js";
import { dynamicsFlags } from "./flags.js";

export const dynamics: Command = {
  name: "dynamics",
  about:
    "Gradient flow of features and classifier under a block-structured kernel: phases, invariant, collapse.",
  arguments: [],
  flags: dynamicsFlags,
  acts: onePrecision("dynamics computes in float64"),
  leaves: ["initial.npz", "final.npz", "trajectory.npz", "trajectory.parquet", "trajectory.svg"],
  examples: [
    ["dynamics", "four classes of six samples, zero invariant, to loss 1e-12"],
    ["dynamics --invariant random --seed 3", "where the invariant is not zero, NC2 and NC3 need not come"],
    [
      "dynamics --data digits --unit-norm --kernel ntk:relu,depth=3 --loss 1e-6",
      "the blocks of the digits' own NTK",
    ],
    ["dynamics --kappa 1,0.5,0.2 --kappa-rate 0.1,0.08,0", "a kernel that grows while it trains"],
    [
      "dynamics --classes 10 --per-class 50 --features 64 --kappa 4,2,0.5 --out run",
      "states and trajectory to run/",
    ],
  ],
  load: () => import("./run.js"),
};
