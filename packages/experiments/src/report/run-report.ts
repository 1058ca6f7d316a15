import { stringify } from "yaml";
import { checkOutcome, checkRecord } from "../check-arguments.js";
import type { Outcome } from "../results/outcome.js";
import type { RunRecord } from "../results/record.js";
import { escapeHtml } from "./html.js";
import { checkSections, figureSection, page, paragraphs, tableSection } from "./page.js";
import { paperNames, paperReferences } from "./papers.js";

/** The report of one run as one HTML file: words, figures with their data, checks, tables, settings and versions. */
export function runReport(record: RunRecord, outcome: Outcome): string {
  checkRecord("runReport", record);
  checkOutcome("runReport", outcome);
  return page(
    record.title,
    [heading(record), ...outcomeSections(outcome), references(record), settings(record), footer(record)].join(
      "\n",
    ),
  );
}

/** Words, figures, checks and tables, each under its heading, where there are any. */
export function outcomeSections({ words, figures, checks, tables }: Outcome): string[] {
  return [
    words.length > 0 ? `<h2>In plain words</h2>\n${paragraphs(words)}` : "",
    ...checkSections(checks),
    figures.length > 0 ? `<h2>Figures</h2>\n${figures.map(figureSection).join("\n")}` : "",
    tables.length > 0 ? `<h2>Tables</h2>\n${tables.map(tableSection).join("\n")}` : "",
  ];
}

function heading({ title, paper, figure, description }: RunRecord): string {
  const source = ["Collapsar", paperNames(paper), figure].filter(Boolean).join(" · ");
  return (
    `<header><p class="eyebrow">${escapeHtml(source)}</p><h1>${escapeHtml(title)}</h1><p ` +
    `class="lead">${escapeHtml(description)}</p></header>`
  );
}

function references({ paper }: RunRecord): string {
  const items = paperReferences(paper).map(
    ({ mark, reference }) => `<li><b>[${escapeHtml(mark)}]</b> ${escapeHtml(reference)}</li>`,
  );
  return items.length === 0 ? "" : `<h2>Papers</h2>\n<ul class="papers">${items.join("\n")}</ul>`;
}

function settings({ experiment, seed, config, parameters }: RunRecord): string {
  const yaml = (value: object) => `<pre>${escapeHtml(stringify(value).trimEnd())}</pre>`;
  const part = (words: string, values: object | undefined) =>
    values === undefined || Object.keys(values).length === 0 ? "" : `<p>${words}</p>\n${yaml(values)}`;
  return [
    `<h2>Settings</h2>\n${yaml({ experiment, seed, config })}`,
    part("From them follows what every trial was given:", parameters?.shared),
    part("The trials differ in:", parameters?.varied),
  ].join("\n");
}

function footer({ versions, machine, startedAt, seconds, trials }: RunRecord): string {
  const list = (entries: Readonly<Record<string, string | number>>) =>
    Object.entries(entries)
      .map(([name, value]) => `${escapeHtml(name)} ${escapeHtml(String(value))}`)
      .join(", ");
  const time =
    seconds === undefined ? "" : ` in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const parts = [
    `${trials.done} of ${trials.total} trials${time}, started ${escapeHtml(startedAt)}`,
    list(machine),
    list(versions),
  ];
  return `<footer>${parts.filter((part) => part !== "").join("<br>")}</footer>`;
}
