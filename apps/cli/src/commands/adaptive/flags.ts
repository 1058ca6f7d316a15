import { ADAPTIVE_DEFAULTS as inForce } from "@collapsar/kernels/defaults";
import { choice, figureFile, group, text, valued } from "../../contract/flags.js";
import { positiveInteger, positiveNumber, positiveNumbers } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

export const adaptiveFlags = {
  ...group("Adaptive kernel options:", {
    width: valued("<h>", "hidden width at the end", positiveNumber, { fallback: inForce.width }),
    sigmaW2: valued("<s>", "variance of the first layer's weights times d", positiveNumber, {
      fallback: inForce.sigmaW2,
    }),
    sigmaA2: valued("<s>", "variance of the read-out weights times h", positiveNumber, {
      fallback: inForce.sigmaA2,
    }),
    noise: valued("<s>", "noise variance", positiveNumber, { fallback: inForce.noise }),
    anneal: valued("<list>", "falling widths to solve on the way, as in 1e5,1e4,1e3", positiveNumbers),
    variant: choice(
      "<label-term>",
      "the equations, or what the authors' code computes",
      ["paper", "published-code"],
      { fallback: inForce.variant },
    ),
    tolerance: valued("<r>", "relative residual of a stage", positiveNumber, { fallback: inForce.tolerance }),
    maxEvaluations: valued("<n>", "evaluations of one attempt", positiveInteger, {
      fallback: inForce.maxEvaluations,
    }),
    weighting: choice("<rule>", "weight of a class in NC1", ["sample", "class", "paper"], {
      fallback: "sample",
    }),
    resume: text("<dir>", "start from the Σ that an earlier run left in its --out folder"),
    figure: figureFile("draw NC1 by stage as .svg or .png"),
  }),
  ...dataFlags,
};
