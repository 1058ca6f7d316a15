import type { Matrix } from "@collapsar/linalg";
import { checkKeys, checkList } from "@collapsar/linalg/check";
import { checkDataset, checkTable } from "../check-arguments.js";
import { DataError } from "../data-error.js";
import { type Dataset, hasClasses, noClasses } from "../dataset.js";
import { counted, type Note } from "../note.js";
import { tableOptions } from "../options.js";
import { encodeTable } from "./encode-table.js";
import { codeLabels, labelNotes } from "./labels.js";
import { firstMissing, type Table, type TableColumn, takeTableRows } from "./table.js";
import { columnIndex } from "./table-builder.js";
import {
  chooseTarget,
  codedColumns,
  type TableCoding,
  type TableCodingOptions,
  tableCoding,
} from "./table-coding.js";

/** Options of `tableDataset`. */
export interface TableDatasetOptions extends Omit<TableCodingOptions, "onNote"> {
  readonly name?: string | undefined;
  /** Several numeric target columns in place of one, by name or number from 1. */
  readonly targets?: readonly (string | number)[] | undefined;
}

/** Rows in which a column has a value. */
function presentRows(column: TableColumn): Int32Array {
  const missing = column.kind === "categorical" ? column.codes.map((code) => (code < 0 ? 1 : 0)) : undefined;
  const values = column.kind === "categorical" ? undefined : column.values;
  const isMissing = (i: number) => (values === undefined ? missing![i] === 1 : Number.isNaN(values[i]!));
  const rows: number[] = [];
  const n = values?.length ?? missing!.length;
  for (let i = 0; i < n; i++) if (!isMissing(i)) rows.push(i);
  return Int32Array.from(rows);
}

/** The table without the rows in which one of the targets is missing, of which nothing can be learned. */
function withTargets(table: Table, targets: readonly TableColumn[], notes: Note[]): Table {
  const whole = targets.filter((target) => firstMissing(target) >= 0);
  if (whole.length === 0) return table;
  const kept = whole.map((target) => new Set(presentRows(target)));
  const rows = presentRows(whole[0]!).filter((row) => kept.every((present) => present.has(row)));
  const names = whole.map(({ name }) => name).join(", ");
  if (rows.length === 0) {
    const expected = "a target in some row";
    throw new DataError({ column: names, expected, found: "missing cells only" });
  }
  const left = counted(table.rows - rows.length, "row");
  notes.push({ kind: "missing", message: `left out, ${left} without a target in ${names}` });
  return takeTableRows(table, rows);
}

/** The targets whose missing cells cost their rows: none where rows are measured, or there is no target. */
function requiredTargets(table: Table, options: TableDatasetOptions): TableColumn[] {
  if (options.purpose === "measure" || options.target === null) return [];
  const { target } = chooseTarget(table, options);
  return target === undefined ? [] : [target];
}

/** Columns of numbers by their names. */
function targetColumns(
  table: Table,
  targets: readonly (string | number)[],
): (TableColumn & { values: Float64Array })[] {
  const names = table.columns.map(({ name }) => name);
  return targets.map((target) => {
    const column = table.columns[columnIndex(names, target, table.named)]!;
    if (column.kind === "numeric" || column.kind === "boolean") return column;
    const expected = "numbers in each of several targets";
    throw new DataError({ column: column.name, expected, found: column.kind === "date" ? "dates" : "names" });
  });
}

/**
 * Several targets as the columns of a matrix, n × t.
 *
 * @throws DataError if a column is not there, or holds names
 */
export function targetMatrix(table: Table, targets: readonly (string | number)[]): Matrix {
  checkTable("targetMatrix", table);
  checkList("targetMatrix", "targets", targets);
  const columns = targetColumns(table, targets);
  const data = new Float64Array(table.rows * columns.length);
  columns.forEach(({ values }, c) => {
    values.forEach((value, i) => {
      data[i * columns.length + c] = value;
    });
  });
  return { rows: table.rows, cols: columns.length, data };
}

/** A table with several targets: they are numbers, and no columns of X. */
function severalTargets(table: Table, options: TableDatasetOptions): TableData {
  const { targets = [], drop = tableOptions.drop.fallback } = options;
  const notes: Note[] = [];
  const columns = targetColumns(table, targets);
  const rows = withTargets(table, columns, notes);
  const targetNames = columns.map(({ name }) => name);
  const others = { ...options, targets: undefined, target: null, drop: [...drop, ...targetNames] };
  const data = tableDataset(rows, others);
  const coded = columns.map((column) => {
    const points = column.kind === "numeric" ? column.points : undefined;
    return { kind: "number" as const, name: column.name, ...(points && { points }) };
  });
  return {
    ...data,
    target: targetMatrix(rows, targetNames),
    targetNames,
    coding: { ...data.coding, targets: coded },
    notes: [...notes, ...data.notes],
  };
}

/** A table as a data set, with what turns other tables into the same columns. */
export type TableData = Dataset & {
  readonly coding: TableCoding;
  readonly notes: readonly Note[];
  /** Names of several targets. */
  readonly targetNames?: readonly string[] | undefined;
};

function numbersOf(column: TableColumn | undefined): Dataset["target"] {
  if (column?.kind !== "numeric") return undefined;
  return { rows: column.values.length, cols: 1, data: column.values };
}

/**
 * A table as a data set: numbers as they are, names one-hot, dates by their parts, the target as labels (names and
 * whole numbers) and as numbers (numeric columns). Row names and identifiers are left out, and so are rows without a
 * target; its
 * notes say so.
 *
 * @throws DataError as `tableCoding` does
 */
export function tableDataset(table: Table, options: TableDatasetOptions = {}): TableData {
  checkTable("tableDataset", table);
  checkKeys("tableDataset", options, [...Object.keys(tableOptions), "name", "targets"]);
  if (options.targets !== undefined) return severalTargets(table, options);
  const notes: Note[] = [...(table.notes ?? [])];
  const onNote = (note: Note) => void notes.push(note);
  const rows = withTargets(table, requiredTargets(table, options), notes);
  const { name = "table", targets: _, ...coded } = options;
  const coding = tableCoding(rows, { ...coded, onNote });
  const { target } = coding;
  const column = target && rows.columns.find(({ name }) => name === target.name);
  const labels = column === undefined ? undefined : codeLabels(column);
  const values = numbersOf(column);
  if (labels !== undefined)
    notes.push(...labelNotes(labels, column!.name, options.purpose === "measure" ? undefined : values));
  return {
    name,
    X: encodeTable(rows, coding),
    ...(labels === undefined
      ? noClasses()
      : { y: labels.y, classNames: labels.classNames, labelValues: labels.labelValues }),
    columns: codedColumns(coding),
    ...(values && { target: values }),
    fileRows: Int32Array.from({ length: rows.rows }, (_, i) => rows.fileRow(i)),
    coding,
    notes,
  };
}

/**
 * Refuses a data set whose target is a real number where classes are needed.
 *
 * @throws DataError naming the first value that is no class
 */
export function requireClasses(dataset: Dataset): void {
  checkDataset("requireClasses", dataset);
  if (hasClasses(dataset)) return;
  const row = dataset.target?.data.findIndex((value) => !Number.isInteger(value)) ?? -1;
  throw new DataError({
    file: dataset.name,
    expected: "class labels in the target column",
    found: row < 0 ? "none" : `the number ${dataset.target!.data[row]}`,
    mend: [
      ["name the label column with ", { option: "target", value: "COLUMN" }, ", or "],
      ["name a file of labels with ", { option: "labels", value: "FILE" }],
    ],
  });
}
