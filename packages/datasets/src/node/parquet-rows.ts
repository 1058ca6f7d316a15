import type { SchemaElement } from "hyparquet";
import { type Dataset, noClasses } from "../dataset.js";
import type { Note } from "../note.js";
import { numericCell, type ParquetFile, withParquet } from "../read/parquet-file.js";
import { identifiers, indexOfPandas, isPandasLevel, mayCount, rowNameNotes } from "../table/index-columns.js";
import { codeLabels, labelNotes } from "../table/labels.js";
import type { NumericColumn, Table } from "../table/table.js";
import { onlyEmptyCells, type TableCoding, targetCoding } from "../table/table-coding.js";
import { withByteSource } from "./files/byte-source.js";
import type { LoadedDataset, LoadOptions } from "./load.js";
import { prepareDataset } from "./prepare.js";

type Numbers = Float64Array | Float32Array;

/** Columns of numbers, and the one that is to be predicted. */
interface NumericColumns {
  readonly rows: number;
  readonly features: readonly SchemaElement[];
  readonly target: SchemaElement;
  readonly notes: readonly Note[];
}

const numericTypes = new Set(["FLOAT", "DOUBLE", "INT32", "INT64", "BOOLEAN"]);

function isPlain({
  type,
  num_children: children,
  logical_type: logical,
  converted_type: converted,
}: SchemaElement) {
  return (
    type !== undefined &&
    numericTypes.has(type) &&
    (children ?? 0) === 0 &&
    (logical === undefined || logical.type === "INTEGER") &&
    (converted === undefined || /^U?INT_/.test(converted))
  );
}

/** Options under which the table reader decides about the columns. */
function needsTable({ drop, index = "auto", categorical, purpose }: LoadOptions): boolean {
  return drop !== undefined || index !== "auto" || categorical !== undefined || purpose === "measure";
}

/** The file's columns if all are plain numbers without dates or decimals; the table reader knows all others. */
function numericColumns(file: ParquetFile, options: LoadOptions): NumericColumns | undefined {
  const { schema, num_rows: rows } = file.metadata;
  const { target } = options;
  const isIndex = ({ name }: SchemaElement) => file.pandasIndex.includes(name) || isPandasLevel(name);
  const all = schema.slice(1);
  const columns = all.filter((column) => !isIndex(column));
  const at =
    target === undefined || target === null
      ? columns.length - 1
      : typeof target === "number"
        ? columns.indexOf(all[target - 1]!)
        : columns.findIndex(({ name }) => name === target);
  const found = columns[at];
  if (!columns.every(isPlain) || rows === 0n || columns.length < 2 || found === undefined) return undefined;
  const left = all.filter(isIndex).map(({ name }) => ({ name, reason: indexOfPandas }));
  return {
    rows: Number(rows),
    features: columns.filter((column) => column !== found),
    target: found,
    notes: rowNameNotes(left),
  };
}

/** Every column, a chunk at a time, in its place: one array for all features, one for the target. */
async function readColumns(file: ParquetFile, { rows, features, target }: NumericColumns, single: boolean) {
  const d = features.length;
  const exact = features.every(({ type }) => type === "FLOAT" || type === "BOOLEAN");
  const X: Numbers = new (single || exact ? Float32Array : Float64Array)(rows * d);
  const y = new Float64Array(rows);
  const place = new Map(features.map(({ name }, j) => [name, j]));
  let merged = false;
  await file.chunks(({ columnName, columnData, rowStart }) => {
    const j = place.get(columnName);
    if (j === undefined && columnName !== target.name) return;
    for (let i = 0; i < columnData.length; i++) {
      const cell = columnData[i];
      // two ids of 64 bits may be one float64
      if (j === undefined && typeof cell === "bigint" && !Number.isSafeInteger(Number(cell))) {
        merged = true;
        return;
      }
      const value = numericCell(cell, rowStart + i + 1, columnName);
      if (j === undefined) y[rowStart + i] = value;
      else X[(rowStart + i) * d + j] = value;
    }
  });
  return { X, y, merged };
}

