import { parseCsv, parseParquet, tableDataset } from "@collapsar/datasets";
import {
  arrayTargets,
  defaultKeys,
  type NamedArrays,
  noteMessage,
  openArrays,
  withFile,
} from "@collapsar/datasets/parts";
import { fromRows, type Matrix } from "@collapsar/linalg";
import { type CollapseMetrics, collapseMetrics } from "@collapsar/metrics";
import { type DroppedFile, isTable } from "./dropped-file.js";

/** What one file of features gave: its numbers, or the sentence that says why not. */
export type MeasuredFile =
  | { readonly name: string; readonly metrics: CollapseMetrics; readonly notes: readonly string[] }
  | { readonly name: string; readonly error: string };

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

/** One row for a file of .npy that holds labels: a list, or a column. */
function isLabels({ name, bytes }: DroppedFile): boolean {
  if (isTable(name)) return false;
  const arrays = openArrays(name, bytes);
  const [only] = arrays.keys;
  return arrays.keys.length === 1 && only!.key === "" && only!.shape.slice(1).every((size) => size === 1);
}

function measureArrays(file: DroppedFile, given: Labels | undefined): MeasuredFile {
  const arrays = openArrays(file.name, file.bytes);
  const X = matrixOf(arrays, arrays.find(defaultKeys.x).key);
  const labels = given ?? labelsOf(arrays, arrays.find(defaultKeys.y).key);
  const [w, b] = [first(arrays, defaultKeys.w), first(arrays, defaultKeys.b)];
  const weights = w === undefined ? undefined : matrixOf(arrays, w);
  const bias = weights && b !== undefined ? matrixOf(arrays, b).data : undefined;
  return { name: file.name, metrics: collapseMetrics(X, labels.y, { weights, bias }), notes: labels.notes };
}

async function measureTable({ name, bytes }: DroppedFile): Promise<MeasuredFile> {
  const table = /parquet/i.test(name) ? await parseParquet(bytes) : parseCsv(bytes);
  const { X, y, notes = [] } = tableDataset(table, { purpose: "measure" });
  return { name, metrics: collapseMetrics(X, y), notes: notes.map((note) => noteMessage(note)) };
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Measures each file of features, in natural order; a list of labels among them belongs to all that bring none. */
export async function* measureFiles(files: readonly DroppedFile[]): AsyncGenerator<MeasuredFile> {
  const order = new Intl.Collator("en", { numeric: true });
  const sorted = [...files].sort((a, b) => order.compare(a.name, b.name));
  let labels: Labels | undefined;
  const features: DroppedFile[] = [];
  for (const file of sorted) {
    try {
      if (isLabels(file)) labels = labelsOf(openArrays(file.name, file.bytes), "");
      else features.push(file);
    } catch (error) {
      yield { name: file.name, error: sentence(error) };
    }
  }
  for (const file of features) {
    try {
      yield isTable(file.name) ? await measureTable(file) : measureArrays(file, labels);
    } catch (error) {
      yield { name: file.name, error: sentence(withFile(error, file.name)) };
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
