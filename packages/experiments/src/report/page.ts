import { checkNumber, checkObject, checkText } from "@collapsar/linalg/check";
import { type Figure, figureTable, renderSvg } from "@collapsar/plot";
import type { ClaimOrigin, Control, Effect, JudgedCheck, Verdict } from "../check.js";
import type { NamedFigure, NamedTable } from "../experiment.js";
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
  const drawn = `<div class="wide">${draw(860)}</div><div class="narrow">${draw(350)}</div>`;
  return `<figure id="${escapeHtml(name)}">${drawn}${text}</figure>\n${figureData(figure)}`;
}

function figureData(figure: Figure): string {
  const { columns, rows } = figureTable(figure);
  return `<details><summary>The numbers behind this figure</summary>${tableHtml(columns, rows)}</details>`;
}

export function tableSection({ title, columns, rows }: NamedTable): string {
  return tableHtml(columns, rows, title);
}

const verdictNames: Readonly<Record<Verdict, string>> = {
  seen: "Seen",
  "not seen": "Not seen",
  "not testable": "Not testable here",
};
const verdictClasses: Readonly<Record<Verdict, string>> = {
  seen: "seen",
  "not seen": "unseen",
  "not testable": "untested",
};

/** An effect in words: its value, and its interval where there are several seeds. */
export function effectText(effect: Effect): string {
  checkObject("effectText", "effect", effect, "an effect { name, value, count }");
  const { name, value, low, high, count } = effect;
  checkText("effectText", "effect.name", name);
  checkNumber("effectText", "effect.value", value);
  const digits = (number: number) => String(Number(number.toPrecision(3)));
  const interval =
    low === undefined || high === undefined ? "" : ` (95 %: ${digits(low)} to ${digits(high)}, of ${count})`;
  return `${name}: ${digits(value)}${interval}`;
}

/** The control's verdict in words. */
export function controlText(control: Control): string {
  checkObject("controlText", "control", control, "a control { name, seen, detail }");
  const { name, seen, detail } = control;
  checkText("controlText", "control.name", name);
  checkText("controlText", "control.detail", detail);
  const verdict = seen === undefined ? "cannot tell" : seen ? "shows it too" : "does not show it";
  return `control, ${name}: ${verdict} (${detail})`;
}

function checkItem({ claim, source, verdict, rule, ruleHash, detail, effect, control }: JudgedCheck): string {
  const lines = [
    `${detail} (${source})`,
    ...(effect ? [effectText(effect)] : []),
    ...(control ? [controlText(control)] : []),
    `rule ${ruleHash}: ${rule}`,
  ];
  const small = lines.map((line) => `<small>${escapeHtml(line)}</small>`).join("");
  return `<li class="${verdictClasses[verdict]}"><b>${verdictNames[verdict]}</b> — ${escapeHtml(claim)}${small}</li>`;
}

const sections: readonly { readonly heading: string; readonly origins: readonly ClaimOrigin[] }[] = [
  { heading: "What the papers claim, and what this run shows", origins: ["quoted", "code"] },
  { heading: "What we recall of the papers, and what this run shows", origins: ["recollected"] },
  { heading: "What we claim, and what this run shows", origins: ["ours"] },
];

/** The claims, those of the papers apart from ours, each with its verdict, rule, effect and control. */
export function checkSections(checks: readonly JudgedCheck[]): string[] {
  return sections.flatMap(({ heading, origins }) => {
    const own = checks.filter(({ origin }) => origins.includes(origin));
    if (own.length === 0) return [];
    return [`<h2>${heading}</h2>\n<ul class="checks">${own.map(checkItem).join("\n")}</ul>`];
  });
}

export const paragraphs = (words: readonly string[]): string =>
  words.map((text) => `<p class="words">${escapeHtml(text)}</p>`).join("\n");
