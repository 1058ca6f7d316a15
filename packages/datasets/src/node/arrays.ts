import type { Dtype, Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import { type CsvOptions, parseCsv } from "../read/csv.js";
import type { ExpandOptions } from "../read/gzip.js";
import { parseIdx } from "../read/idx.js";
import { parseNpy } from "../read/npy.js";
import type { Table } from "../read/table.js";
import { encodeLabels, tableCoding } from "../read/table-coding.js";
import { tensorLabels, tensorMatrix } from "../read/tensor.js";
import { inFile, readBytes } from "./files.js";
import { openNpyRows } from "./npy-file.js";

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

export interface LabelFile {
  readonly y: Int32Array;
  readonly classNames: readonly string[];
}

function numbered(y: Int32Array): LabelFile {
  const classes = y.reduce((most, label) => Math.max(most, label + 1), 0);
  return { y, classNames: Array.from({ length: classes }, (_, label) => String(label)) };
}

function tableLabels(table: Table, target: string | number | undefined): LabelFile {
  const column = target ?? table.columns.length;
  const only = {
    ...table,
    columns: [
      { kind: "numeric" as const, name: "\0", values: new Float64Array(table.rows) },
      ...table.columns,
    ],
  };
  const { target: coding } = tableCoding(only, { target: typeof column === "number" ? column + 1 : column });
  if (coding?.kind !== "class") throw new DataError({ expected: "class labels", found: "real numbers" });
  return { y: encodeLabels(only, coding), classNames: coding.classNames };
}

/**
 * Labels from a file of their own: .npy or IDX integers, or the last (or named) column of a CSV.
 *
 * @throws DataError if they are no labels, or a class has no sample
 */
export function readLabels(
  path: string,
  options: CsvOptions & { readonly target?: string | number } = {},
): LabelFile {
  return inFile(path, () => {
    const bytes = readBytes(path, options);
    if (/\.[ct]sv(\.gz)?$/i.test(path)) return tableLabels(parseCsv(bytes, options), options.target);
    return numbered(
      tensorLabels(
        bytes[0] === 0x93
          ? parseNpy(bytes, options)
          : /\.npy(\.gz)?$/i.test(path)
            ? parseNpy(bytes, options)
            : parseIdx(bytes, options),
      ),
    );
  });
}
