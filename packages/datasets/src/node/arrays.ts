import type { Dtype, Matrix } from "@collapsar/linalg";
import type { ExpandOptions } from "../bytes/inflate.js";
import { tensorMatrix } from "../bytes/tensor.js";
import type { CsvOptions } from "../csv/csv.js";
import { withFile } from "../data-error.js";
import type { Note } from "../note.js";
import { parseNpy } from "../read/numpy/npy.js";
import { chooseTarget, type TableCodingOptions } from "../table/table-coding.js";
import { arrayTargets, columnTargets, type Targets } from "../table/targets.js";
import { fileFormat } from "./data-spec.js";
import { readBytes } from "./files/files.js";
import { inFile } from "./files/in-file.js";
import { openNpyRows } from "./files/npy-file.js";
import { readValues } from "./read-values.js";
import { readTable } from "./tables.js";

/** An .npy file (plain or gzip) as n × p, without a second copy of a large plain one. */
export function readNpyMatrix(
  path: string,
  options: ExpandOptions & { readonly limit?: number; readonly dtype?: Dtype } = {},
): Matrix {
  if (/\.gz$/i.test(path)) return inFile(path, () => tensorMatrix(parseNpy(readBytes(path, options))));
  const file = openNpyRows(path);
  try {
    const rows = Math.min(file.rows, options.limit ?? Infinity);
    const data =
      options.dtype === "f32" ? new Float32Array(rows * file.cols) : new Float64Array(rows * file.cols);
    for (const { start, X } of file.batches({ limit: rows })) data.set(X.data, start * file.cols);
    return { rows, cols: file.cols, data };
  } finally {
    file.close();
  }
}

export interface LabelOptions extends CsvOptions, Pick<TableCodingOptions, "index" | "drop"> {
  /** Column of a table by name or number; the last by default. */
  readonly target?: string | number | undefined;
  /** Name of the labels in an .npz or .safetensors file; y by default. */
  readonly yKey?: string | undefined;
  /** Whether numeric targets will do as well; defaults to classes only. */
  readonly numbersToo?: boolean | undefined;
}

async function tableTargets(
  path: string,
  format: "csv" | "parquet",
  options: LabelOptions,
): Promise<Targets> {
  const table = await readTable(path, format, options);
  try {
    const notes: Note[] = [...(table.notes ?? [])];
    const { target } = chooseTarget(table, { ...options, onNote: (note) => void notes.push(note) });
    const { fileRow } = table;
    const name = path;
    const found = columnTargets(target!, { numbersToo: options.numbersToo ?? false, fileRow, name });
    const fileRows = Int32Array.from({ length: table.rows }, (_, row) => fileRow(row));
    return { ...found, fileRows, notes: [...notes, ...(found.notes ?? [])] };
  } catch (error) {
    throw withFile(error, path);
  }
}

/**
 * Labels (or numeric targets) from a file of their own: .npy or IDX, an array of .npz or .safetensors, or the last (or
 * named) column of a CSV or Parquet table. Whole numbers with or without gaps, text and booleans are coded alike.
 *
 * @throws DataError if they are no labels, or one is missing, with its row
 */
export async function readLabels(path: string, options: LabelOptions = {}): Promise<Targets> {
  const format = fileFormat(path);
  if (format === "csv" || format === "parquet") return tableTargets(path, format, options);
  const { yKey, numbersToo } = options;
  const values = readValues(path, {
    ...options,
    keys: yKey === undefined ? undefined : [yKey],
    option: "yKey",
  });
  return inFile(path, () => arrayTargets(values, { numbersToo, name: path }));
}
