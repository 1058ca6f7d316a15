import { integer, oneOf, positive } from "@collapsar/linalg/check";

/** Options of the adaptive kernel: [KK]'s values, and the solver's; ranges, defaults and sentences, here alone. */
export const adaptiveOptions = Object.freeze({
  width: positive("hidden width at the end", { fallback: 500 }),
  sigmaW2: positive("variance of the first layer's weights times d", { fallback: 1 }),
  sigmaA2: positive("variance of the read-out weights times h", { fallback: 1 / 128 }),
  noise: positive("noise variance", { fallback: 1e-6 }),
  tolerance: positive("relative residual of a stage", { fallback: 5e-9 }),
  maxEvaluations: integer("evaluations of one attempt", 1, { fallback: 20 }),
  variant: oneOf("the equations, or what the authors' code computes", ["paper", "published-code"], {
    fallback: "paper",
  }),
});
