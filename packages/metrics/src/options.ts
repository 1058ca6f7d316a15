import { integer, needed, nonNegative, oneOf, positive, seedOption, yesNo } from "@collapsar/linalg/check";

/** Options of every metric of features: ranges, defaults and sentences, here alone. */
export const featureOptions = Object.freeze({
  weighting: oneOf(
    "weight of a class: by its samples, the same for all, or mixed as published code does",
    ["sample", "class", "published"],
    { fallback: "sample" },
  ),
});

/** Options of streamed class statistics. */
export const classStatisticsOptions = Object.freeze({
  features: needed(integer("number of features p", 1)),
  classes: needed(integer("number of classes C", 1)),
  scatter: oneOf("keep Σ_W whole, or its diagonals alone", ["trace", "full"], { fallback: "trace" }),
});

/** Options of CDNV. */
export const cdnvOptions = Object.freeze({
  exponent: positive("exponent of the distance in CDNV", { fallback: 2 }),
});

/** Exponents of the metrics over pairs of classes. */
export const pairOptions = Object.freeze({
  rieszExponent: positive("exponent of the Riesz kernel", { otherwise: "max(p − 2, 1)" }),
  cdnvExponent: cdnvOptions.exponent,
});

/** Options of NC3. */
export const dualityOptions = Object.freeze({
  centred: yesNo("centre W over classes first", false),
});

/** Options of kernel NC1. */
export const kernelNc1Options = Object.freeze({
  tile: integer("rows a side of one tile", 1, { fallback: 1024 }),
  dtype: oneOf("element type of the tiles", ["f64", "f32"], { otherwise: "that of X" }),
  pairBudget: positive("pairs that are summed exactly; beyond them NC1 is estimated", { fallback: 2e10 }),
  samplePairs: integer("pairs that an estimate draws", 1, { fallback: 5e8 }),
  seed: seedOption(),
});

/** Options of the population value of kernel NC1. */
export const expectedKernelNc1Options = Object.freeze({
  samplesPerClass: integer("rows of each class in one half of a replicate", 1, { fallback: 256 }),
  replicates: integer("independent replicates behind the standard error", 2, { fallback: 32 }),
  seed: seedOption(),
});

/** Options of the ratio of a kernel's NC1 to the data's. */
export const relativeNc1Options = Object.freeze({
  offset: nonNegative("τ, added to NC1 of the data", { fallback: 1e-8 }),
});

/** Options of the out-of-distribution scores. */
export const detectorOptions = Object.freeze({
  necoVariance: positive("share of the variance that NECO's principal subspace keeps", { fallback: 0.9 }),
  necoTimesLogit: yesNo("multiply NECO by the largest logit", false),
  nciAlpha: nonNegative("weight of ‖h‖₁ in NCI", { fallback: 1e-4 }),
  vimDimensions: integer("dimensions of ViM's principal subspace", 0, {
    otherwise: "1000 for p ≥ 2048, 512 for p ≥ 768, else p/2",
  }),
});
