import { InputError } from "@collapsar/linalg";
import { distinctValues } from "../run/trial-parameters.js";
import type { ComparedRun } from "./compared-run.js";
import { escapeHtml, tableHtml } from "./html.js";
import { overlaidFigures } from "./overlay.js";
import { figureSection, page } from "./page.js";
import { outcomeSections } from "./run-report.js";

/**
 * Several runs on one page: where their settings differ, which claims each of them shows, then each run's own sections.
 *
 * @throws RangeError if there is no run
 */
export function comparisonReport(runs: readonly ComparedRun[]): string {
  if (runs.length === 0)
    throw new InputError({ fn: "comparisonReport", requirement: "at least one run", received: "none" });
  const title = `${runs.length} runs compared`;
  const own = runs.map(
    ({ name, record, outcome }) =>
      `<section><h2>${escapeHtml(name)}</h2><p class="lead">${escapeHtml(record.title)}</p>${outcomeSections(outcome).join("\n").replaceAll("<h2>", "<h3>").replaceAll("</h2>", "</h3>")}</section>`,
  );
  const header = `<header><p class="eyebrow">Collapsar</p><h1>${title}</h1></header>`;
  return page(title, [header, settingsTable(runs), checksTable(runs), overlays(runs), ...own].join("\n"));
}

function overlays(runs: readonly ComparedRun[]): string {
  const figures = overlaidFigures(runs);
  return figures.length === 0 ? "" : `<h2>Curves of all runs</h2>\n${figures.map(figureSection).join("\n")}`;
}

/** One row a run, one column a setting that is not the same in all. */
function settingsTable(runs: readonly ComparedRun[]): string {
  const flat = runs.map(
    ({ record }) =>
      ({ experiment: record.experiment, seed: record.seed, ...(record.config as object) }) as Record<
        string,
        unknown
      >,
  );
  const differing = [...distinctValues(flat)].flatMap(([key, values]) => (values.length > 1 ? [key] : []));
  const shown = (value: unknown) =>
    typeof value === "number" || typeof value === "string"
      ? value
      : value === undefined
        ? null
        : JSON.stringify(value);
  if (differing.length === 0) return "<h2>Settings</h2>\n<p>All runs have the same settings.</p>";
  const rows = runs.map(({ name }, i) => [name, ...differing.map((key) => shown(flat[i]?.[key]))]);
  return `<h2>Where the settings differ</h2>\n${tableHtml(["run", ...differing], rows)}`;
}

function checksTable(runs: readonly ComparedRun[]): string {
  const ids = [...new Set(runs.flatMap(({ outcome }) => outcome.checks.map(({ id }) => id)))];
  if (ids.length === 0) return "";
  const rows = ids.map((id) => {
    const found = runs.map(({ outcome }) => outcome.checks.find((check) => check.id === id));
    const claim = found.find((check) => check !== undefined)?.claim ?? id;
    return [claim, ...found.map((check) => check?.verdict ?? null)];
  });
  return `<h2>Claims</h2>\n${tableHtml(["claim", ...runs.map(({ name }) => name)], rows)}`;
}
