import type { ColumnScaling, TableCoding } from "@collapsar/datasets";
import type { ClassCoding } from "../machine/code-labels.js";
import type { RoundReport } from "../rfm/rfm-round.js";
import type { RfmTree } from "../tree/rfm-tree.js";

/** What the model predicts, and how its scores are read. */
export type ModelTask =
  | {
      readonly kind: "classification";
      /** C names in the order of the labels. */
      readonly classNames: readonly string[];
      readonly coding: ClassCoding;
      /** Class shares of the training rows. */
      readonly shares: Float64Array;
      /** Whether scores are probabilities already (logistic loss). */
      readonly probabilities: boolean;
    }
  | { readonly kind: "regression"; readonly targetNames: readonly string[] };

/** A fitted model: plain data that predicts, explains itself and can be written to one file. */
export interface RfmModel {
  readonly task: ModelTask;
  /** d names of the columns of X. */
  readonly columns: readonly string[];
  /** How a table becomes X; undefined when the model was fitted on numbers alone. */
  readonly coding: TableCoding | undefined;
  /** Means and deviations of the training columns; undefined when they were used as they are. */
  readonly scaling: ColumnScaling | undefined;
  readonly tree: RfmTree;
  /** Routing temperature at prediction. */
  readonly temperature: number;
  /** Errors by round, where one machine was fitted. */
  readonly rounds: readonly RoundReport[];
  /** The round that was kept. */
  readonly best: number;
  /** Whether the fit was stopped before its end. */
  readonly stopped: boolean;
}
