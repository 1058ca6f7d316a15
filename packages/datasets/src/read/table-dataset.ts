import { DataError } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { encodeLabels, encodeTable } from "./encode-table.js";
import type { Table } from "./table.js";
import { codedColumns, type TableCoding, type TableCodingOptions, tableCoding } from "./table-coding.js";

export interface TableDatasetOptions extends TableCodingOptions {
  readonly name?: string;
}

/** Empty cells that were filled with their column's mean, by column. */
export function emptyCells(table: Table): { column: string; count: number }[] {
  return table.columns.flatMap((column) => {
    if (column.kind === "categorical") return [];
    const count = column.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
    return count === 0 ? [] : [{ column: column.name, count }];
  });
}

/**
 * A table as a data set: numeric columns as they are, categorical ones one-hot, the target as labels (text and whole
 * numbers) and as numbers (numeric columns).
 *
 * @throws DataError as `tableCoding` does
 */
export function tableDataset(
  table: Table,
  options: TableDatasetOptions = {},
): Dataset & { readonly coding: TableCoding } {
  const coding = tableCoding(table, options);
  const { target } = coding;
  const column = target === undefined ? undefined : table.columns.find(({ name }) => name === target.name);
  const classes = target?.kind === "class" ? target : undefined;
  return {
    name: options.name ?? "table",
    X: encodeTable(table, coding),
    y: classes === undefined ? new Int32Array(0) : encodeLabels(table, classes),
    classNames: classes?.classNames ?? [],
    columns: codedColumns(coding),
    ...(column?.kind === "numeric" ? { target: { rows: table.rows, cols: 1, data: column.values } } : {}),
    coding,
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
    mend: "name the label column with --target, or the labels with --labels",
  });
}
