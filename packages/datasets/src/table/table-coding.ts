import { ownOptions, resolveOptions } from "@collapsar/linalg/check";
import { checkCoding, checkTable } from "../check-arguments.js";
import { DataError, shown } from "../data-error.js";
import { listed, type Note } from "../note.js";
import { tableOptions } from "../options.js";
import { cellBoolean, cellNumber } from "./cell.js";
import { type DatePart, datePart, dateParts } from "./dates.js";
import { doubtfulFeatures, identifiers, indexColumns } from "./index-columns.js";
import { codeLabels } from "./labels.js";
import {
  type DateColumn,
  firstMissing,
  firstPresent,
  missingCells,
  type Points,
  type Table,
  type TableColumn,
} from "./table.js";
import { columnIndex } from "./table-builder.js";

/**
 * How a column of a table becomes columns of X: as it is, missing cells filled with the mean; one-hot; or a date as the
 * numbers that it holds.
 */
export type ColumnCoding =
  | {
      readonly kind: "numeric";
      readonly name: string;
      readonly fill: number;
      /** Meaning of the points in its cells, where they could be either. */
      readonly points?: Points | undefined;
    }
  | { readonly kind: "categorical"; readonly name: string; readonly categories: readonly string[] }
  | {
      readonly kind: "date";
      readonly name: string;
      readonly parts: readonly DatePart[];
      /** Mean of each part, for missing cells. */
      readonly fills: readonly number[];
    };

/** Class names in the order of their labels, or a real number; and what the points of its cells were taken for. */
export type TableTargetCoding = { readonly name: string; readonly points?: Points | undefined } & (
  | { readonly kind: "class"; readonly classNames: readonly string[] }
  | { readonly kind: "number" }
);

/** Everything that turns a table into numbers, plain JSON, so that new rows are coded as the training rows were. */
export interface TableCoding {
  readonly columns: readonly ColumnCoding[];
  readonly target?: TableTargetCoding | undefined;
  /** Several numeric targets in place of one. */
  readonly targets?: readonly TableTargetCoding[] | undefined;
}

/**
 * Purpose of the numbers: to learn from them (names become one-hot, dates their parts, missing cells the mean,
 * rows without a target and identifiers are left out), or to measure them (all that is refused by name).
 */
export type Purpose = "learn" | "measure";

/** How the columns of a table become numbers. */
export interface TableCodingOptions {
  /** Target column by name or number from 1; the last by default; null for none. */
  readonly target?: string | number | null | undefined;
  /** Columns to leave out, by name or number from 1. */
  readonly drop?: readonly (string | number)[] | undefined;
  /** Columns of row names, which are left out: found by themselves ("auto", the default), "none", or by name. */
  readonly index?: "auto" | "none" | readonly (string | number)[] | undefined;
  /** How a missing number is filled: by the column's mean, or not at all (an error); the purpose decides by default. */
  readonly missing?: "mean" | "error" | undefined;
  /** Defaults to learning. */
  readonly purpose?: Purpose | undefined;
  /** Receives what was decided. */
  readonly onNote?: ((note: Note) => void) | undefined;
}

/** Columns of a table by what becomes of them. */
export interface ChosenColumns {
  readonly features: readonly TableColumn[];
  readonly target: TableColumn | undefined;
}

/**
 * The target of a table and the columns beside it, without those that are dropped and row names.
 *
 * @throws DataError if a column that is named is not there, or the target is to be dropped
 */
export function chooseTarget(table: Table, options: TableCodingOptions): ChosenColumns {
  const { drop, index } = resolveOptions("tableCoding", tableOptions, options);
  const { onNote } = options;
  const names = table.columns.map(({ name }) => name);
  const named = typeof options.target === "string" || typeof options.target === "number";
  const chosen = named
    ? names[columnIndex(names, options.target as string | number, table.named)]
    : undefined;
  const dropped = new Set(drop.map((column) => names[columnIndex(names, column, table.named)]!));
  if (chosen !== undefined && dropped.has(chosen)) {
    throw new DataError({
      column: chosen,
      expected: ["another column to leave out with ", { option: "drop" }],
      found: "the target",
    });
  }
  const kept = table.columns.filter(({ name }) => !dropped.has(name));
  const indexes = indexColumns({ ...table, columns: kept }, index);
  const left = new Set(indexes.names.filter((name) => name !== chosen));
  if (left.size > 0) for (const note of indexes.notes) onNote?.(note);
  const usable = kept.filter(({ name }) => !left.has(name));
  const last = chosen === undefined && options.target !== null;
  const target = last ? usable.at(-1) : usable.find(({ name }) => name === chosen);
  return { features: usable.filter((column) => column !== target), target };
}

