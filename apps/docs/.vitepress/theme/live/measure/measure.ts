import { DataError, parseCsv, parseParquet, tableDataset } from "@collapsar/datasets";
import {
  arrayTargets,
  defaultKeys,
  type NamedArrays,
  noteMessage,
  openArrays,
  unlabelled,
  withFile,
} from "@collapsar/datasets/parts";
import { fromRows, type Matrix } from "@collapsar/linalg";
import { faultMessage, InputError, type ShowOption } from "@collapsar/linalg/check";
import { type CollapseMetrics, collapseMetrics } from "@collapsar/metrics";
import { type DroppedFile, isModel, isTable } from "../dropped-file.js";
import { measureModel, type OpenModel } from "./measure-model.js";

/** The metrics of one file of features or one layer of a model, or the sentence that explains their absence. */
export type MeasuredFile = {
  readonly name: string;
  /** The model that saw the samples of the file, and which of its layers was measured. */
  readonly model?: string;
  readonly layer?: string;
} & ({ readonly metrics: CollapseMetrics; readonly notes: readonly string[] } | { readonly error: string });

/** The features and labels of a file. */
interface Samples extends Labels {
  readonly X: Matrix;
  readonly weights?: Matrix | undefined;
  readonly bias?: Matrix["data"] | undefined;
}

interface Labels {
  readonly y: Int32Array;
  readonly notes: readonly string[];
}

const first = (arrays: NamedArrays, names: readonly string[]) => names.find((name) => arrays.has(name));

function matrixOf(arrays: NamedArrays, key: string): Matrix {
  const { shape, data } = arrays.read(key);
  const rows = shape[0] ?? 0;
  return { rows, cols: rows === 0 ? 0 : data.length / rows, data };
}

function labelsOf(arrays: NamedArrays, key: string): Labels {
  const { y, notes = [] } = arrayTargets(arrays.readValues(key), { name: arrays.file });
  return { y, notes: notes.map((note) => noteMessage(note)) };
}

/** Whether it is one array without a name: samples or labels, not both. */
const isBare = ({ keys }: NamedArrays) => keys.length === 1 && keys[0]!.key === "";

/** One row for a file of .npy that holds labels: a list, or a column. */
function isLabels({ name, bytes }: DroppedFile): boolean {
  if (isTable(name)) return false;
  const arrays = openArrays(name, bytes);
  return isBare(arrays) && arrays.keys[0]!.shape.slice(1).every((size) => size === 1);
}

/** The labels beside the samples of a file. */
function ownLabels(arrays: NamedArrays): Labels {
  if (!isBare(arrays)) return labelsOf(arrays, arrays.find(defaultKeys.y).key);
  throw unlabelled(undefined, "drop its labels with it, a file of one label a sample");
}

function samplesOfArrays(file: DroppedFile, given: Labels | undefined): Samples {
  const arrays = openArrays(file.name, file.bytes);
  const X = matrixOf(arrays, arrays.find(defaultKeys.x).key);
  const labels = given ?? ownLabels(arrays);
  const [w, b] = [first(arrays, defaultKeys.w), first(arrays, defaultKeys.b)];
  const weights = w === undefined ? undefined : matrixOf(arrays, w);
  const bias = weights && b !== undefined ? matrixOf(arrays, b).data : undefined;
  return { X, ...labels, weights, bias };
}

async function samplesOfTable({ name, bytes }: DroppedFile): Promise<Samples> {
  const table = /parquet/i.test(name) ? await parseParquet(bytes) : parseCsv(bytes);
  const { X, y, notes = [] } = tableDataset(table, { purpose: "measure" });
  return { X, y, notes: notes.map((note) => noteMessage(note)) };
}

const samplesOf = async (file: DroppedFile, labels: Labels | undefined): Promise<Samples> =>
  isTable(file.name) ? samplesOfTable(file) : samplesOfArrays(file, labels);

/** An option as the command line has it. */
const flag: ShowOption = (name, value) => {
  const typed = `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
  return value === undefined ? typed : `${typed} ${value}`;
};

/** The error of a file, in the words of the command line. */
function sentence(error: unknown, file: string): string {
  const placed = withFile(error, file);
  if (placed instanceof InputError) return faultMessage(placed.fault, flag);
  return placed instanceof Error ? placed.message : String(placed);
}

/** One row a layer of the model for the samples of a file. */
async function* measureLayers(
  model: DroppedFile,
  file: DroppedFile,
  labels: Labels | undefined,
  open: OpenModel,
): AsyncGenerator<MeasuredFile> {
  let samples: Samples;
  try {
    samples = await samplesOf(file, labels);
  } catch (error) {
    yield { name: file.name, error: sentence(error, file.name) };
    return;
  }
  const { X, y } = samples;
  let { notes } = samples;
  try {
    for await (const { layer, ...measured } of measureModel(model.bytes, X, y, open)) {
      const row = { name: file.name, model: model.name, layer };
      if ("metrics" in measured) {
        yield { ...row, metrics: measured.metrics, notes };
        notes = [];
      } else yield { ...row, error: sentence(measured.error, file.name) };
    }
  } catch (error) {
    yield { name: model.name, error: sentence(error, model.name) };
  }
}

async function measureFile(file: DroppedFile, labels: Labels | undefined): Promise<MeasuredFile> {
  const { X, y, notes, weights, bias } = await samplesOf(file, labels);
  return { name: file.name, metrics: collapseMetrics(X, y, { weights, bias }), notes };
}

/**
 * Measures each file of features, in natural order; a list of labels among them belongs to all that bring none. With
 * a model of ONNX the files are its samples, and its layers are measured in their place.
 */
export async function* measureFiles(
  files: readonly DroppedFile[],
  open: OpenModel,
): AsyncGenerator<MeasuredFile> {
  const order = new Intl.Collator("en", { numeric: true });
  const sorted = [...files].sort((a, b) => order.compare(a.name, b.name));
  const models = sorted.filter(({ name }) => isModel(name));
  let labels: Labels | undefined;
  const features: DroppedFile[] = [];
  let refused = 0;
  for (const file of sorted.filter(({ name }) => !isModel(name))) {
    try {
      if (isLabels(file)) labels = labelsOf(openArrays(file.name, file.bytes), "");
      else features.push(file);
    } catch (error) {
      refused++;
      yield { name: file.name, error: sentence(error, file.name) };
    }
  }
  for (const model of models) {
    for (const file of features) yield* measureLayers(model, file, labels, open);
    if (features.length + refused > 0) continue;
    const expected = "a file of samples with labels beside the model";
    const missing = new DataError({ expected, found: "none" });
    yield { name: model.name, error: sentence(missing, model.name) };
  }
  if (models.length > 0) return;
  for (const file of features) {
    try {
      yield await measureFile(file, labels);
    } catch (error) {
      yield { name: file.name, error: sentence(error, file.name) };
    }
  }
}

/** A collapsing toy series, for a first look: the same classes drawn ever closer together. */
export function sampleFiles(write: (X: Matrix, y: Int32Array) => Uint8Array): DroppedFile[] {
  return [8, 4, 2, 1, 0.5, 0.25].map((spread, k) => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const c = i % 3;
      const wave = (j: number) => Math.sin(12.9898 * (i + 1) * (j + 1)) * 0.2 * spread;
      return [c === 0 ? 1 : 0, c === 1 ? 1 : 0, c === 2 ? 1 : 0].map((mean, j) => mean + wave(j));
    });
    const y = Int32Array.from({ length: 60 }, (_, i) => i % 3);
    return { name: `epoch-${2 ** (k + 3)}.npz`, bytes: write(fromRows(rows), y) };
  });
}
