import { type Command, Option } from "commander";
import { nonNegativeNumber, positiveInteger, positiveNumber } from "../parse/values.js";
import { addDataOptions, type Dispatch, defineCommand } from "./common.js";

export function defineDeepRfm(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "deep-rfm",
      usage: "deep-rfm <data>",
      description: "Deep recursive feature machine: NC1 and NC2 at every step of every layer.",
      examples: [
        ["deep-rfm digits --limit 1000", "six layers on a thousand digits"],
        ["deep-rfm mnist:DIR --limit 1000 --depth 4 --features laplace", "random Fourier features on MNIST"],
        ["deep-rfm digits --limit 500 --out run --json", "Gram pictures and the figure in the folder run"],
      ],
      options: (command) =>
        addDataOptions(
          command
            .optionsGroup("Deep RFM options:")
            .option("--depth <L>", "layers", positiveInteger, 6)
            .addOption(
              new Option("--features <kind>", "the random map")
                .choices(["relu", "gaussian", "laplace"])
                .default("relu"),
            )
            .option("--width <h>", "random features", positiveInteger, 512)
            .option("--feature-bandwidth <L>", "length of gaussian and laplace features", positiveNumber, 20)
            .addOption(
              new Option("--kernel <name>", "the machine's kernel")
                .choices(["laplace", "gaussian"])
                .default("laplace"),
            )
            .option("--bandwidth <L>", "length of the machine's kernel", positiveNumber, 2)
            .option("--ridge <r>", "ridge of the machine", nonNegativeNumber, 1e-3)
            .option("--power <s>", "power of the metric, X M^s", positiveNumber, 0.5)
            .option("--no-standardize", "leave the columns as they are")
            .option("--figure <file>", "draw NC1 and NC2 over the steps as .svg"),
          { standardize: false },
        ),
    },
    dispatch,
  );
}
