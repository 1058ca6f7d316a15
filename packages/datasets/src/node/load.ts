import type { Matrix } from "@collapsar/linalg";
import { breastCancer } from "../bundled/breast-cancer.js";
import { digits } from "../bundled/digits.js";
import { iris } from "../bundled/iris.js";
import { wine } from "../bundled/wine.js";
import { DataError, withFile } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { gaussianMixture } from "../gaussian-mixture.js";
import type { CsvOptions } from "../read/csv.js";
import type { TableCoding } from "../read/table-coding.js";
import { emptyCells, requireClasses, tableDataset } from "../read/table-dataset.js";
import { readLabels, readNpyMatrix } from "./arrays.js";
import { cachedFolder } from "./cache.js";
import { type BundledName, type DataSpec, type FileFormat, parseDataSpec } from "./data-spec.js";
import { loadCifar10, loadIdxPair, loadMnist, loadSvhn, pixelColumns } from "./folders.js";
import { loadNamedArrays, type NamedArrayOptions } from "./named-arrays.js";
import { type PreparedDataset, type PrepareOptions, prepareDataset } from "./prepare.js";
import { readTable } from "./tables.js";
import { numberedClasses, type Targets } from "./targets.js";

export interface LoadOptions extends PrepareOptions, CsvOptions, NamedArrayOptions {
  /** Target column of a table by name or number; the last by default; null for a table without one. */
  readonly target?: string | number | null;
  /** File of labels for samples that carry none. */
  readonly labels?: string;
  /** What a categorical column becomes; an error unless said otherwise. */
  readonly categoricals?: "one-hot" | "error";
  /** What an empty cell of a numeric column becomes; defaults to the column's mean. */
  readonly missing?: "mean" | "error";
  /** Whether labels are a must (the default), or numeric targets and none at all will do. */
  readonly task?: "classification" | "any";
  /** Receives remarks that a person should see, such as filled cells. */
  readonly onNote?: (note: string) => void;
}

export interface LoadedDataset extends PreparedDataset {
  /** How the columns of a table became numbers; absent for data that is no table. */
  readonly coding?: TableCoding;
}

const bundled: Readonly<Record<BundledName, () => Dataset>> = {
  digits,
  iris,
  wine,
  "breast-cancer": breastCancer,
};

/** Rows that are enough where only the first are asked for. */
function enough({ limit, classes, perClass }: LoadOptions): number {
  return limit !== undefined && classes === undefined && perClass === undefined ? limit : Infinity;
}

const unlabelled: Targets = { y: new Int32Array(0), classNames: [] };
/** Whether numeric targets will do. */
const numbersToo = ({ task }: LoadOptions) => task === "any";

function plain(name: string, X: Matrix, targets: Targets = unlabelled): Dataset {
  return { name, X, ...targets, columns: pixelColumns(X.cols) };
}

async function loadTable(path: string, format: FileFormat, options: LoadOptions): Promise<Dataset> {
  const table = await readTable(path, format, options);
  for (const { column, count } of emptyCells(table)) {
    options.onNote?.(
      `${path}, column ${JSON.stringify(column)}: ${count} empty ${count === 1 ? "cell" : "cells"} filled with the column's mean`,
    );
  }
  try {
    return tableDataset(table, {
      name: path,
      categoricals: options.categoricals ?? "error",
      ...(options.missing === undefined ? {} : { missing: options.missing }),
      ...(options.labels !== undefined
        ? { target: null }
        : options.target === undefined
          ? {}
          : { target: options.target }),
    });
  } catch (error) {
    throw withFile(error, path);
  }
}

async function loadFile(path: string, format: FileFormat, options: LoadOptions): Promise<Dataset> {
  if (format === "csv" || format === "parquet") return loadTable(path, format, options);
  if (format === "npy") {
    const limit = enough(options);
    return plain(path, readNpyMatrix(path, { ...options, ...(limit < Infinity ? { limit } : {}) }));
  }
  const wanted = options.labels === undefined && options.target !== null;
  const { X, targets } = loadNamedArrays(path, options, wanted, numbersToo(options));
  return plain(path, X, targets);
}

function requireLabelled(dataset: Dataset, path: string): void {
  if (dataset.y.length > 0 || dataset.target !== undefined) return;
  throw new DataError({
    file: path,
    expected: "labels beside the samples",
    found: "none",
    mend: "name a file of labels with --labels",
  });
}

async function loadSpec(name: string, spec: DataSpec, options: LoadOptions): Promise<Dataset> {
  switch (spec.kind) {
    case "bundled":
      return bundled[spec.name]();
    case "gaussian":
      return mixture(name, { seed: options.seed ?? 0, ...spec.options });
    case "idx": {
      const { X, y } = loadIdxPair(spec.images, spec.labels, options);
      return plain(name, X, numberedClasses(y));
    }
    case "cifar10":
      return loadCifar10(spec.folder ?? cachedFolder(spec.kind), spec.split, {
        ...options,
        enough: enough(options),
      });
    case "svhn":
      return loadSvhn(spec.folder ?? cachedFolder(spec.kind), spec.split, {
        ...options,
        enough: enough(options),
      });
    case "mnist":
    case "fashion-mnist":
      return loadMnist(spec.kind, spec.folder ?? cachedFolder(spec.kind), spec.split, options);
    case "file":
      return loadFile(spec.path, spec.format, options);
  }
}

function mixture(name: string, options: Parameters<typeof gaussianMixture>[0]): Dataset {
  try {
    return gaussianMixture(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [, requirement = error.message, found] =
      /^gaussianMixture: (.*?)(?:, got (.*))?$/.exec(error.message) ?? [];
    throw new DataError({ file: name, expected: requirement.replace(" must", " to"), found });
  }
}

/** Labels of a separate file beside samples of any form; rows that a limit leaves out lose theirs too. */
function withLabels(dataset: Dataset, path: string, options: LoadOptions): Dataset {
  const { target: _, ...csv } = options;
  const { y, classNames, target } = readLabels(path, { ...csv, numbersToo: numbersToo(options) });
  const { rows } = dataset.X;
  const count = target?.rows ?? y.length;
  if (count !== rows && !(count > rows && rows === enough(options))) {
    throw new DataError({
      file: path,
      expected: `${rows} labels, one for each row of ${dataset.name}`,
      found: String(count),
    });
  }
  const { target: _own, ...bare } = dataset;
  const first = target && { ...target, rows, data: target.data.slice(0, rows * target.cols) };
  return { ...bare, y: y.slice(0, rows), classNames, ...(first && { target: first }) };
}

/**
 * Loads a data argument of the command line: `digits`, `gaussian:n=1024,d=128`, `mnist:DIR:test`, `FILE.csv`, …, with its
 * rows chosen, split and scaled.
 *
 * @returns the training rows, and the test rows as `test` where a fraction was split off
 * @throws DataError if anything about the data is wrong, with file, row, column, and how to mend it
 */
export async function loadDataset(spec: string, options: LoadOptions = {}): Promise<LoadedDataset> {
  let dataset = await loadSpec(spec, parseDataSpec(spec), options);
  if (options.labels !== undefined) dataset = withLabels(dataset, options.labels, options);
  if ((options.task ?? "classification") === "classification") {
    requireLabelled(dataset, spec);
    requireClasses(dataset);
  }
  return prepareDataset(dataset, options);
}
