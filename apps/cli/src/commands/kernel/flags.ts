import {
  bandwidthOptions,
  generalisedLaplaceOptions,
  networkOptions as network,
  polynomialOptions,
} from "@collapsar/kernels/options";
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
import { openFlagOf } from "../../contract/option-flags.js";
import { positiveInteger } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

/** The kernels that can be asked for by name. */
export const kernelNames = [
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
    activation: text("<name>", "relu, erf, gelu, … (neural kernels)", {
      fallback: network.activation.fallback,
      ...neural,
    }),
    depth: valued("<L>", `${network.depth.says} (neural kernels)`, positiveInteger, {
      fallback: 2,
      ...neural,
    }),
    sigmaW: openFlagOf(network.sigmaW, "<s>", { of: "neural kernels", ...neural }),
    sigmaB: openFlagOf(network.sigmaB, "<s>", { of: "neural kernels", ...neural }),
    bandwidth: openFlagOf(bandwidthOptions.bandwidth, "<b>", {
      of: "gaussian, laplace and their kin",
      ...kernelIs("gaussian", "laplace", "generalised-laplace", "product-laplace", "sum-of-powers"),
    }),
    normP: openFlagOf(generalisedLaplaceOptions.p, "<p>", {
      of: "generalised-laplace",
      ...kernelIs("generalised-laplace"),
    }),
    exponent: openFlagOf(generalisedLaplaceOptions.q, "<q>", {
      of: "generalised-laplace and sum-of-powers",
      ...kernelIs("generalised-laplace", "sum-of-powers"),
    }),
    degree: openFlagOf(polynomialOptions.degree, "<n>", { of: "polynomial", ...kernelIs("polynomial") }),
    offset: openFlagOf(polynomialOptions.offset, "<c>", {
      of: "linear and polynomial",
      ...kernelIs("linear", "polynomial"),
    }),
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
