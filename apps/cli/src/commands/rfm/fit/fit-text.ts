import type { FitReport } from "@collapsar/rfm/parts";
import { shown } from "../../../output/number.js";
import type { Style } from "../../../output/style.js";
import { textTable } from "../../../output/table.js";

/** Errors by round: those of the training rows, and of the validation rows where there are any. */
function roundsTable({ rounds, best }: FitReport, style: Style): string {
  const accuracy = rounds.some(({ train }) => train.accuracy !== undefined);
  const judged = rounds.some(({ validation }) => validation !== undefined);
  const columns = [
    "round",
    "train error",
    ...(accuracy ? ["accuracy"] : []),
    ...(judged ? ["validation error", ...(accuracy ? ["accuracy"] : [])] : []),
    "",
  ];
  const rows = rounds.map(({ round, train, validation }) => [
    round,
    train.mse,
    ...(accuracy ? [train.accuracy] : []),
    ...(judged ? [validation?.mse, ...(accuracy ? [validation?.accuracy] : [])] : []),
    round === best ? "kept" : "",
  ]);
  return textTable({ columns, rows }, style);
}

/** The most important columns, by the metric and by shuffling. */
function importanceTable({ importance }: FitReport, style: Style): string {
  const shuffled = importance.some(({ permutation }) => permutation !== undefined);
  const columns = ["column", "importance", ...(shuffled ? ["when shuffled", "±"] : [])];
  const rows = [...importance]
    .sort((a, b) => b.value - a.value)
    .slice(0, 10)
    .map(({ feature, value, permutation }) => [
      feature,
      value,
      ...(shuffled ? [permutation?.value, permutation?.spread] : []),
    ]);
  return textTable({ columns, rows }, style);
}

/** Expected scores on new rows. */
function heldOutText({ heldOut, tuned, rounds }: FitReport): string {
  if (heldOut === undefined) {
    return rounds.some(({ validation }) => validation !== undefined)
      ? "The errors of the validation rows stand beside each round; nothing else was held out."
      : "Nothing was held out: the errors are those of the training rows.";
  }
  const { metric, value, spread, folds, rows, scores } = heldOut;
  const others = Object.entries(scores).filter(([name]) => name !== metric);
  const where = folds === 1 ? `${rows} rows` : `${rows} rows in ${folds} folds`;
  const chosen = Object.entries(tuned ?? {}).filter(([key]) => key === "ridge" || key === "round");
  return [
    `On held-out rows (${where}): ${metric} ${shown(value)}${spread === undefined ? "" : ` ± ${shown(spread)}`}; `,
    others.map(([name, score]) => `${name} ${shown(score)}`).join(", "),
    chosen.length === 0
      ? ""
      : `. Chosen there: ${chosen.map(([key, what]) => `${key} ${shown(Number(what))}`).join(", ")}`,
    ".",
  ].join("");
}

/** A fit as people read it. */
export function fitText(
  report: FitReport,
  style: Style,
  { save, seconds }: { readonly save?: string | undefined; readonly seconds?: number | undefined },
): string {
  const { task, taskReason, rounds, stopped } = report;
  return [
    `${task === "classification" ? "Classification" : "Regression"}: ${taskReason}.`,
    "",
    heldOutText(report),
    "",
    ...(rounds.length > 0 ? [roundsTable(report, style), ""] : []),
    importanceTable(report, style),
    ...(stopped ? ["", `The time limit of ${seconds} s ended the fit before its last round.`] : []),
    ...(save === undefined ? [] : ["", `The model is in ${save}: collapsar rfm explain ${save}`]),
  ].join("\n");
}
