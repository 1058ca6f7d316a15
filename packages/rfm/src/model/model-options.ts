import type { Dataset } from "@collapsar/datasets";
import type { Bandwidth } from "../choices/bandwidth.js";
import type { ClassCoding } from "../choices/class-coding.js";
import type { TreeOptions } from "../tree/tree-options.js";
import type { ScoreName } from "../tune/score-name.js";
import type { RfmModel } from "./rfm-model.js";

/** A bandwidth to choose by held-out rows: the best of the candidates. */
export interface BandwidthSearch {
  readonly candidates: readonly Exclude<Bandwidth, "auto">[];
}

/** A model on the way: what a fit has finished, so that none of it is lost when the work is interrupted. */
export interface PartialModel {
  /** Finished rounds of a lone machine, or leaves of a tree. */
  readonly done: number;
  readonly total: number;
  readonly unit: "rounds" | "leaves";
  /** The best round so far, or a tree whose missing leaves predict the mean of their targets. */
  model(): RfmModel;
}

/** Weights of classes: so that all have the same in total, or one for each class by its name. */
export type ClassWeights = "balanced" | Readonly<Record<string, number>>;

/** Settings of a model, beside those of its machines. */
export interface ModelOptions
  extends Omit<
    TreeOptions,
    "validation" | "decodeOffset" | "bandwidth" | "metricRidge" | "keep" | "onLeaf" | "endsAt"
  > {
  /** Defaults to what the target's values say; the reason stands in the model. */
  readonly task?: "classification" | "regression" | undefined;
  /** How classes become targets; defaults to "one-hot". */
  readonly coding?: ClassCoding | undefined;
  /** Columns to mean 0 and deviation 1 by the training rows, remembered; defaults to true. */
  readonly standardise?: boolean | undefined;
  /** A bandwidth, or candidates to choose from; defaults to 10. */
  readonly bandwidth?: Bandwidth | BandwidthSearch | undefined;
  /** Rows to judge by, coded like the training rows; defaults to folds of the training rows. */
  readonly validation?: Dataset | undefined;
  /** Which round of a machine is kept; defaults to "best", on held-out rows where there are any. */
  readonly keep?: "best" | "last" | undefined;
  /**
   * Settings to choose on held-out rows, unless given: the ridge and the round ("fast", the default), kernel and
   * bandwidth too ("full"), or nothing ("none": ridge 1e-3, the last round).
   */
  readonly tune?: "none" | "fast" | "full" | undefined;
  /** Loss that compares candidates; defaults to the squared error of values and of class shares. */
  readonly metric?: ScoreName | undefined;
  /** Folds of a cross-validation; defaults to as many, up to 5, as cost at most twice the fit. */
  readonly folds?: number | undefined;
  /** Seconds after which no further candidate, round or leaf is begun; defaults to none. */
  readonly timeLimit?: number | undefined;
  /** Weights of classes, multiplied into the sample weights. */
  readonly classWeights?: ClassWeights | undefined;
  /** Grow a tree beyond this many rows; defaults to what memory and time allow. */
  readonly leafRows?: number | undefined;
  /** Routing temperature of a tree; defaults to 0: each row to one leaf. */
  readonly temperature?: number | undefined;
  /** Is handed after each round or leaf the model that could be kept by then. */
  readonly onPartial?: ((partial: PartialModel) => void) | undefined;
}

/** Keys of `ModelOptions`, for callers that no compiler checks. */
export const modelOptionKeys: readonly (keyof ModelOptions)[] = [
  ...([
    "task",
    "coding",
    "standardise",
    "bandwidth",
    "validation",
    "keep",
    "tune",
    "metric",
    "folds",
  ] as const),
  ...(["timeLimit", "classWeights", "leafRows", "temperature", "onPartial", "splitRows", "signal"] as const),
  ...(["onProgress", "kernel", "ridge", "rounds", "diagonal", "centreGradients", "normalisation"] as const),
  ...(["metricPower", "contraction", "agopRows", "sampleWeights", "loss", "solver", "memoryBudget"] as const),
  ...(["tolerance", "seed", "patience"] as const),
];
