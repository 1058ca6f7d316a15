import {
  choice,
  figureFile,
  group,
  type Needs,
  type OptionsOf,
  outputFile,
  text,
  toggle,
  valued,
} from "../../contract/flags.js";
import { nonNegativeNumber, positiveInteger, positiveNumber } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

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
] as const;

/** A flag acts with these kernels, or gives a second one its default. */
const kernelIs = (...names: (typeof kernelNames)[number][]): { needs: Needs } => ({
  needs: { flags: { kernel: names }, or: { flags: { against: "given" } } },
});

const neural = kernelIs("nngp", "ntk");

export const kernelFlags = {
  ...group("Kernel options:", {
    kernel: choice("<name>", "which kernel", kernelNames, { fallback: "nngp" }),
    activation: text("<name>", "relu, erf, gelu, … (neural kernels)", { fallback: "relu", ...neural }),
    depth: valued("<L>", "dense layers of the network (neural kernels)", positiveInteger, {
      fallback: 2,
      ...neural,
    }),
    sigmaW: valued("<s>", "standard deviation of the weights", nonNegativeNumber, neural),
    sigmaB: valued("<s>", "standard deviation of the biases", nonNegativeNumber, neural),
    bandwidth: valued(
      "<b>",
      "length scale (gaussian, laplace and their kin)",
      positiveNumber,
      kernelIs("gaussian", "laplace", "generalised-laplace", "product-laplace", "sum-of-powers"),
    ),
    normP: valued("<p>", "norm of generalised-laplace", positiveNumber, kernelIs("generalised-laplace")),
    exponent: valued(
      "<q>",
      "exponent of generalised-laplace and sum-of-powers",
      positiveNumber,
      kernelIs("generalised-laplace", "sum-of-powers"),
    ),
    degree: valued("<n>", "degree of polynomial", positiveInteger, kernelIs("polynomial")),
    offset: valued(
      "<c>",
      "offset of linear and polynomial",
      nonNegativeNumber,
      kernelIs("linear", "polynomial"),
    ),
    bounds: toggle("bounds of the traces from the smallest eigenvalues (holds the Gram matrix)"),
    against: text("<kernel>", "a second kernel on the same tiles, as in ntk or ntk:erf,depth=3"),
    expected: valued(
      "<r>",
      "the population value too, from r independent replicates (gaussian data)",
      positiveInteger,
    ),
    gram: outputFile("<file>", "write the Gram matrix as .npy", { endings: [".npy"] }),
    figure: figureFile("draw the Gram matrix as .svg or .png"),
  }),
  ...dataFlags,
};

export type KernelFlags = OptionsOf<typeof kernelFlags>;