/** The target and the features: the columns beside it, without identifiers where rows are learned from. */
function chooseColumns(table: Table, options: TableCodingOptions): ChosenColumns {
  const { index, purpose } = resolveOptions("tableCoding", tableOptions, options);
  const { onNote } = options;
  const { features: others, target } = chooseTarget(table, options);
  const ids = purpose === "learn" && index === "auto" ? identifiers(table, others) : undefined;
  const features = others.filter(({ name }) => ids?.names.includes(name) !== true);
  if (features.length > 0) {
    const doubts = index === "auto" ? doubtfulFeatures(table, features) : [];
    for (const note of [...(ids?.notes ?? []), ...doubts]) onNote?.(note);
    return { features, target };
  }
  if (others.length > 0) return { features: others, target };
  throw new DataError({
    expected: "a column beside the target",
    found: "only the target",
    mend: [["name the target with ", { option: "target", value: "COLUMN" }]],
  });
}

/**
 * Learns from a table how its columns become numbers: means for missing cells, categories for one-hot, parts of dates,
 * classes of the target.
 *
 * @throws DataError if the target is unknown or has missing cells, or a column cannot be coded
 */
export function tableCoding(table: Table, options: TableCodingOptions = {}): TableCoding {
  checkTable("tableCoding", table);
  const settings = ownOptions("tableCoding", tableOptions, options, ["onNote"]);
  const { onNote } = options;
  const { purpose, missing = purpose === "learn" ? "mean" : "error" } = settings;
  const { features, target } = chooseColumns(table, options);
  const empty = features.filter((column) => firstPresent(column) < 0);
  const coded = features.filter((column) => firstPresent(column) >= 0);
  if (empty.length > 0 && (purpose === "measure" || coded.length === 0)) throw onlyEmptyCells(empty[0]!.name);
  if (empty.length > 0)
    onNote?.({
      kind: "left-out",
      message: `left out, without any value: ${listed(empty.map(({ name }) => name))}`,
    });
  if (purpose === "measure") refuseForMeasuring(table, coded);
  if (missing === "error") refuseEmpty(table, coded);
  else filledNote(coded, onNote);
  const dates = coded.filter(({ kind }) => kind === "date").map(({ name }) => name);
  if (dates.length > 0)
    onNote?.({ kind: "dates", message: `dates become their parts (year, month, day, …): ${listed(dates)}` });
  const columns = coded.map(columnCoding);
  return target === undefined ? { columns } : { columns, target: targetCoding(table, target) };
}

function filledNote(columns: readonly TableColumn[], onNote: TableCodingOptions["onNote"]): void {
  const gaps = columns.filter((column) => missingCells(column) > 0);
  const say = (what: string, found: readonly TableColumn[]) => {
    const names = found.map((column) => `${column.name} (${missingCells(column)})`);
    if (names.length > 0) onNote?.({ kind: "missing", message: `${what}: ${listed(names)}` });
  };
  const names = gaps.filter(({ kind }) => kind === "categorical");
  say(
    "missing cells filled with the column's mean",
    gaps.filter((column) => !names.includes(column)),
  );
  say("missing cells coded as no category", names);
}

function refuseForMeasuring(table: Table, columns: readonly TableColumn[]): void {
  for (const column of columns) {
    if (column.kind !== "categorical" && column.kind !== "date") continue;
    const row = firstPresent(column);
    const date = column.kind === "date";
    const cell = date ? new Date(column.values[row]!).toISOString() : column.categories[column.codes[row]!]!;
    throw new DataError({
      row: table.fileRow(row),
      column: column.name,
      expected: `numbers only (${date ? "dates become their parts" : "categories are coded one-hot"} by rfm alone)`,
      found: date ? `the ${column.holds === "times" ? "time" : "date"} ${cell}` : shown(cell),
      mend: [
        ["leave the column out with ", { option: "drop", value: column.name }, ", or "],
        "code it as numbers",
        ["; if it holds the labels, pass ", { option: "target", value: column.name }],
      ],
    });
  }
}

