import { type Figure, figureTable, renderSvg } from "@collapsar/plot";
import type { Check, NamedFigure, NamedTable } from "../experiment.js";
import { escapeHtml, tableHtml } from "./html.js";
import { reportStyle } from "./style.js";

/** The page may load and run nothing: its styles and its pictures stand in it, and it has no scripts. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A whole page that needs nothing from outside: no script, no font, no request. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Collapsar">
<title>${escapeHtml(title)}</title>
<style>
${reportStyle}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A figure, laid out for a desk and for a phone, with the numbers behind it. */
export function figureSection({ name, figure, caption }: NamedFigure): string {
  const draw = (width: number) => renderSvg(figure, { theme: "page", width });
  const text = caption === undefined ? "" : `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure id="${escapeHtml(name)}"><div class="wide">${draw(860)}</div><div class="narrow">${draw(350)}</div>${text}</figure>
${figureData(figure)}`;
}

function figureData(figure: Figure): string {
  const { columns, rows } = figureTable(figure);
  return `<details><summary>The numbers behind this figure</summary>${tableHtml(columns, rows)}</details>`;
}

export function tableSection({ title, columns, rows }: NamedTable): string {
  return tableHtml(columns, rows, title);
}

/** The claims of the papers, each with whether it is seen, on which data and by how much. */
export function checkSection(checks: readonly Check[]): string {
  const item = ({ claim, source, seen, detail }: Check) =>
    `<li${seen ? ' class="seen"' : ""}><b>${seen ? "Seen" : "Not seen"}</b> — ${escapeHtml(claim)}<small>${escapeHtml(detail)} (${escapeHtml(source)})</small></li>`;
  return `<ul class="checks">${checks.map(item).join("\n")}</ul>`;
}

export const paragraphs = (words: readonly string[]): string =>
  words.map((text) => `<p class="words">${escapeHtml(text)}</p>`).join("\n");
