import type { Points } from "./table.js";

/** Numbers as people write them: with currency signs, per cent, thousands in groups, decimal commas. */
export interface WrittenNumbers {
  readonly values: readonly number[];
  /** Parts that were dropped: "currency signs", "brackets", "thousands separators", "decimal commas", "per cent signs". */
  readonly marks: readonly string[];
  /** The decimal mark that the cells follow; "either" where they are the same numbers with both. */
  readonly decimal: "." | "," | "either";
}

/** Known context of a column's cells. */
export interface WrittenContext {
  /** The column separator: where it is a comma, a quoted 1,234 is hardly a decimal fraction. */
  readonly delimiter?: string | undefined;
  /**
   * Whether the column holds plain numbers too, and whether one of them has a decimal point; "groups" where all
   * points may part thousands, as in 1.234.
   */
  readonly plain: "none" | "whole" | "groups" | "fractions";
  /** Meaning of the points, where another table of the same columns determined it. */
  readonly points?: Points | undefined;
}

interface Parts {
  readonly negative: boolean;
  /** Whether it stands in brackets, which is how accountants write a negative one. */
  readonly bracketed: boolean;
  readonly currency: string;
  readonly percent: boolean;
  /** Digits, points and commas; groups by space or apostrophe are closed up. */
  readonly body: string;
  readonly grouped: boolean;
}

const currencySigns = "US\\$|R\\$|[$€£¥₹₩₽₺₪]|USD|EUR|GBP|CHF|JPY|kr";
const shape = new RegExp(`^(-?)(${currencySigns})? ?(-?)(\\d[\\d., ']*|\\.\\d+) ?(%)?(${currencySigns})?$`);
const american = /^(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)?(?:\.\d+)?$/;
const european = /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/;
const spacedGroups = /^\d{1,3}(?:[ ']\d{3})+(?![\d])/;

/** The parts of a written number, or undefined for anything else. */
function partsOf(cell: string): Parts | undefined {
  const flat = cell
    .replace(/[\u00a0\u2009\u202f]/g, " ")
    .replace("\u2212", "-")
    .replace("’", "'");
  const bracketed = /^\((.*)\)$/.exec(flat)?.[1];
  const match = shape.exec((bracketed ?? flat).trim());
  if (match === null) return undefined;
  const [, sign, before = "", inner, digits = "", percent, after = ""] = match;
  const trimmed = digits.trim();
  const groups = spacedGroups.exec(trimmed)?.[0];
  const body = groups === undefined ? trimmed : groups.replace(/[ ']/g, "") + trimmed.slice(groups.length);
  if (/[ ']/.test(body) || (before !== "" && after !== "") || (sign !== "" && inner !== "")) return undefined;
  const negative = bracketed !== undefined || sign === "-" || inner === "-";
  return {
    negative,
    bracketed: bracketed !== undefined,
    currency: before || after,
    percent: percent !== undefined,
    body,
    grouped: groups !== undefined,
  };
}

const asAmerican = ({ body }: Parts) => Number(body.replaceAll(",", ""));
const asEuropean = ({ body }: Parts) => Number(body.replaceAll(".", "").replace(",", "."));

/** Which of the two conventions the column follows, or "either" where the numbers are the same in both. */
function convention(
  parts: readonly Parts[],
  { delimiter, plain }: WrittenContext,
): "american" | "european" | "either" | "unclear" | undefined {
  const us = parts.every(({ body }) => american.test(body));
  const eu = plain !== "fractions" && parts.every(({ body }) => european.test(body));
  if (!us || !eu) return us ? "american" : eu ? "european" : undefined;
  if (parts.every(({ currency }) => /[$£]|USD|GBP/.test(currency))) return "american";
  if (parts.every((part) => asAmerican(part) === asEuropean(part))) return "either";
  return delimiter === "," ? "american" : "unclear";
}

const decimalMarks = { american: ".", european: ",", either: "either" } as const;

function marksOf(parts: readonly Parts[], reading: keyof typeof decimalMarks): string[] {
  const thousands = reading === "european" ? "." : ",";
  const marks = [];
  if (parts.some(({ currency }) => currency !== "")) marks.push("currency signs");
  if (parts.some(({ bracketed }) => bracketed)) marks.push("brackets");
  if (parts.some(({ percent }) => percent)) marks.push("per cent signs");
  if (parts.some(({ body, grouped }) => grouped || body.includes(thousands)))
    marks.push("thousands separators");
  if (reading === "european" && parts.some(({ body }) => body.includes(","))) marks.push("decimal commas");
  return marks;
}

/** The convention that points which are known speak of, where the cells do not tell. */
function knownConvention(found: ReturnType<typeof convention>, { points }: WrittenContext) {
  if (found !== "unclear" || points === undefined) return found;
  return points === "thousands" ? "european" : "american";
}

/** Why written numbers are not read: the first cell that is in doubt, and what would make it clear. */
export interface UnclearNumber {
  readonly cell: number;
  readonly expected: string;
  /** Whether the cells are numbers with a decimal comma and without, so that what is known of points settles it. */
  readonly bothWays: boolean;
}

/**
 * The numbers that the different cells of a column write, where all of them do so in one way.
 *
 * @returns undefined where some cell is no number; the cell in doubt where its value is not certain (1,234 or 1.234)
 */
export function writtenNumbers(
  cells: readonly string[],
  context: WrittenContext,
): WrittenNumbers | UnclearNumber | undefined {
  const parts: Parts[] = [];
  for (const cell of cells) {
    const part = partsOf(cell);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const reading = knownConvention(convention(parts, context), context);
  if (reading === undefined) return undefined;
  const odd = parts.findIndex(({ percent, currency }) => {
    return percent !== parts[0]!.percent || (currency !== "" && currency !== parts[0]!.currency);
  });
  if (odd >= 0) return { cell: odd, expected: "one unit in the whole column", bothWays: false };
  if (parts[0]!.percent && context.plain !== "none")
    return { cell: 0, expected: "a per cent sign in every cell of the column, or in none", bothWays: false };
  if (reading === "unclear") {
    const cell = parts.findIndex((part) => asAmerican(part) !== asEuropean(part));
    return { cell, expected: "a number whose comma or point is clear", bothWays: true };
  }
  const value = reading === "european" ? asEuropean : asAmerican;
  const values = parts.map((part) => (part.negative ? -value(part) : value(part)));
  return { values, marks: marksOf(parts, reading), decimal: decimalMarks[reading] };
}

/**
 * Possible meanings of a plain number's points: a decimal point alone, none, or a thousands mark; "ungrouped" where
 * thousands stand without one.
 */
export function pointOf(cell: string): "decimal" | "none" | "either" | "ungrouped" {
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(cell)) return "either";
  if (/^[+-]?\d+$/.test(cell)) return /^-?\d{1,3}$/.test(cell) ? "none" : "ungrouped";
  return "decimal";
}

/** Whether a cell is a number with marks that programs do not write. */
export function isWrittenNumber(cell: string): boolean {
  const parts = partsOf(cell);
  return parts !== undefined && (american.test(parts.body) || european.test(parts.body));
}
