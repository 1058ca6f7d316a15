import { type Command, Option } from "commander";
import {
  fraction,
  nonNegativeNumber,
  positiveInteger,
  positiveIntegers,
  positiveNumber,
} from "../parse/values.js";
import { type Dispatch, defineCommand } from "./common.js";

export function defineDynamics(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "dynamics",
      usage: "dynamics",
      description:
        "Gradient flow of features and classifier under a block-structured kernel: phases, invariant, collapse.",
      examples: [
        ["dynamics", "four classes of six samples, zero invariant, to loss 1e-12"],
        [
          "dynamics --invariant random --seed 3",
          "where the invariant is not zero, NC2 and NC3 need not come",
        ],
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
      options: (command) =>
        command
          .optionsGroup("Dynamics options:")
          .option("--classes <C>", "classes (default: 4)", positiveInteger)
          .option(
            "--per-class <m>",
            "samples of each class (default: 6; with --data all, or the first m)",
            positiveInteger,
          )
          .option("--sizes <list>", "the size of every class instead, as in 6,6,3", positiveIntegers)
          .option("--features <p>", "features (default: 9, or twice the classes if more)", positiveInteger)
          .option(
            "--kappa <d,c,n>",
            "feature kernel: diagonal, within a class, between classes (default: 3,2,0.5)",
          )
          .option("--kappa-rate <d,c,n>", "what κ gains in each unit of time")
          .option("--kappa-end <d,c,n>", "what κ approaches instead, e^{−1} of the way left after …")
          .option("--kappa-time <t>", "… this time", positiveNumber)
          .option("--gamma <d,c,n>", "full kernel: also the residual that it alone predicts, part by part")
          .option("--gamma-rate <d,c,n>", "what γ gains in each unit of time")
          .option("--gamma-end <d,c,n>", "what γ approaches instead, e^{−1} of the way left after …")
          .option("--gamma-time <t>", "… this time", positiveNumber)
          .addOption(
            new Option("--invariant <start>", "E = 0 by construction, or random")
              .choices(["zero", "random"])
              .default("zero"),
          )
          .addOption(
            new Option("--mean <start>", "how the start treats the global mean").choices([
              "zero",
              "held-by-bias",
              "held-by-classifier",
              "symmetric",
              "free",
            ]),
          )
          .option("--init-scale <s>", "size of the initial weights and features", positiveNumber)
          .option("--time <T>", "run until this time", positiveNumber)
          .option("--loss <l>", "or until this loss (default: 1e-12)", positiveNumber)
          .option("--rtol <r>", "relative tolerance of a step", positiveNumber, 1e-10)
          .option("--max-steps <n>", "give up after so many steps", positiveInteger, 100_000)
          .addOption(
            new Option("--method <name>", "integrator (default: the one of less work)").choices([
              "auto",
              "explicit",
              "implicit",
            ]),
          )
          .option("--points <n>", "about so many points of the trajectory", positiveInteger, 200)
          .option("--weight-decay <l>", "ℓ2 factor of the classifier", nonNegativeNumber)
          .option("--feature-decay <l>", "ℓ2 factor of free features", nonNegativeNumber)
          .option("--fixed-bias", "leave the bias as it starts")
          .option("--learning-rate <eta>", "discrete gradient descent instead of the flow", positiveNumber)
          .option("--momentum <b>", "its momentum", fraction)
          .option("--nesterov", "its momentum in Nesterov's form")
          .option("--steps <n>", "its last step", positiveInteger, 10_000)
          .option("--figure <file>", "draw the trajectories as .svg")
          .optionsGroup("Blocks from data:")
          .option("--data <data>", "κ and the classes from a kernel on these data (any data argument)")
          .option(
            "--kernel <kernel>",
            "which kernel, as in ntk:relu,depth=3 (the default) or laplace:bandwidth=2",
          )
          .option("--labels <file>", "labels of a .npy file")
          .option("--limit <n>", "first n rows", positiveInteger)
          .option("--scale <s>", "divide every number by s, as in 255", positiveNumber)
          .option("--standardize", "columns to mean 0 and population deviation 1")
          .option("--unit-norm", "rows to length 1"),
    },
    dispatch,
  );
}
