import {
  bandwidthOptions,
  generalisedLaplaceOptions,
  networkOptions as network,
  polynomialOptions,
} from "@collapsar/kernels/options";
import { choice, group, type Needs, text, valued } from "../contract/flags.js";
import { openFlagOf } from "../contract/option-flags.js";
import { positiveInteger } from "../contract/values.js";

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

/** The kernel by its name, and its parameters. */
export const namedKernelFlags = group("Kernel options:", {
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
});
