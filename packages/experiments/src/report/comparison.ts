import { checkList, checkObject, checkText, InputError } from "@collapsar/linalg/check";
import { checkOutcome, checkRecord } from "../check-arguments.js";
import { distinctValues } from "../results/trial-parameters.js";
import type { ComparedRun } from "./compared-run.js";
import { escapeHtml, tableHtml } from "./html.js";
import { overlaidFigures } from "./overlay.js";
import { effectText, figureSection, page } from "./page.js";
import { outcomeSections } from "./run-report.js";

/**
 * Several runs on one page: where their settings and machines differ, which claims each of them shows and by how
 * much, the numbers of their tables side by side, then each run's own sections.
 *
 * @throws InputError if there is no run
 */
export function comparisonReport(runs: readonly ComparedRun[]): string {
  checkList("comparisonReport", "runs", runs);
  for (const run of runs) checkRun(run);
  if (runs.length === 0)
    throw new InputError({ fn: "comparisonReport", requirement: "at least one run", received: "none" });
  const title = `${runs.length} runs compared`;
  const own = runs.map(({ name, record, outcome }) => {
    const heading = `<h2>${escapeHtml(name)}</h2><p class="lead">${escapeHtml(record.title)}</p>`;
    const sections = outcomeSections(outcome).join("\n").replaceAll("<h2>", "<h3>");
    return `<section>${heading}${sections.replaceAll("</h2>", "</h3>")}</section>`;
  });
  const header = `<header><p class="eyebrow">Collapsar</p><h1>${title}</h1></header>`;
  const parts = [settingsTable(runs), checksTable(runs), numberTables(runs), overlays(runs)];
  return page(title, [header, ...parts, ...own].join("\n"));
}

function overlays(runs: readonly ComparedRun[]): string {
  const figures = overlaidFigures(runs);
  return figures.length === 0 ? "" : `<h2>Curves of all runs</h2>\n${figures.map(figureSection).join("\n")}`;
}

/** Description of a run: its config, its trials' parameters where they are known, and its backend. */
function settingsOf({ record }: ComparedRun): Record<string, unknown> {
  const { experiment, seed, config, parameters, machine, asked, versions, data } = record;
  const { backend, engine, threads, workers } = machine;
  const { commit, node, blas, tfjs, convolutions } = versions;
  return {
    experiment,
    seed,
    ...(config as object),
    ...parameters?.shared,
    ...parameters?.varied,
    backend,
    engine,
    threads,
    workers,
    dtype: asked?.["dtype"],
    commit,
    node,
    blas,
    tfjs,
    convolutions,
    ...(data && Object.keys(data).length > 0 && { "checksums of the data": data }),
  };
}

const shown = (value: unknown): string | number | null =>
  typeof value === "number" || typeof value === "string"
    ? value
    : value === undefined
      ? null
      : JSON.stringify(value);

/**
 * One row a run, one column a setting that is not the same in all: as the trials were given it, not as it was
 * written.
 */
function settingsTable(runs: readonly ComparedRun[]): string {
  const flat = runs.map(settingsOf);
  const differing = [...distinctValues(flat)].flatMap(([key, values]) => (values.length > 1 ? [key] : []));
  if (differing.length === 0) return "<h2>Settings</h2>\n<p>All runs have the same settings.</p>";
  const rows = runs.map(({ name }, i) => [name, ...differing.map((key) => shown(flat[i]?.[key]))]);
  return `<h2>Where the settings differ</h2>\n${tableHtml(["run", ...differing], rows)}`;
}

/** One row a claim, by its id: each run's verdict, and how large what it found is. */
function checksTable(runs: readonly ComparedRun[]): string {
  const ids = [...new Set(runs.flatMap(({ outcome }) => outcome.checks.map(({ id }) => id)))];
  if (ids.length === 0) return "";
  const rows = ids.map((id) => {
    const found = runs.map(({ outcome }) => outcome.checks.find((check) => check.id === id));
    const claim = found.find((check) => check !== undefined)?.claim ?? id;
    const said = found.map((check) => {
      if (check === undefined) return null;
      const { verdict, effect, detail } = check;
      return `${verdict}: ${effect ? effectText(effect) : detail}`;
    });
    return [id, claim, ...said];
  });
  return `<h2>Claims</h2>\n${tableHtml(["id", "claim", ...runs.map(({ name }) => name)], rows)}`;
}

/** Cells of rows that two runs name alike, row by row: one column a run and number. */
function numberTables(runs: readonly ComparedRun[]): string {
  const names = [...new Set(runs.flatMap(({ outcome }) => outcome.tables.map(({ name }) => name)))];
  const tables = names.flatMap((name) => {
    const found = runs.flatMap(({ name: run, outcome }) => {
      const table = outcome.tables.find((one) => one.name === name);
      return table ? [{ run, table }] : [];
    });
    const [first] = found;
    const alike = found.every(
      ({ table }) =>
        table.columns.join("|") === first!.table.columns.join("|") &&
        table.rows.length === first!.table.rows.length,
    );
    if (first === undefined || found.length < 2 || !alike) return [];
    const { columns, rows, title } = first.table;
    const numeric = columns.map((_, j) =>
      found.some(({ table }) => table.rows.some((row) => typeof row[j] === "number")),
    );
    const head = columns.flatMap((column, j) =>
      numeric[j] ? found.map(({ run }) => `${column} · ${run}`) : [column],
    );
    const body = rows.map((row, i) =>
      columns.flatMap((_, j) =>
        numeric[j] ? found.map(({ table }) => table.rows[i]![j] ?? null) : [row[j] ?? null],
      ),
    );
    return [tableHtml(head, body, title)];
  });
  return tables.length === 0 ? "" : `<h2>Numbers side by side</h2>\n${tables.join("\n")}`;
}

function checkRun(run: ComparedRun): void {
  checkObject("comparisonReport", "run", run, "a run { name, record, outcome }");
  checkText("comparisonReport", "run.name", run.name);
  checkRecord("comparisonReport", run.record);
  checkOutcome("comparisonReport", run.outcome);
}
