import { totalmem } from "node:os";
import { InputError, type Matrix } from "@collapsar/linalg";
import { breastCancer } from "../bundled/breast-cancer.js";
import { digits } from "../bundled/digits.js";
import { iris } from "../bundled/iris.js";
import { wine } from "../bundled/wine.js";
import type { CsvOptions } from "../csv/csv.js";
import { DataError, unlabelled, withFile } from "../data-error.js";
import { type Dataset, hasClasses, noClasses } from "../dataset.js";
import { type GaussianMixtureOptions, gaussianMixture } from "../gaussian-mixture.js";
import { gaussianMixtureOptions } from "../options.js";
import type { Purpose, TableCoding } from "../table/table-coding.js";
import { requireClasses, tableDataset } from "../table/table-dataset.js";
import type { Targets } from "../table/targets.js";
import { readLabels, readNpyMatrix } from "./arrays.js";
import { cachedFolder } from "./cache.js";
import { type BundledName, type DataSpec, type FileFormat, parseDataSpec } from "./data-spec.js";
import { openNpyRows } from "./files/npy-file.js";
import { loadCifar10, loadIdxPair, loadMnist, loadSvhn, pixelColumns } from "./folders.js";
import { loadNamedArrays, type NamedArrayOptions } from "./named-arrays.js";
import { type PreparedDataset, type PrepareOptions, prepareDataset } from "./prepare.js";
import { readTable } from "./tables.js";
import { refuseUseless } from "./useless-options.js";

export interface LoadOptions extends PrepareOptions, Omit<CsvOptions, "known">, NamedArrayOptions {
  /** Target column of a table by name or number; the last by default; null for a table without one. */
  readonly target?: string | number | null | undefined;
  /** Several numeric target columns of a table in place of one. */
  readonly targets?: readonly (string | number)[] | undefined;
  /** File of labels for samples that carry none. */
  readonly labels?: string | undefined;
  /** Columns of a table to leave out, by name or number. */
  readonly drop?: readonly (string | number)[] | undefined;
  /** Columns of row names in a table: found by themselves ("auto", the default), "none", or by name or number. */
  readonly index?: "auto" | "none" | readonly (string | number)[] | undefined;
  /** Missing cells of a numeric column: the column's mean, or an error; the default follows from the purpose. */
  readonly missing?: "mean" | "error" | undefined;
  /**
   * To measure the numbers as they are (the default: names, dates and missing cells are refused), or to learn from
   * them.
   */
  readonly purpose?: Purpose | undefined;
  /** Whether labels are a must (the default), or numeric targets and none at all will do. */
  readonly task?: "classification" | "any" | undefined;
}

export interface LoadedDataset extends PreparedDataset {
  /** How the columns of a table became numbers; absent for data that is no table. */
  readonly coding?: TableCoding | undefined;
}

const bundled: Readonly<Record<BundledName, () => Dataset>> = {
  digits,
  iris,
  wine,
  "breast-cancer": breastCancer,
};

/** Rows that are enough where only the first are asked for. */
function enough({ limit, classes, perClass, minPerClass }: LoadOptions): number {
  const all = classes !== undefined || perClass !== undefined || minPerClass !== undefined;
  return limit !== undefined && !all ? limit : Infinity;
}

/** Whether numeric targets will do. */
const numbersToo = ({ task }: LoadOptions) => task === "any";

function plain(name: string, X: Matrix, targets: Targets = noClasses()): Dataset {
  return { name, X, ...targets, columns: pixelColumns(X.cols) };
}

async function loadTable(path: string, format: FileFormat, options: LoadOptions): Promise<Dataset> {
  const limit = enough(options);
  const table = await readTable(path, format, { ...options, limit: limit < Infinity ? limit : undefined });
  const { purpose = "measure", drop, index, missing, targets } = options;
  const target = options.labels === undefined ? options.target : null;
  try {
    return tableDataset(table, { name: path, purpose, drop, index, missing, target, targets });
  } catch (error) {
    throw withFile(error, path);
  }
}

async function loadFile(path: string, format: FileFormat, options: LoadOptions): Promise<Dataset> {
  if (format === "csv" || format === "parquet") return loadTable(path, format, options);
  if (format === "npy") {
    // one array has no labels in it: said before gigabytes are read
    if (wantsClasses(options) && options.labels === undefined && !/\.gz$/i.test(path)) {
      openNpyRows(path).close();
      throw unlabelled(path);
    }
    const limit = enough(options);
    const { dtype, maxBytes } = options;
    return plain(
      path,
      readNpyMatrix(path, {
        ...(dtype && { dtype }),
        ...(maxBytes !== undefined && { maxBytes }),
        ...(limit < Infinity && { limit }),
      }),
    );
  }
  const wanted = options.labels === undefined && options.target !== null;
  const { X, targets } = loadNamedArrays(path, options, wanted, numbersToo(options));
  return plain(path, X, targets);
}

