import { adaptiveOptions as options } from "@collapsar/kernels/options";
import { choice, figureFile, group, type OptionsOf, text, valued } from "../../contract/flags.js";
import { flagOf } from "../../contract/option-flags.js";
import { positiveNumbers } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

export const adaptiveFlags = {
  ...group("Adaptive kernel options:", {
    width: flagOf(options.width, "<h>"),
    sigmaW2: flagOf(options.sigmaW2, "<s>"),
    sigmaA2: flagOf(options.sigmaA2, "<s>"),
    noise: flagOf(options.noise, "<s>"),
    anneal: valued("<list>", "falling widths to solve on the way, as in 1e5,1e4,1e3", positiveNumbers),
    variant: flagOf(options.variant, "<label-term>"),
    tolerance: flagOf(options.tolerance, "<r>"),
    maxEvaluations: flagOf(options.maxEvaluations, "<n>"),
    weighting: choice("<rule>", "weight of a class in NC1", ["sample", "class", "paper"], {
      fallback: "sample",
    }),
    resume: text("<dir>", "start from the Σ that an earlier run left in its --out folder"),
    figure: figureFile("draw NC1 by stage as .svg or .png"),
  }),
  ...dataFlags,
};

export type AdaptiveFlags = OptionsOf<typeof adaptiveFlags>;
