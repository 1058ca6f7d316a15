import type { TableResult } from "./results.js";
import { summary } from "./results.js";

const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;

function markdown(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

const short = (value: number | null | undefined, digits = 3) =>
  value === null || value === undefined || Number.isNaN(value) ? "–" : value.toFixed(digits);

/** Each table's errors, the best in bold, and to whom we lost. */
export function tablesText(results: readonly TableResult[]): string {
  const names = Object.keys(results[0]!.learners);
  const rows = results.map(({ name, rows: n, columns, classes, learners }) => {
    const errors = names.map((learner) => learners[learner]!.error);
    const least = Math.min(...errors);
    return [
      `${name} (${n} × ${columns}, ${classes ? "classes" : "numbers"})`,
      ...errors.map((error) => (error === least ? `**${short(error)}**` : short(error))),
      learners["ours"]!.error === least ? "" : names[errors.indexOf(least)]!,
    ];
  });
  return markdown(["table", ...names, "we lost to"], rows);
}

/** Mean ranks, log-losses and times; processor time where it was measured. */
export function summaryText(results: readonly TableResult[]): string {
  const found = summary(results);
  const cpu = found.some(({ cpuAgainstOurs }) => Number.isFinite(cpuAgainstOurs));
  const rows = found.map((of) => [
    of.learner,
    short(of.meanRank, 2),
    of.wins,
    short(of.logLoss, 4),
    short(of.logLossRank, 2),
    short(of.medianSeconds, 2),
    short(of.timeAgainstOurs, 2),
    ...(cpu ? [short(of.cpuAgainstOurs, 2)] : []),
  ]);
  const columns = ["learner", "mean rank", "best of all", "log-loss", "its rank", "median seconds"];
  return markdown([...columns, "ours ÷ theirs, median", ...(cpu ? ["of processor time"] : [])], rows);
}
