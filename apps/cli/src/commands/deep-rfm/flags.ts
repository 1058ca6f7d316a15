import { deepRfmOptions as options } from "@collapsar/rfm/options";
import { figureFile, group, type OptionsOf, outputFile, toggle, valued } from "../../contract/flags.js";
import { choiceOf, flagOf } from "../../contract/option-flags.js";
import { positiveNumber } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

export const deepRfmFlags = {
  ...group("Deep RFM options:", {
    depth: flagOf(options.depth, "<L>"),
    features: choiceOf(options.features, "<kind>", ["relu", "gaussian", "laplace"]),
    width: flagOf(options.width, "<h>"),
    featureBandwidth: valued("<L>", options.featureBandwidth.says, positiveNumber, {
      fallback: options.featureBandwidth.fallback,
      needs: { flags: { features: ["gaussian", "laplace"] } },
    }),
    kernel: choiceOf(options.kernel, "<name>", ["laplace", "gaussian"]),
    bandwidth: valued("<L>", options.bandwidth.says, positiveNumber, {
      fallback: options.bandwidth.fallback,
    }),
    ridge: flagOf(options.ridge, "<r>"),
    power: flagOf(options.power, "<s>"),
    save: outputFile("<model>", "write the layers to this file: rfm predict takes it"),
    figure: figureFile("draw NC1 and NC2 over the steps as .svg or .png"),
  }),
  ...dataFlags,
  standardize: toggle(options.standardise.says, {
    group: "Data options:",
    fallback: options.standardise.fallback,
    negative: { about: "leave the columns as they are" },
  }),
};

export type DeepRfmFlags = OptionsOf<typeof deepRfmFlags>;
