import { DataError } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { encodeTable } from "./encode-table.js";
import { codeLabels, labelNotes } from "./labels.js";
import { counted, type Note } from "./note.js";
import { firstMissing, type Table, type TableColumn, takeTableRows } from "./table.js";
import {
  chooseTarget,
  codedColumns,
  type TableCoding,
  type TableCodingOptions,
  tableCoding,
} from "./table-coding.js";

export interface TableDatasetOptions extends Omit<TableCodingOptions, "onNote"> {
  readonly name?: string | undefined;
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

/** The table without the rows that have no target, of which nothing can be learned. */
function withTargets(table: Table, options: TableDatasetOptions, notes: Note[]): Table {
  if (options.purpose === "measure" || options.target === null) return table;
  const { target } = chooseTarget(table, options);
  if (target === undefined || firstMissing(target) < 0) return table;
  const rows = presentRows(target);
  if (rows.length === 0) {
    throw new DataError({
      column: target.name,
      expected: "a target in some row",
      found: "missing cells only",
    });
  }
  const left = table.rows - rows.length;
  notes.push({
    kind: "missing",
    message: `left out, ${counted(left, "row")} without a target in ${target.name}`,
  });
  return takeTableRows(table, rows);
}

function numbersOf(column: TableColumn | undefined): Dataset["target"] {
  if (column?.kind !== "numeric") return undefined;
  return { rows: column.values.length, cols: 1, data: column.values };
}

/**
 * A table as a data set: numbers as they are, names one-hot, dates by their parts, the target as labels (names and whole
 * numbers) and as numbers (numeric columns). Row names and identifiers are left out, and so are rows without a target; its
 * notes say so.
 *
 * @throws DataError as `tableCoding` does
 */
export function tableDataset(
  table: Table,
  options: TableDatasetOptions = {},
): Dataset & { readonly coding: TableCoding; readonly notes: readonly Note[] } {
  const notes: Note[] = [...(table.notes ?? [])];
  const onNote = (note: Note) => void notes.push(note);
  const rows = withTargets(table, options, notes);
  const coding = tableCoding(rows, { ...options, onNote });
  const { target } = coding;
  const column = target && rows.columns.find(({ name }) => name === target.name);
  const labels = column === undefined ? undefined : codeLabels(column);
  const values = numbersOf(column);
  if (labels !== undefined)
    notes.push(...labelNotes(labels, column!.name, options.purpose === "measure" ? undefined : values));
  return {
    name: options.name ?? "table",
    X: encodeTable(rows, coding),
    y: labels?.y ?? new Int32Array(0),
    classNames: labels?.classNames ?? [],
    ...(labels && { labelValues: labels.labelValues }),
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
  if (dataset.y.length > 0) return;
  const row = dataset.target?.data.findIndex((value) => !Number.isInteger(value)) ?? -1;
  throw new DataError({
    file: dataset.name,
    expected: "class labels in the target column",
    found: row < 0 ? "none" : `the number ${dataset.target!.data[row]}`,
    mend: [
      "name the label column with ",
      { option: "target", value: "COLUMN" },
      ", or a file of labels with ",
      { option: "labels", value: "FILE" },
    ],
  });
}
