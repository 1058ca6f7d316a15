import { type Command, Option } from "commander";
import { nonNegativeNumber, positiveInteger, positiveNumber } from "../parse/values.js";
import { addDataOptions, type Dispatch, defineCommand } from "./common.js";

const kernelNames = [
  "nngp",
  "ntk",
  "gaussian",
  "laplace",
  "generalised-laplace",
  "product-laplace",
  "sum-of-powers",
  "linear",
  "polynomial",
];

export function defineKernel(program: Command, dispatch: Dispatch): void {
  defineCommand(
    program,
    {
      name: "kernel",
      usage: "kernel <data>",
      description: "NC1 from a kernel alone, streaming over tiles: the Gram matrix is never held.",
      examples: [
        ["kernel digits --kernel ntk --depth 3", "NC1 of the NTK of three layers on the digits"],
        ["kernel gaussian:n=1024,d=8 --kernel nngp --activation erf", "the NNGP of two Gaussian clouds"],
        ["kernel digits --kernel nngp --against ntk", "two kernels on the same tiles"],
        ["kernel gaussian:n=256,d=8 --expected 64", "beside the value of infinitely many samples"],
        [
          "kernel iris --kernel laplace --bandwidth 2 --bounds --figure gram.svg",
          "with bounds and a picture",
        ],
      ],
      options: (command) =>
        addDataOptions(
          command
            .optionsGroup("Kernel options:")
            .addOption(new Option("--kernel <name>", "which kernel").choices(kernelNames).default("nngp"))
            .option("--activation <name>", "relu, erf, gelu, … (neural kernels)", "relu")
            .option("--depth <L>", "dense layers of the network (neural kernels)", positiveInteger, 2)
            .option("--sigma-w <s>", "standard deviation of the weights", nonNegativeNumber)
            .option("--sigma-b <s>", "standard deviation of the biases", nonNegativeNumber)
            .option("--bandwidth <b>", "length scale (gaussian, laplace and their kin)", positiveNumber)
            .option("--norm-p <p>", "norm of generalised-laplace", positiveNumber)
            .option("--exponent <q>", "exponent of generalised-laplace and sum-of-powers", positiveNumber)
            .option("--degree <n>", "degree of polynomial", positiveInteger)
            .option("--offset <c>", "offset of linear and polynomial", nonNegativeNumber)
            .option("--bounds", "bounds of the traces from the smallest eigenvalues (holds the Gram matrix)")
            .option("--against <kernel>", "a second kernel on the same tiles, as in ntk or ntk:erf,depth=3")
            .option(
              "--expected <r>",
              "the population value too, from r independent replicates (gaussian data)",
              positiveInteger,
            )
            .option("--gram <file>", "write the Gram matrix as .npy")
            .option("--figure <file>", "draw the Gram matrix as .svg"),
        ),
    },
    dispatch,
  );
}