function refuseEmpty(table: Table, columns: readonly TableColumn[]): void {
  for (const column of columns) {
    const row = column.kind === "categorical" ? -1 : firstMissing(column);
    if (row < 0) continue;
    throw new DataError({
      row: table.fileRow(row),
      column: column.name,
      expected: "a number",
      found: "a missing cell",
      mend: [
        "fill it in, or drop the row or the column",
        [", or take the column's mean with ", { option: "missing", value: "mean" }],
      ],
    });
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((mean, value, i) => mean + (value - mean) / (i + 1), 0);
}

function columnCoding(column: TableColumn): ColumnCoding {
  const { name } = column;
  if (column.kind === "categorical")
    return { kind: "categorical", name, categories: presentCategories(column) };
  const present = Array.from(column.values).filter((value) => !Number.isNaN(value));
  if (column.kind === "date") return dateCoding(column, present);
  const points = column.kind === "numeric" ? column.points : undefined;
  return { kind: "numeric", name, fill: meanOf(present), ...(points !== undefined && { points }) };
}

function presentCategories({ codes, categories }: Extract<TableColumn, { kind: "categorical" }>): string[] {
  const present = new Set(codes);
  return categories.filter((_, code) => present.has(code));
}

/** The parts of a date that differ between rows; all of them where none does. */
function dateCoding({ name, holds }: DateColumn, present: readonly number[]): ColumnCoding {
  const possible = holds === "times" ? (["seconds"] as const) : dateParts;
  const found = possible.map((part) => ({ part, values: present.map((at) => datePart(part, at)) }));
  const varying = found.filter(({ values }) => values.some((value) => value !== values[0]));
  const used = varying.length > 0 ? varying : found.slice(-1);
  return {
    kind: "date",
    name,
    parts: used.map(({ part }) => part),
    fills: used.map(({ values }) => meanOf(values)),
  };
}

/** The fault of a column without a value. */
export function onlyEmptyCells(column: string): DataError {
  return new DataError({
    column,
    expected: "at least one number",
    found: "empty cells only",
    mend: [["leave the column out with ", { option: "drop", value: column }]],
  });
}

/**
 * Meaning of a target column: classes where it holds names, booleans or whole numbers, real numbers otherwise.
 *
 * @throws DataError if a cell is missing, or holds a date
 */
export function targetCoding(table: Table, column: TableColumn): TableTargetCoding {
  const row = firstMissing(column);
  if (row >= 0) throw missingTarget(table, column.name, row);
  if (column.kind === "date") {
    throw new DataError({
      column: column.name,
      expected: "numbers or names in the target",
      found: column.holds,
      mend: [["name another target with ", { option: "target", value: "COLUMN" }]],
    });
  }
  const labels = codeLabels(column);
  const points = column.kind === "numeric" ? column.points : undefined;
  const shared = { name: column.name, ...(points !== undefined && { points }) };
  return labels === undefined
    ? { kind: "number", ...shared }
    : { kind: "class", ...shared, classNames: labels.classNames };
}

/** How other rows of a table that was coded are to be read. */
export interface TableReading {
  readonly categorical: (name: string) => boolean;
  readonly points: (name: string) => Points | undefined;
}

/** Whether all classes are numbers as a numeric column spells them, or true and false. */
const areValues = (classNames: readonly string[]) =>
  classNames.every((name) => String(cellNumber(name)) === name && cellNumber(name) !== undefined) ||
  classNames.every((name) => cellBoolean(name) !== undefined);

/** Reads new rows as the coded ones were: the same columns are names, and points part the same. */
export function readingOf(coding: TableCoding): TableReading {
  checkCoding("readingOf", coding);
  const { columns, target, targets = [] } = coding;
  const named = columns.filter(({ kind }) => kind === "categorical").map(({ name }) => name);
  if (target?.kind === "class" && !areValues(target.classNames)) named.push(target.name);
  const names = new Set(named);
  const coded = [...columns, ...targets, ...(target === undefined ? [] : [target])];
  const points = new Map(coded.map((one) => [one.name, "points" in one ? one.points : undefined]));
  return { categorical: (name) => names.has(name), points: (name) => points.get(name) };
}

function missingTarget(table: Table, column: string, row: number): DataError {
  return new DataError({
    row: table.fileRow(row),
    column,
    expected: "a target in every row",
    found: "a missing cell",
    mend: [
      "fill it in or drop the row",
      ["; another column is the target with ", { option: "target", value: "COLUMN" }],
    ],
  });
}

/** Names of the columns of X that one column of a table becomes. */
function codedNames(column: ColumnCoding): string[] {
  if (column.kind === "numeric") return [column.name];
  return column.kind === "date"
    ? column.parts.map((part) => `${column.name}.${part}`)
    : column.categories.map((category) => `${column.name}=${category}`);
}

/** Names of the columns of X that a coding makes: a category or part of a date has one of its own. */
export function codedColumns(coding: TableCoding): string[] {
  checkCoding("codedColumns", coding);
  const { columns } = coding;
  return columns.flatMap(codedNames);
}

/** Groups of columns of X that belong to one column of the table that became several: [start, end) of each. */
export function columnBlocks(coding: TableCoding): { name: string; start: number; end: number }[] {
  checkCoding("columnBlocks", coding);
  const { columns } = coding;
  const blocks: { name: string; start: number; end: number }[] = [];
  let at = 0;
  for (const column of columns) {
    const width = codedNames(column).length;
    if (column.kind !== "numeric") blocks.push({ name: column.name, start: at, end: at + width });
    at += width;
  }
  return blocks;
}