function requireLabelled(dataset: Dataset, path: string): void {
  if (!hasClasses(dataset) && dataset.target === undefined) throw unlabelled(path);
}

const wantsClasses = ({ task = "classification" }: LoadOptions) => task === "classification";

async function loadSpec(name: string, spec: DataSpec, options: LoadOptions): Promise<Dataset> {
  const { maxBytes } = options;
  const expand = maxBytes === undefined ? {} : { maxBytes };
  switch (spec.kind) {
    case "bundled":
      return bundled[spec.name]();
    case "gaussian":
      return mixture(name, { seed: options.seed, ...spec.options });
    case "idx":
      return plain(name, ...loadIdxPair(spec.images, spec.labels, expand));
    case "cifar10":
      return loadCifar10(spec.folder ?? cachedFolder(spec.kind), spec.split, {
        ...expand,
        enough: enough(options),
      });
    case "svhn":
      return loadSvhn(spec.folder ?? cachedFolder(spec.kind), spec.split, {
        ...expand,
        enough: enough(options),
      });
    case "mnist":
    case "fashion-mnist":
      return loadMnist(spec.kind, spec.folder ?? cachedFolder(spec.kind), spec.split, expand);
    case "file":
      return loadFile(spec.path, spec.format, options);
  }
}

/** A mixture that fits into the memory of this machine. */
function mixture(name: string, options: GaussianMixtureOptions): Dataset {
  const { n = gaussianMixtureOptions.n.fallback, d = gaussianMixtureOptions.d.fallback, sizes } = options;
  const bytes = 8 * d * (sizes?.reduce((sum, size) => sum + size, 0) ?? n);
  if (bytes > totalmem()) {
    throw new DataError({
      file: name,
      expected: `numbers that fit into ${(totalmem() / 1e9).toFixed(1)} GB of memory`,
      found: `n × d numbers of ${(bytes / 1e9).toPrecision(3)} GB`,
      mend: "take a smaller n or d",
    });
  }
  try {
    return gaussianMixture(options);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // its arguments are keys of the data argument here, and no options
    const { argument = "", requirement, received } = error.fault;
    const sentence = typeof requirement === "string" ? [requirement] : requirement;
    throw new InputError({ requirement: [argument, " ", ...sentence], received, place: { file: name } });
  }
}

/** Labels of a separate file beside samples of any form; rows that a limit leaves out lose theirs too. */
async function withLabels(dataset: Dataset, path: string, options: LoadOptions): Promise<Dataset> {
  const { target: column, limit: _, ...rest } = options;
  const found = await readLabels(path, {
    ...rest,
    target: column ?? undefined,
    numbersToo: numbersToo(options),
  });
  const { y, target, fileRows, ...more } = found;
  const { rows } = dataset.X;
  const count = target?.rows ?? y.length;
  if (count !== rows && !(count > rows && rows === enough(options))) {
    throw new DataError({
      file: path,
      expected: `${rows} labels, one for each row of ${dataset.name}`,
      found: String(count),
    });
  }
  const { target: _own, labelValues: _values, ...bare } = dataset;
  const first = target && { ...target, rows, data: target.data.slice(0, rows * target.cols) };
  const notes = [...(dataset.notes ?? []), ...(found.notes ?? [])];
  const places = fileRows ?? Int32Array.from(y, (_, row) => row + 1);
  const labelsAt = { file: path, rows: places.slice(0, rows) };
  return { ...bare, ...more, y: y.slice(0, rows), ...(first && { target: first }), labelsAt, notes };
}

/**
 * Loads a data argument of the command line: `digits`, `gaussian:n=1024,d=128`, `mnist:DIR:test`, `FILE.csv`, …, with
 * its rows chosen, split and scaled. What was decided on the way stands in its notes.
 *
 * @returns the training rows, and the test rows as `test` where a fraction was split off
 * @throws DataError if anything about the data is wrong, with file, row, column, and how to mend it, or if an option
 * cannot
 *   act on such data
 */
export async function loadDataset(spec: string, options: LoadOptions = {}): Promise<LoadedDataset> {
  const parsed = parseDataSpec(spec);
  refuseUseless(spec, parsed, options);
  let dataset = await loadSpec(spec, parsed, options);
  if (options.labels !== undefined) dataset = await withLabels(dataset, options.labels, options);
  if (wantsClasses(options)) {
    requireLabelled(dataset, spec);
    requireClasses(dataset);
  }
  return prepareDataset(dataset, options);
}
