import type { TableResult } from "./results.js";
import { summary } from "./results.js";

const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;

function markdown(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

const short = (value: number | null | undefined, digits = 3) =>
  value === null || value === undefined ? "–" : value.toFixed(digits);

/** Each table's errors, the best in bold, and how it ended for us. */
export function tablesText(results: readonly TableResult[]): string {
  const names = Object.keys(results[0]!.learners);
  const rows = results.map(({ name, rows: n, columns, classes, learners }) => {
    const errors = names.map((learner) => learners[learner]!.error);
    const least = Math.min(...errors);
    return [
      `${name} (${n} × ${columns}, ${classes ? "classes" : "numbers"})`,
      ...errors.map((error) => (error === least ? `**${short(error)}**` : short(error))),
      learners["ours"]!.error === least ? "" : `lost to ${names[errors.indexOf(least)]}`,
    ];
  });
  return markdown(["table", ...names, ""], rows);
}

/** Mean ranks, log-losses and times. */
export function summaryText(results: readonly TableResult[]): string {
  const rows = summary(results).map((of) => [
    of.learner,
    short(of.meanRank, 2),
    of.wins,
    short(of.logLoss, 4),
    short(of.logLossRank, 2),
    short(of.medianSeconds, 2),
    short(of.timeAgainstOurs, 2),
    short(of.cpuAgainstOurs, 2),
  ]);
  return markdown(
    [
      "learner",
      "mean rank",
      "best of all",
      "log-loss",
      "its rank",
      "median seconds",
      "ours ÷ theirs, median",
    ],
    rows,
  );
}
