import type { TableCoding } from "@collapsar/datasets";
import type { ColumnScaling } from "@collapsar/datasets/parts";
import type { Bandwidth } from "../choices/bandwidth.js";
import type { ClassCoding } from "../choices/class-coding.js";
import type { MetricKernelSpec } from "../machine/metric-kernel.js";
import type { RoundReport } from "../rfm/rfm-round.js";
import type { RfmTree } from "../tree/rfm-tree.js";
import type { Calibration } from "../tune/calibration.js";
import type { HeldOut } from "../tune/held-out.js";

/** The task of a model: classes or numbers, with the coding by which its scores are read. */
export type ModelTask =
  | {
      readonly kind: "classification";
      /** C names in the order of the labels. */
      readonly classNames: readonly string[];
      /** The same as the caller wrote them, where they are not text. */
      readonly classValues?: readonly (string | number | boolean)[] | undefined;
      readonly coding: ClassCoding;
      /** Class shares of the training rows. */
      readonly shares: Float64Array;
      /** Whether scores are probabilities already (logistic loss). */
      readonly probabilities: boolean;
    }
  | { readonly kind: "regression"; readonly targetNames: readonly string[] };

/** Settings that were chosen on held-out rows; one that was given is not among them. */
export interface TunedSettings {
  readonly ridge?: number | undefined;
  /** Ridge of the machines that teach the metric. */
  readonly metricRidge?: number | undefined;
  readonly kernel?: MetricKernelSpec | undefined;
  readonly bandwidth?: Bandwidth | undefined;
  readonly diagonal?: boolean | undefined;
  readonly round?: number | undefined;
  /** Candidates that were judged. */
  readonly candidates: number;
}

/** How much worse held-out predictions get when one column is shuffled. */
export interface PermutedColumn {
  readonly feature: string;
  /** Mean rise of the loss (squared error of values or class shares), as a share of the loss of a constant. */
  readonly value: number;
  /** Standard deviation over the folds and repetitions. */
  readonly spread: number;
}

/** A remark about what was decided without being asked. */
export interface ModelNote {
  readonly kind: string;
  readonly message: string;
}

/** A fitted model: plain data that predicts, explains itself and can be written to one file. */
export interface RfmModel {
  readonly task: ModelTask;
  /** Why it is that task. */
  readonly taskReason?: string | undefined;
  /** d names of the columns of X. */
  readonly columns: readonly string[];
  /** How a table becomes X; undefined when the model was fitted on numbers alone. */
  readonly coding: TableCoding | undefined;
  /** Means and deviations of the training columns; undefined when they were used as they are. */
  readonly scaling: ColumnScaling | undefined;
  readonly tree: RfmTree;
  /** C numbers that are added to the machines' scores: the targets were taken about them. */
  readonly offset?: Float64Array | undefined;
  /** Routing temperature at prediction. */
  readonly temperature: number;
  /**
   * Errors by round, where one machine was fitted; beyond 2,000 rows rounds beside the kept one are those of ridge
   * 0.1.
   */
  readonly rounds: readonly RoundReport[];
  /** The round that was kept. */
  readonly best: number;
  /** Whether the fit ended before its end: by a time limit, or as a model on the way. */
  readonly stopped: boolean;
  readonly tuned?: TunedSettings | undefined;
  readonly heldOut?: HeldOut | undefined;
  readonly calibration?: Calibration | undefined;
  readonly permutation?: readonly PermutedColumn[] | undefined;
  readonly notes?: readonly ModelNote[] | undefined;
  /** Columns that name the rows, to be carried into tables of predictions. */
  readonly ids?: readonly string[] | undefined;
}
