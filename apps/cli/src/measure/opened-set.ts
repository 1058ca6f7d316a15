import { existsSync } from "node:fs";
import { DataError } from "@collapsar/datasets";
import {
  defaultKeys,
  fileFormat,
  type LoadOptions,
  loadDataset,
  openNamedArrays,
  openNpyRows,
  readLabels,
} from "@collapsar/datasets/node";
import { type RowSource, unlabelled } from "@collapsar/datasets/parts";
import type { Matrix } from "@collapsar/linalg";
import type { FeatureRows } from "@collapsar/metrics";
import type { CommandContext } from "../contract/context.js";
import { loadData, noteDecisions } from "../data-argument/load-data.js";
import type { MetricsOptions } from "./flags.js";
import { labelValues } from "./label-values.js";
import { holdsNamedArrays, layerWeights } from "./layer-weights.js";

/** Features of one file (or of one layer in it) with what belongs to them. */
export interface OpenedSet {
  readonly path: string;
  /** The key of the samples, where several were asked for. */
  readonly layer?: string | undefined;
  readonly H: Matrix | FeatureRows;
  /** The label of each row as a number; −1 for a row that is left out. */
  readonly y: Int32Array;
  /**
   * Where the labels are written: their file, and the row there of each, counted from 1 (as in the array by default).
   */
  readonly labelsAt: { readonly file: string; readonly rows?: Int32Array | undefined };
  /** Name of each label by its number. */
  readonly names: ReadonlyMap<number, string>;
  /** Numeric targets, for the collapse of a regression. */
  readonly target?: Matrix | undefined;
  readonly weights?: Matrix | undefined;
  readonly bias?: ArrayLike<number> | undefined;
  /** The arrays of the file itself that are its classifier. */
  readonly classifierKeys?: Readonly<Record<string, string>> | undefined;
  /** The array of the file that is a bias, where no weights are. */
  readonly loneBias?: string | undefined;
  readonly close: () => void;
}

/** Options that need the whole array, as they change rows, or that are of tables. */
const ofWholeData = [
  ...(["perClass", "testFraction", "scale", "standardize", "unitNorm", "classes"] as const),
  ...(["target", "header", "drop", "index", "na", "categorical", "missing"] as const),
];

/** A file of arrays with labels in it or beside it is read in batches. */
function streams(path: string, options: MetricsOptions): boolean {
  if (!existsSync(path) || ofWholeData.some((key) => options[key] !== undefined)) return false;
  if (holdsNamedArrays(path)) return true;
  return /\.npy$/i.test(path) && options.labels !== undefined && options.xKey === undefined;
}

/** Rows of a file as the metrics read them. */
export function sourceRows(source: RowSource, limit = source.rows): FeatureRows {
  const rows = Math.min(limit, source.rows);
  function* blocks(): Generator<Matrix> {
    for (const { X } of source.batches({ limit: rows, batchRows: batchRows(source.cols) })) yield X;
  }
  return { rows, cols: source.cols, blocks };
}

const batchRows = (cols: number) => Math.max(16, Math.floor(2 ** 19 / cols));

/** A matrix of a file: of its only array, or of the first of the names. */
export function readArray(path: string, names: readonly string[], option: string): Matrix {
  const arrays = openNamedArrays(path);
  try {
    return layerWeights(arrays, arrays.find(names, option).key);
  } finally {
    arrays.close();
  }
}

/** Classifier and bias: of their own files, or of the features' file where it holds them. */
export function classifierOf(
  path: string | undefined,
  { weights, bias, wKey, bKey }: MetricsOptions,
): Pick<OpenedSet, "weights" | "bias" | "classifierKeys" | "loneBias"> {
  const wNames = wKey === undefined ? defaultKeys.w : [wKey];
  const bNames = bKey === undefined ? defaultKeys.b : [bKey];
  const own =
    path !== undefined && holdsNamedArrays(path) && existsSync(path) ? openNamedArrays(path) : undefined;
  try {
    const find = (names: readonly string[], key: string | undefined, option: string) =>
      own && (key !== undefined ? own.find([key], option).key : names.find((name) => own.has(name)));
    const w = weights === undefined ? find(wNames, wKey, "wKey") : undefined;
    const b = bias === undefined ? find(bNames, bKey, "bKey") : undefined;
    const W =
      weights !== undefined
        ? readArray(weights, wNames, "wKey")
        : w === undefined
          ? undefined
          : layerWeights(own!, w);
    const shift =
      bias !== undefined
        ? readArray(bias, bNames, "bKey").data
        : b === undefined
          ? undefined
          : own!.read(b).data;
    return {
      ...(W && { weights: W }),
      ...(shift && (W || bias !== undefined) && { bias: shift }),
      ...(b !== undefined && W === undefined && { loneBias: b }),
      classifierKeys: { ...(w !== undefined && { weights: w }), ...(b !== undefined && { bias: b }) },
    };
  } finally {
    own?.close();
  }
}