/** Empty cells become their column's mean, which the coding remembers. */
function fillEmpty(X: Numbers, names: readonly string[]): TableCoding["columns"] {
  const d = names.length;
  return names.map((name, j) => {
    let [sum, count] = [0, 0];
    for (let at = j; at < X.length; at += d)
      if (!Number.isNaN(X[at]!)) [sum, count] = [sum + X[at]!, count + 1];
    if (count === 0) throw onlyEmptyCells(name);
    const fill = sum / count;
    if (count < X.length / d) for (let at = j; at < X.length; at += d) if (Number.isNaN(X[at]!)) X[at] = fill;
    return { kind: "numeric", name, fill };
  });
}

/** The target as a table's own rules read it: classes, numbers, or both. */
function targetOf(name: string, values: Float64Array) {
  const rows = values.length;
  const column: NumericColumn = { kind: "numeric", name, values };
  const table: Table = { rows, columns: [column], fileRow: (row) => row + 1, named: true };
  const coding = targetCoding(table, column);
  const labels = codeLabels(column) ?? noClasses();
  return { coding, labels, values: { rows, cols: 1, data: values } };
}

/** Columns that count the rows are taken out of X, in place. */
function withoutIdentifiers(X: Numbers, rows: number, names: readonly string[]) {
  const d = names.length;
  const columnAt = (j: number): NumericColumn => {
    return {
      kind: "numeric",
      name: names[j]!,
      values: Float64Array.from({ length: rows }, (_, i) => X[i * d + j]!),
    };
  };
  const doubtful = names.flatMap((name, j) => (mayCount(name, j) ? [columnAt(j)] : []));
  const first = doubtful.filter(({ name }) => name === names[0]);
  const { names: ids, notes } = identifiers({ rows, columns: first }, doubtful);
  const kept = names.flatMap((name, j) => (ids.includes(name) ? [] : [j]));
  if (kept.length === d || kept.length === 0) return { X, names, notes: [] };
  for (let i = 0, to = 0; i < rows; i++) for (const j of kept) X[to++] = X[i * d + j]!;
  return { X: X.subarray(0, rows * kept.length), names: kept.map((j) => names[j]!), notes };
}

/** The numbers of a file as a data set, whose name is its path. */
async function readDataset(file: ParquetFile, name: string, options: LoadOptions) {
  const found = needsTable(options) ? undefined : numericColumns(file, options);
  if (found === undefined) return undefined;
  const read = await readColumns(file, found, options.dtype === "f32");
  if (read.merged || read.y.some(Number.isNaN)) return undefined;
  const all = found.features.map((feature) => feature.name);
  const { X, names: columns, notes } = withoutIdentifiers(read.X, found.rows, all);
  const { coding, values, labels } = targetOf(found.target.name, read.y);
  return {
    name,
    X: { rows: found.rows, cols: columns.length, data: X },
    columns,
    target: values,
    ...labels,
    coding: { columns: fillEmpty(X, columns), target: coding },
    notes: [...found.notes, ...notes, ...labelNotes(labels, found.target.name, values)],
  } satisfies Dataset & { coding: TableCoding };
}

/**
 * A large Parquet file of numbers: columns are read chunk by chunk into one matrix, float32 where the file holds
 * float32, and never as a table of cells beside it.
 *
 * @returns undefined for a file that is not all plain numbers, or whose target needs more than float64: `loadDataset`
 * reads it
 * @throws DataError if the file is broken, a cell is not finite, a column is empty, or the target has empty cells
 */
export async function loadParquetRows(
  path: string,
  options: LoadOptions = {},
): Promise<LoadedDataset | undefined> {
  const data = await withByteSource(path, (source) =>
    withParquet(source, (file) => readDataset(file, path, options)),
  );
  if (data === undefined) return undefined;
  const dtype = data.X.data instanceof Float32Array ? "f32" : "f64";
  return prepareDataset(data, { ...options, dtype });
}
