import { visibleLines } from "@collapsar/linalg/check";

/** Text as HTML, between tags and inside quoted attributes; characters that steer or reorder are shown as escapes. */
export function escapeHtml(text: string): string {
  return visibleLines(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A cell of a table: numbers to four digits, in tabular figures. */
export function cellText(value: string | number | null, digits = 4): string {
  if (value === null) return "—";
  if (typeof value === "string") return escapeHtml(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value).replace("-", "−");
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e6) return String(Number(value.toPrecision(digits))).replace("-", "−");
  const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
  return `${Number(mantissa)} × 10<sup>${Number(exponent)}</sup>`.replaceAll("-", "−");
}

/** A table in a box that scrolls by itself where it is wider than the page. */
export function tableHtml(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  caption?: string,
): string {
  const numeric = columns.map((_, j) => rows.some((row) => typeof row[j] === "number"));
  const cell = (tag: "td" | "th", text: string, j: number) =>
    `<${tag}${numeric[j] ? ' class="number"' : ""}>${text}</${tag}>`;
  const head = columns.map((column, j) => cell("th", escapeHtml(column), j)).join("");
  const body = rows
    .map((row) => `<tr>${columns.map((_, j) => cell("td", cellText(row[j] ?? null), j)).join("")}</tr>`)
    .join("\n");
  const title = caption === undefined ? "" : `<p class="table-title">${escapeHtml(caption)}</p>`;
  const label = caption === undefined ? "" : ` aria-label="${escapeHtml(caption)}"`;
  return (
    `${title}<div class="scroll" ` +
    `tabindex="0"><table${label}><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`
  );
}
