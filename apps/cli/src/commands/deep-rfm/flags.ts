import { choice, figureFile, group, toggle, valued } from "../../contract/flags.js";
import { nonNegativeNumber, positiveInteger, positiveNumber } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

export const deepRfmFlags = {
  ...group("Deep RFM options:", {
    depth: valued("<L>", "layers", positiveInteger, { fallback: 6 }),
    features: choice("<kind>", "the random map", ["relu", "gaussian", "laplace"], { fallback: "relu" }),
    width: valued("<h>", "random features", positiveInteger, { fallback: 512 }),
    featureBandwidth: valued("<L>", "length of gaussian and laplace features", positiveNumber, {
      fallback: 20,
      needs: { flags: { features: ["gaussian", "laplace"] } },
    }),
    kernel: choice("<name>", "the machine's kernel", ["laplace", "gaussian"], { fallback: "laplace" }),
    bandwidth: valued("<L>", "length of the machine's kernel", positiveNumber, { fallback: 2 }),
    ridge: valued("<r>", "ridge of the machine", nonNegativeNumber, { fallback: 1e-3 }),
    power: valued("<s>", "power of the metric, X M^s", positiveNumber, { fallback: 0.5 }),
    figure: figureFile("draw NC1 and NC2 over the steps as .svg or .png"),
  }),
  ...dataFlags,
  standardize: toggle("columns to mean 0 and population deviation 1", {
    group: "Data options:",
    fallback: true,
    negative: { about: "leave the columns as they are" },
  }),
};
