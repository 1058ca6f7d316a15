import { choice, figureFile, group, type OptionsOf, text, valued } from "../../contract/flags.js";
import { positiveInteger, positiveNumber, positiveNumbers } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

export const adaptiveFlags = {
  ...group("Adaptive kernel options:", {
    width: valued("<h>", "hidden width at the end", positiveNumber, { fallback: 500 }),
    sigmaW2: valued("<s>", "variance of the first layer's weights times d", positiveNumber),
    sigmaA2: valued("<s>", "variance of the read-out weights times h (default: 1/128)", positiveNumber),
    noise: valued("<s>", "noise variance (default: 1e-6)", positiveNumber),
    anneal: valued("<list>", "falling widths to solve on the way, as in 1e5,1e4,1e3", positiveNumbers),
    variant: choice("<label-term>", "the equations, or what the authors' code computes", [
      "paper",
      "published-code",
    ]),
    tolerance: valued("<r>", "relative residual of a stage (default: 5e-9)", positiveNumber),
    maxEvaluations: valued("<n>", "evaluations of one attempt (default: 20)", positiveInteger),
    weighting: choice("<rule>", "weight of a class in NC1", ["sample", "class", "paper"], {
      fallback: "sample",
    }),
    resume: text("<dir>", "start from the Σ that an earlier run left in its --out folder"),
    figure: figureFile("draw NC1 by stage as .svg or .png"),
  }),
  ...dataFlags,
};

export type AdaptiveOptions = OptionsOf<typeof adaptiveFlags>;