/** The labels of rows by their numbers, and the names of the numbers. */
function numbered(y: Int32Array, classNames: readonly string[], known?: readonly number[]) {
  const values = labelValues(classNames, known);
  return {
    y: y.map((label) => values[label]!),
    names: new Map(values.map((value, c) => [value, classNames[c]!])),
  };
}

/** Features of a file of arrays, which is open until `close`. */
function openRows(
  path: string,
  names: readonly string[] = defaultKeys.x,
  option = "xKey",
): { source: RowSource; close: () => void } {
  if (!holdsNamedArrays(path)) {
    const source = openNpyRows(path);
    return { source, close: () => source.close() };
  }
  const arrays = openNamedArrays(path);
  try {
    return { source: arrays.rows(arrays.find(names, option).key), close: () => arrays.close() };
  } catch (error) {
    arrays.close();
    throw error;
  }
}

/** Refuses one array without a name, which is the samples, where it would be taken for their labels as well. */
function refuseBare(path: string): void {
  const arrays = openNamedArrays(path);
  const bare = arrays.keys.length === 1 && arrays.has("");
  arrays.close();
  if (!bare) return;
  throw unlabelled(path);
}

async function openStream(
  path: string,
  layer: string | undefined,
  context: CommandContext<MetricsOptions>,
): Promise<OpenedSet> {
  const { options } = context;
  const { source, close } = openRows(path, layer === undefined ? undefined : [layer]);
  try {
    const beside = options.labels ?? path;
    if (options.labels === undefined && options.yKey === undefined) refuseBare(path);
    const labels = await readLabels(beside, { yKey: options.yKey });
    noteDecisions({ name: beside, notes: labels.notes ?? [] }, context);
    const { limit = source.rows } = options;
    const rows = Math.min(limit, source.rows);
    if (labels.y.length !== source.rows) {
      throw new DataError({
        file: beside,
        expected: `${source.rows} labels, one for each row of ${path}`,
        found: String(labels.y.length),
      });
    }
    return {
      path,
      layer: (options.xKey?.length ?? 0) > 1 ? layer : undefined,
      H: sourceRows(source, rows),
      labelsAt: { file: beside, rows: labels.fileRows },
      ...numbered(labels.y.subarray(0, rows), labels.classNames, labels.labelValues),
      ...classifierOf(path, options),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Whether a file holds float32 or less, which float32 rows represent exactly. */
function keptIn32(path: string): boolean {
  if (!/\.(npy|npz|safetensors|pt|pth|bin)$/i.test(path) || !existsSync(path)) return false;
  const arrays = openNamedArrays(path);
  try {
    return arrays.keys.every(
      ({ dtype }) => !/^(f8|i8|u8|i4|u4)$/.test(dtype) || dtype.startsWith("i") || dtype.startsWith("u"),
    );
  } finally {
    arrays.close();
  }
}

/** The context without --x-key, which names several layers here and one array there. */
function withoutKeys(context: CommandContext<MetricsOptions>): CommandContext {
  const { xKey: _, ...options } = context.options;
  return { ...context, options };
}

async function openMemory(
  path: string,
  layer: string | undefined,
  context: CommandContext<MetricsOptions>,
  more: LoadOptions,
): Promise<OpenedSet> {
  const { options, common } = context;
  const own = layer === undefined ? {} : { xKey: layer };
  const dtype = common.dtype === "f32" || keptIn32(path) ? "f32" : "f64";
  const data = await loadData(path, withoutKeys(context), { ...own, dtype, ...more });
  return {
    path,
    layer: (options.xKey?.length ?? 0) > 1 ? layer : undefined,
    H: data.X,
    labelsAt: data.labelsAt ?? { file: path, rows: data.fileRows },
    ...numbered(data.y, data.classNames, data.labelValues),
    target: data.target,
    ...classifierOf(path, options),
    close: () => {},
  };
}

/** The layers of one file, opened one after the other. */
export async function* openSets(
  path: string,
  context: CommandContext<MetricsOptions>,
): AsyncGenerator<OpenedSet> {
  const { options } = context;
  const regression = options.metrics?.includes("regression") === true;
  const inBatches = !regression && streams(path, options);
  for (const layer of options.xKey ?? [undefined]) {
    if (inBatches) yield await openStream(path, layer, context);
    else yield await openMemory(path, layer, context, regression ? { task: "any" } : {});
  }
}

/** Features alone, without labels: out-of-distribution samples, or another layer. */
export async function openFeatures(
  path: string,
  option: string,
): Promise<{ H: Matrix | FeatureRows; close: () => void }> {
  if (existsSync(path) && (holdsNamedArrays(path) || fileFormatOf(path) === "npy")) {
    const { source, close } = openRows(path, defaultKeys.x, option);
    return { H: sourceRows(source), close };
  }
  return { H: (await loadDataset(path, { task: "any" })).X, close: () => {} };
}

function fileFormatOf(path: string) {
  return /\.gz$/i.test(path) ? undefined : fileFormat(path);
}
