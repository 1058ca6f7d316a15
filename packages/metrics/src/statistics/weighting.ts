import { checkOneOf } from "@collapsar/linalg";

/**
 * How classes count in Σ_W, Σ_B and the global mean: `sample` by n_c/n (μ_G is the mean of the samples), `class`
 * by 1/C (μ_G is the mean of the class means). They coincide for balanced classes.
 */
export type Weighting = "sample" | "class";

/** Requires one of the two weightings. */
export function checkWeighting(fn: string, weighting: string): void {
  checkOneOf(fn, "weighting", weighting, ["sample", "class"]);
}

/** The share of each class: n_c/n or 1/C, summing to 1. */
export function classShares(counts: ArrayLike<number>, weighting: Weighting): Float64Array {
  const classes = counts.length;
  let n = 0;
  for (let c = 0; c < classes; c++) n += counts[c]!;
  return Float64Array.from({ length: classes }, (_, c) =>
    weighting === "sample" ? counts[c]! / n : 1 / classes,
  );
}

/** Requires at least two classes, and at least two samples of each. */
export function checkClassCounts(fn: string, counts: ArrayLike<number>): void {
  if (counts.length < 2) throw new RangeError(`${fn}: at least 2 classes are needed, got ${counts.length}`);
  for (let c = 0; c < counts.length; c++) {
    if (counts[c] === 0)
      throw new RangeError(`${fn}: every label below ${counts.length} needs samples, class ${c} has none`);
    if (counts[c] === 1)
      throw new RangeError(`${fn}: every class needs at least 2 samples, class ${c} has 1`);
  }
}
