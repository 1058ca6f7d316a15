import { type Command, Option } from "commander";
import { positiveInteger, positiveNumber, positiveNumbers } from "../parse/values.js";
import { addDataOptions, type Dispatch, defineCommand } from "./common.js";

export function defineAdaptive(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "adaptive",
      usage: "adaptive <data>",
      description:
        "The adaptive kernel of a finite network (equations of state): NC1 at each annealing stage.",
      examples: [
        ["adaptive gaussian:n=256,d=16", "two Gaussian clouds, width 1e5 … 500"],
        ["adaptive digits --classes 0,1 --limit 300 --scale 16 --width 300 --out run", "Σ to run/sigma.npy"],
        ["adaptive gaussian:n=256,d=16 --width 200 --resume run", "go on from a saved Σ"],
      ],
      options: (command) =>
        addDataOptions(
          command
            .optionsGroup("Adaptive kernel options:")
            .option("--width <h>", "hidden width at the end", positiveNumber, 500)
            .option("--sigma-w2 <s>", "variance of the first layer's weights times d", positiveNumber)
            .option(
              "--sigma-a2 <s>",
              "variance of the read-out weights times h (default: 1/128)",
              positiveNumber,
            )
            .option("--noise <s>", "noise variance (default: 1e-6)", positiveNumber)
            .option(
              "--anneal <list>",
              "falling widths to solve on the way, as in 1e5,1e4,1e3",
              positiveNumbers,
            )
            .addOption(
              new Option(
                "--variant <label-term>",
                "the equations, or what the authors' code computes",
              ).choices(["paper", "published-code"]),
            )
            .option("--tolerance <r>", "relative residual of a stage (default: 1e-9)", positiveNumber)
            .option("--max-evaluations <n>", "evaluations of one attempt (default: 60)", positiveInteger)
            .addOption(
              new Option("--weighting <rule>", "weight of a class in NC1")
                .choices(["sample", "class", "paper"])
                .default("sample"),
            )
            .option("--resume <dir>", "start from the Σ that an earlier run left in its --out folder")
            .option("--figure <file>", "draw NC1 by stage as .svg"),
        ),
    },
    dispatch,
  );
}
