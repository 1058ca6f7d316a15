import { InputError } from "@collapsar/linalg";
import { caller, checkOneOf } from "@collapsar/linalg/check";

/**
 * How classes count in Σ_W, Σ_B and the global mean: `sample` by n_c/n (μ_G is the mean of the samples), `class`
 * by 1/C (μ_G is the mean of the class means). They coincide for balanced classes. `published` mixes them, Σ_W by
 * sample and Σ_B by class, as the code of [AGOP] and `neural-collapse` (PyPI) do: for overlaying their figures alone.
 */
export type Weighting = "sample" | "class" | "published";

/** Every weighting, in the order in which they are listed. */
export const WEIGHTINGS: readonly Weighting[] = ["sample", "class", "published"];

/** Requires one of the weightings. */
export function checkWeighting(weighting: string): void {
  checkOneOf(caller, "weighting", weighting, WEIGHTINGS);
}

/** The shares of the classes, each list summing to 1. */
export interface ClassShares {
  /** In Σ_B and the centre. */
  readonly shares: Float64Array;
  /** In Σ_W. */
  readonly withinShares: Float64Array;
}

/** n_c/n of each class. */
export function sampleShares(counts: ArrayLike<number>): Float64Array {
  const sizes = Float64Array.from(counts);
  const n = sizes.reduce((total, count) => total + count, 0);
  return sizes.map((count) => count / n);
}

/** 1 over the number of classes that have samples; 0 for the others. */
export function equalShares(counts: ArrayLike<number>): Float64Array {
  const sizes = Float64Array.from(counts);
  const present = sizes.reduce((total, count) => total + (count > 0 ? 1 : 0), 0);
  return sizes.map((count) => (count > 0 ? 1 / present : 0));
}

/** The shares of a weighting. */
export function classShares(counts: ArrayLike<number>, weighting: Weighting): ClassShares {
  const bySample = sampleShares(counts);
  if (weighting === "sample") return { shares: bySample, withinShares: bySample };
  const byClass = equalShares(counts);
  return { shares: byClass, withinShares: weighting === "class" ? byClass : bySample };
}

/** A class has a single sample, so that it has no spread. */
export class SingleSampleError extends InputError {}

/** Requires at least two classes with samples, and two samples of each that has any. */
export function checkClassCounts(counts: ArrayLike<number>): void {
  const sizes = Array.from(counts);
  const present = sizes.filter((count) => count > 0).length;
  if (present < 2) {
    throw new InputError({ requirement: "at least 2 classes are needed", received: String(present) });
  }
  const single = sizes.indexOf(1);
  if (single < 0) return;
  const others = sizes.filter((count) => count === 1).length - 1;
  throw new SingleSampleError({
    requirement: "every class needs at least 2 samples",
    received: `1 of class ${single}${others > 0 ? ` and of ${others} more` : ""}`,
    remedy: [["leave such classes out with ", { option: "minPerClass", value: "2" }]],
  });
}
