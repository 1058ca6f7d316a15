import type { Dtype, Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import { type CsvOptions, parseCsv } from "../read/csv.js";
import { encodeLabels } from "../read/encode-table.js";
import { parseIdx } from "../read/idx.js";
import type { ExpandOptions } from "../read/inflate.js";
import { parseNpy } from "../read/npy.js";
import type { Table } from "../read/table.js";
import { tableCoding } from "../read/table-coding.js";
import { tensorMatrix } from "../read/tensor.js";
import { readBytes } from "./files.js";
import { inFile } from "./in-file.js";
import { openNpyRows } from "./npy-file.js";
import { type Targets, targetsOf } from "./targets.js";

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

function tableLabels(table: Table, { target, numbersToo = false }: LabelOptions): Targets {
  const column = target ?? table.columns.length;
  const only = {
    ...table,
    columns: [
      { kind: "numeric" as const, name: "\0", values: new Float64Array(table.rows) },
      ...table.columns,
    ],
  };
  const { target: coding } = tableCoding(only, { target: typeof column === "number" ? column + 1 : column });
  const named = table.columns.find(({ name }) => name === coding?.name);
  const numeric =
    named?.kind === "numeric" ? { target: { rows: table.rows, cols: 1, data: named.values } } : {};
  if (coding?.kind === "class") {
    return { y: encodeLabels(only, coding), classNames: coding.classNames, ...(numbersToo ? numeric : {}) };
  }
  if (!numbersToo) throw new DataError({ expected: "class labels", found: "real numbers" });
  return { y: new Int32Array(0), classNames: [], ...numeric };
}

interface LabelOptions extends CsvOptions {
  /** Column of a table; the last by default. */
  readonly target?: string | number;
  /** Whether numeric targets will do as well; defaults to classes only. */
  readonly numbersToo?: boolean;
}

/**
 * Labels (or numeric targets) from a file of their own: .npy or IDX, or the last (or named) column of a CSV.
 *
 * @throws DataError if they are no labels, or a class has no sample
 */
export function readLabels(path: string, options: LabelOptions = {}): Targets {
  return inFile(path, () => {
    const bytes = readBytes(path, options);
    if (/\.[ct]sv(\.gz)?$/i.test(path)) return tableLabels(parseCsv(bytes, options), options);
    const npy = bytes[0] === 0x93 || /\.npy(\.gz)?$/i.test(path);
    return targetsOf(npy ? parseNpy(bytes, options) : parseIdx(bytes, options), options.numbersToo ?? false);
  });
}
