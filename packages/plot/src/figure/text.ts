import { checkNumber, visibleLines } from "@collapsar/linalg/check";
import type { Axis } from "./figure.js";

/** The fonts that a figure asks for: the reader's own interface font. */
export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** An estimate of a text's width in pixels, for margins and legends; errs on the wide side. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) {
    if (/[\u0300-\u036f]/.test(character)) continue;
    if (/[ilj.,:;'|!()[\]⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃]/.test(character)) units += 0.36;
    else if (/[A-Z0-9mwMW%+=−–—]/.test(character)) units += 0.72;
    else units += 0.6;
  }
  return units * size;
}

/** The text, cut with an ellipsis where it is wider than allowed. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, size) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

/** Lines of words, none wider than allowed where a word permits. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** Label and unit of an axis as they are written beside it. */
export function axisLabel(axis: Axis): string {
  return axis.unit ? `${axis.label} (${axis.unit})` : axis.label;
}

/** Text made safe between tags and inside quoted attributes; what XML does not allow is shown as escapes. */
export function escapeXml(text: string): string {
  return visibleLines(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten as people write it: 0.01, 1, 100, and 10⁻⁶ beyond three places. */
export function powerOfTen(exponent: number): string {
  if (exponent >= -2 && exponent <= 3) return String(10 ** exponent).replace("0.010000000000000002", "0.01");
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}

/** A number in few digits: 0.0123, 12.3, 1.23 × 10⁻⁵. */
export function shortNumber(value: number): string {
  checkNumber("shortNumber", "value", value);
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  if (exponent >= -3 && exponent < 5) {
    return String(Number(value.toPrecision(3))).replace("-", "−");
  }
  const mantissa = Number((value / 10 ** exponent).toPrecision(3));
  return `${String(mantissa).replace("-", "−")} × ${powerOfTen(exponent).replace(/^(?!10)/, "")}`;
}
