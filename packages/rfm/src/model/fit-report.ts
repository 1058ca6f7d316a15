import { checkModel } from "../check-arguments.js";
import type { RoundReport } from "../rfm/rfm-round.js";
import { explain } from "./explain-model.js";
import type { RfmModel } from "./rfm-model.js";

/** The numbers of a fit, with the keys of the command line's JSON. */
export interface FitReport extends Pick<RfmModel, "taskReason" | "tuned" | "heldOut" | "stopped"> {
  readonly task: "classification" | "regression";
  readonly rounds: readonly RoundReport[];
  readonly best: number;
  /** Of the kept round; a tree's first leaf. */
  readonly bandwidth: number | undefined;
  readonly topEigenvalues: readonly number[];
  readonly importance: readonly {
    readonly feature: string;
    readonly value: number;
    readonly permutation?: { readonly value: number; readonly spread: number } | undefined;
  }[];
}

/** The report of a fitted model: `collapsar rfm fit --json` without its frame. */
export function fitReport(model: RfmModel): FitReport {
  checkModel("fitReport", model);
  const { importance, topEigenvalues } = explain(model);
  return {
    task: model.task.kind,
    taskReason: model.taskReason,
    tuned: model.tuned,
    heldOut: model.heldOut,
    stopped: model.stopped,
    rounds: model.rounds,
    best: model.best,
    bandwidth: model.tree.leaves.find(({ machine }) => machine !== undefined)?.machine?.bandwidth,
    topEigenvalues,
    importance: importance.map(({ feature, value, permutation }) => ({ feature, value, permutation })),
  };
}
