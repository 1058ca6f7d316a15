import type { Dataset } from "@collapsar/datasets";
import type { ClassCoding } from "../machine/code-labels.js";
import type { Bandwidth, RfmOptions } from "../rfm/rfm-options.js";
import type { RfmRound } from "../rfm/rfm-round.js";
import type { TreeOptions } from "../tree/tree-options.js";
import type { RfmModel } from "./rfm-model.js";

/** A bandwidth to choose by cross-validation: the candidate with the best mean score over the folds. */
export interface BandwidthSearch {
  readonly candidates: readonly Exclude<Bandwidth, "auto">[];
  /** Defaults to 5. */
  readonly folds?: number | undefined;
  /** Called after each fold of each candidate; false stops the search with the candidates so far. */
  readonly onFold?: ((done: number, total: number) => unknown) | undefined;
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

/** Settings of a model, beside those of its machines. */
export interface ModelOptions
  extends Omit<TreeOptions, "validation" | "decodeOffset" | "bandwidth" | "keep" | "onLeaf"> {
  /** Defaults to classification where the data has labels. */
  readonly task?: "classification" | "regression" | undefined;
  /** How classes become targets; defaults to "one-hot". */
  readonly coding?: ClassCoding | undefined;
  /** Columns to mean 0 and deviation 1 by the training rows, remembered; defaults to true. */
  readonly standardize?: boolean | undefined;
  /** A bandwidth, or candidates to choose from; defaults to 10. */
  readonly bandwidth?: Bandwidth | BandwidthSearch | undefined;
  /** Rows on which rounds are judged, coded like the training rows. */
  readonly validation?: Dataset | undefined;
  /**
   * Which round of a lone machine is kept; defaults to "best": by the validation rows, or without them the best after the
   * first update on a fifth of the rows (of 2,000 at most) that a first fit leaves aside, all rows being fitted in the end.
   */
  readonly keep?: "best" | "last" | undefined;
  /** Grow a tree beyond this many rows; defaults to never: one machine. */
  readonly leafRows?: number | undefined;
  /** Routing temperature of a tree; defaults to 0: each row to one leaf. */
  readonly temperature?: number | undefined;
  /** Called after each round of the first fit that chooses the round to keep, where no rows are given to judge by. */
  readonly onChoosing?: ((round: RfmRound, rounds: number) => unknown) | undefined;
  /** Called after each round of a lone machine; returning false stops with the rounds so far. */
  readonly onRound?: ((round: RfmRound, rounds: number) => unknown) | undefined;
  /** Called after each iteration where a lone machine is solved iteratively, as `RfmOptions` says. */
  readonly onIteration?: RfmOptions["onIteration"];
  /** Called after each round or leaf with the model that could be kept by then. */
  readonly onPartial?: ((partial: PartialModel) => unknown) | undefined;
}
