/** What is in force where an option is left out: [KK]'s values, and the solver's. */
export const ADAPTIVE_DEFAULTS: {
  readonly width: number;
  readonly sigmaW2: number;
  readonly sigmaA2: number;
  readonly noise: number;
  readonly tolerance: number;
  readonly maxEvaluations: number;
  readonly variant: "paper" | "published-code";
} = Object.freeze({
  width: 500,
  sigmaW2: 1,
  sigmaA2: 1 / 128,
  noise: 1e-6,
  tolerance: 5e-9,
  maxEvaluations: 20,
  variant: "paper",
});
