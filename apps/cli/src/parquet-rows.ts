import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import {
  DataError,
  encodeLabels,
  type Table,
  type TableCoding,
  tableCoding,
  withFile,
} from "@collapsar/datasets";
import { type LoadedDataset, type LoadOptions, prepareDataset } from "@collapsar/datasets/node";
import type { FileMetaData, SchemaElement } from "hyparquet";

type Numbers = Float64Array | Float32Array;

/** Columns of numbers, and the one that is to be predicted. */
interface NumericFile {
  readonly rows: number;
  readonly features: readonly SchemaElement[];
  readonly target: SchemaElement;
}

const numericTypes = new Set(["FLOAT", "DOUBLE", "INT32", "INT64", "BOOLEAN"]);

/** The file's columns if all are plain numbers without dates or decimals; the table reader knows all others. */
function numericFile(
  { schema, num_rows }: FileMetaData,
  target: string | number | undefined,
): NumericFile | undefined {
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
  if (!plain || columns.length < 2 || columns[at] === undefined) return undefined;
  return { rows: Number(num_rows), features: columns.filter((_, j) => j !== at), target: columns[at] };
}

/** One cell as a number; NaN for an empty one. */
function cellNumber(cell: unknown, row: number, column: string): number {
  if (cell === null || cell === undefined) return Number.NaN;
  const value = Number(cell);
  if (Number.isFinite(value) && (typeof cell !== "bigint" || Number.isSafeInteger(value))) return value;
  throw new DataError({ row: row + 1, column, expected: "a finite number", found: String(cell) });
}

/** Reads every column a chunk at a time into its place: one array for all features, one for the target. */
async function readColumns(path: string, target: string | number | undefined, single: boolean) {
  const [{ parquetMetadataAsync, parquetRead }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  const fd = openSync(path, "r");
  try {
    const file = bufferOf(fd);
    const metadata = await parquetMetadataAsync(file);
    const found = numericFile(metadata, target);
    if (found === undefined || found.rows === 0) return undefined;
    const { rows, features } = found;
    const exact = features.every(({ type }) => type === "FLOAT" || type === "BOOLEAN");
    const X: Numbers = new (single || exact ? Float32Array : Float64Array)(rows * features.length);
    const y = new Float64Array(rows);
    const place = new Map(features.map(({ name }, j) => [name, j]));
    await parquetRead({
      file,
      metadata,
      compressors,
      onChunk({ columnName, columnData, rowStart }) {
        const j = place.get(columnName);
        for (let i = 0; i < columnData.length; i++) {
          const value = cellNumber(columnData[i], rowStart + i, columnName);
          if (j === undefined) y[rowStart + i] = value;
          else X[(rowStart + i) * features.length + j] = value;
        }
      },
    });
    return { ...found, X, y };
  } finally {
    closeSync(fd);
  }
}

function bufferOf(fd: number) {
  const { size: byteLength } = fstatSync(fd);
  const slice = (start: number, end = byteLength) => {
    const bytes = new Uint8Array(end - start);
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(fd, bytes, at, bytes.length - at, start + at);
      if (count === 0)
        throw new DataError({
          expected: "more bytes",
          found: "the end of the file",
          mend: "the file is truncated",
        });
      at += count;
    }
    return bytes.buffer;
  };
  return { byteLength, slice };
}

/** Empty cells become their column's mean, which the coding remembers. */
function fillEmpty(X: Numbers, names: readonly string[]): TableCoding["columns"] {
  const d = names.length;
  return names.map((name, j) => {
    let [sum, count] = [0, 0];
    for (let at = j; at < X.length; at += d)
      if (!Number.isNaN(X[at]!)) [sum, count] = [sum + X[at]!, count + 1];
    if (count === 0)
      throw new DataError({
        column: name,
        expected: "at least one number",
        found: "only empty cells",
        mend: "drop the column",
      });
    const fill = sum / count;
    if (count < X.length / d) for (let at = j; at < X.length; at += d) if (Number.isNaN(X[at]!)) X[at] = fill;
    return { kind: "numeric", name, fill };
  });
}

/** The target as a table's own rules read it: classes, numbers, or both. */
function targetOf(name: string, values: Float64Array) {
  const column = { kind: "numeric" as const, name, values };
  const rows = values.length;
  const other = { kind: "numeric" as const, name: `\0`, values: new Float64Array(rows) };
  const table: Table = { rows, columns: [other, column], fileRow: (row) => row + 1, named: true };
  const { target } = tableCoding(table, { target: name });
  const classes = target?.kind === "class" ? target : undefined;
  return {
    target,
    y: classes === undefined ? new Int32Array(0) : encodeLabels(table, classes),
    classNames: classes?.classNames ?? [],
    values: { rows, cols: 1, data: values },
  };
}

/**
 * A large Parquet file of numbers for a tree: columns are read chunk by chunk into one matrix, float32 where the file
 * holds float32, and never as a table of cells beside it. Undefined for files that need the table reader.
 */
export async function loadParquetRows(
  spec: string,
  options: LoadOptions,
): Promise<LoadedDataset | undefined> {
  try {
    const read = await readColumns(spec, options.target ?? undefined, options.dtype === "f32");
    if (read === undefined) return undefined;
    const { X, y, rows, features, target } = read;
    const columns = features.map(({ name }) => name);
    const coded = fillEmpty(X, columns);
    const { target: targetCoding, values, ...classes } = targetOf(target.name, y);
    const coding: TableCoding = { columns: coded, ...(targetCoding && { target: targetCoding }) };
    const data = {
      name: spec,
      X: { rows, cols: columns.length, data: X },
      columns,
      target: values,
      ...classes,
      coding,
    };
    const dtype = X instanceof Float32Array ? "f32" : "f64";
    return prepareDataset(data, { ...options, dtype });
  } catch (error) {
    throw withFile(error, spec);
  }
}
