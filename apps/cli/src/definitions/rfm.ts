import { Argument, type Command, Option } from "commander";
import {
  bandwidth,
  nonNegativeInteger,
  nonNegativeNumber,
  positiveInteger,
  positiveNumber,
} from "../parse/values.js";
import { addDataOptions, type Dispatch, defineCommand } from "./common.js";

const machineKernels = [
  "laplace",
  "gaussian",
  "generalised-laplace",
  "product-laplace",
  "sum-of-powers",
  "polynomial",
];

function fitOptions(command: Command): Command {
  command
    .optionsGroup("Machine options:")
    .addOption(new Option("--kernel <name>", "which kernel").choices(machineKernels).default("laplace"))
    .option("--norm-p <p>", "norm of generalised-laplace", positiveNumber)
    .option("--exponent <q>", "exponent of generalised-laplace and sum-of-powers", positiveNumber)
    .option("--degree <n>", "degree of polynomial", positiveInteger)
    .option(
      "--bandwidth <L>",
      "length, auto (median distance of each round) or cv (cross-validated)",
      bandwidth,
      10,
    )
    .option("--ridge <r>", "ridge", nonNegativeNumber, 1e-3)
    .option("--rounds <R>", "metric updates", nonNegativeInteger, 5)
    .addOption(
      new Option("--task <task>", "inferred from the target when left out").choices([
        "classification",
        "regression",
      ]),
    )
    .addOption(
      new Option("--coding <rule>", "how classes become targets")
        .choices(["one-hot", "plus-minus", "prevalence"])
        .default("one-hot"),
    )
    .addOption(
      new Option("--normalization <rule>", "scale of the metric")
        .choices(["max", "trace", "none"])
        .default("max"),
    )
    .addOption(new Option("--loss <name>", "loss").choices(["squared", "logistic"]).default("squared"))
    .addOption(
      new Option("--solver <name>", "solver").choices(["auto", "direct", "iterative"]).default("auto"),
    )
    .addOption(
      new Option(
        "--keep <round>",
        "which round to keep (default: best, by the validation rows or a fifth held out)",
      ).choices(["best", "last"]),
    )
    .option("--patience <n>", "stop after n rounds without a better validation score", positiveInteger)
    .option("--diagonal", "learn a diagonal metric")
    .option("--centre-gradients", "subtract the mean gradient")
    .option("--agop-rows <n>", "rows on which the metric is taken", positiveInteger)
    .option("--memory <MB>", "memory for kernel matrices in MB", positiveNumber)
    .option("--leaf-rows <n>", "grow a tree beyond n rows", positiveInteger)
    .option("--temperature <t>", "soft routing of a tree", nonNegativeNumber)
    .option("--validation <data>", "rows on which rounds are judged")
    .option("--validation-labels <file>", "labels of a .npy validation file")
    .option("--save <model>", "write the model to this file");
  // after --standardize, or commander would take standardising for the default
  return addDataOptions(command).option("--no-standardize", "leave the columns of a table as they are");
}

export function defineRfm(program: Command, dispatch: Dispatch): void {
  const rfm = program
    .command("rfm")
    .description("Recursive feature machines on your own tables: fit, predict, explain.");
  defineCommand(
    rfm,
    {
      name: "rfm fit",
      usage: "fit <data>",
      description:
        "Fit a recursive feature machine: errors by round, importance of the columns. Tables are standardised, arrays only with --standardize.",
      examples: [
        ["rfm fit houses.csv --target price --save houses.rfm", "learn prices, keep the model"],
        ["rfm fit breast-cancer --test-fraction 0.3 --rounds 5", "errors on rows left aside"],
        [
          "rfm fit train.npz --validation test.npz --standardize --out run --json",
          "metric and predictions to run/",
        ],
      ],
      options: fitOptions,
    },
    dispatch,
  );
  defineCommand(
    rfm,
    {
      name: "rfm predict",
      usage: "predict",
      description: "Predict rows with a saved model: CSV on stdout, or a file.",
      examples: [
        ["rfm predict houses.rfm new.csv", "one prediction a line"],
        ["rfm predict houses.rfm new.csv --to prices.npy", "to a .npy (or .csv) file"],
      ],
      options: (command) =>
        command
          .addArgument(new Argument("<model>", "a file that rfm fit --save wrote"))
          .addArgument(new Argument("<data>", "rows with the columns of the fit; the target may be missing"))
          .optionsGroup("Prediction options:")
          .option("--to <file>", "write predictions to .csv or .npy")
          .option("--proba", "class probabilities instead of classes")
          .option("--labels <file>", "labels of a .npy file: adds the score")
          .option("--x-key <name>", "name of the samples in an .npz or .safetensors file")
          .option("--y-key <name>", "name of the labels there"),
    },
    dispatch,
  );
  defineCommand(
    rfm,
    {
      name: "rfm explain",
      usage: "explain",
      description:
        "What a saved model has learned: importance of the columns, directions, partial dependence.",
      examples: [
        ["rfm explain houses.rfm", "a table of importance"],
        [
          "rfm explain houses.rfm --figure importance.svg --partial area",
          "a figure, and the price against the area",
        ],
      ],
      options: (command) =>
        command
          .addArgument(new Argument("<model>", "a file that rfm fit --save wrote"))
          .optionsGroup("Explanation options:")
          .option("--top <n>", "columns and directions to show", positiveInteger, 20)
          .option("--partial <columns>", "mean prediction as these columns move")
          .option("--figure <file>", "draw the importance as .svg"),
    },
    dispatch,
  );
}
