import type { FileMetaData, SchemaElement } from "hyparquet";
import type { Dataset } from "../dataset.js";
import { encodeLabels } from "../read/encode-table.js";
import { numericCell, type ParquetFile, withParquet } from "../read/parquet-file.js";
import type { Table } from "../read/table.js";
import { onlyEmptyCells, type TableCoding, targetCoding } from "../read/table-coding.js";
import { withByteSource } from "./byte-source.js";
import type { LoadedDataset, LoadOptions } from "./load.js";
import { prepareDataset } from "./prepare.js";

type Numbers = Float64Array | Float32Array;

/** Columns of numbers, and the one that is to be predicted. */
interface NumericColumns {
  readonly rows: number;
  readonly features: readonly SchemaElement[];
  readonly target: SchemaElement;
}

const numericTypes = new Set(["FLOAT", "DOUBLE", "INT32", "INT64", "BOOLEAN"]);

/** The file's columns if all are plain numbers without dates or decimals; the table reader knows all others. */
function numericColumns(
  { schema, num_rows }: FileMetaData,
  target: string | number | undefined,
): NumericColumns | undefined {
  const columns = schema.slice(1);
  const plain = columns.every(
    ({ type, num_children: children, logical_type: logical, converted_type: converted }) =>
      type !== undefined &&
      numericTypes.has(type) &&
      (children ?? 0) === 0 &&
      (logical === undefined || logical.type === "INTEGER") &&
      (converted === undefined || /^U?INT_/.test(converted)),
  );
  const at =
    target === undefined || typeof target === "number"
      ? (target ?? columns.length) - 1
      : columns.findIndex(({ name }) => name === target);
  if (!plain || num_rows === 0n || columns.length < 2 || columns[at] === undefined) return undefined;
  return { rows: Number(num_rows), features: columns.filter((_, j) => j !== at), target: columns[at] };
}

/** Every column, a chunk at a time, in its place: one array for all features, one for the target. */
async function readColumns(file: ParquetFile, { rows, features }: NumericColumns, single: boolean) {
  const d = features.length;
  const exact = features.every(({ type }) => type === "FLOAT" || type === "BOOLEAN");
  const X: Numbers = new (single || exact ? Float32Array : Float64Array)(rows * d);
  const y = new Float64Array(rows);
  const place = new Map(features.map(({ name }, j) => [name, j]));
  await file.chunks(({ columnName, columnData, rowStart }) => {
    const j = place.get(columnName);
    for (let i = 0; i < columnData.length; i++) {
      const value = numericCell(columnData[i], rowStart + i + 1, columnName);
      if (j === undefined) y[rowStart + i] = value;
      else X[(rowStart + i) * d + j] = value;
    }
  });
  return { X, y };
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
  const column = { kind: "numeric" as const, name, values };
  const table: Table = { rows, columns: [column], fileRow: (row) => row + 1, named: true };
  const coding = targetCoding(table, column);
  const labels =
    coding.kind === "class"
      ? { y: encodeLabels(table, coding), classNames: coding.classNames }
      : { y: new Int32Array(0), classNames: [] };
  return { coding, ...labels, values: { rows, cols: 1, data: values } };
}

/** The numbers of a file as a data set, whose name is its path. */
async function readDataset(file: ParquetFile, name: string, { target, dtype }: LoadOptions) {
  const found = numericColumns(file.metadata, target ?? undefined);
  if (found === undefined) return undefined;
  const { X, y } = await readColumns(file, found, dtype === "f32");
  const columns = found.features.map((feature) => feature.name);
  const { coding, values, ...labels } = targetOf(found.target.name, y);
  return {
    name,
    X: { rows: found.rows, cols: columns.length, data: X },
    columns,
    target: values,
    ...labels,
    coding: { columns: fillEmpty(X, columns), target: coding },
  } satisfies Dataset & { coding: TableCoding };
}

/**
 * A large Parquet file of numbers: columns are read chunk by chunk into one matrix, float32 where the file holds float32,
 * and never as a table of cells beside it.
 *
 * @returns undefined for a file that is not all plain numbers, which `loadDataset` reads
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
