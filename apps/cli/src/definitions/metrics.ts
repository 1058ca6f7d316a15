import { type Command, Option } from "commander";
import { positiveNumber } from "../parse/values.js";
import { addDataOptions, type Dispatch, defineCommand } from "./common.js";

export function defineMetrics(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "metrics",
      usage: "metrics <features>",
      description:
        "Measure neural collapse (NC1–NC5) of features, streaming: a .npy file never has to fit in memory.",
      examples: [
        ["metrics digits", "metrics of the raw pixels of the digits"],
        [
          "metrics H.npy --labels y.npy --weights W.npy --bias b.npy",
          "a network's last layer, with its classifier",
        ],
        ["metrics features.npz --weighting class --json", "every class with the same weight, as JSON"],
      ],
      options: (command) =>
        addDataOptions(
          command
            .optionsGroup("Metric options:")
            .option("--weights <file>", "classifier C × p as .npy: adds NC3 and NC4")
            .option("--bias <file>", "its bias, C numbers as .npy")
            .option("--ood <data>", "out-of-distribution features: adds NC5")
            .addOption(
              new Option("--weighting <rule>", "weight of a class: by its samples, or the same for all")
                .choices(["sample", "class"])
                .default("sample"),
            )
            .option("--riesz <s>", "exponent of the Riesz kernel (default: max(p − 2, 1))", positiveNumber),
        ),
    },
    dispatch,
  );
}
