import type { Table as NamedTable } from "@collapsar/datasets";
import { loadDataset } from "@collapsar/datasets/node";
import { counted, listed, withFile, writeNpy } from "@collapsar/datasets/parts";
import { InputError, type Matrix } from "@collapsar/linalg";
import { selectRows } from "@collapsar/linalg/parts";
import { type ModelRows, type RfmModel, score } from "@collapsar/rfm";
import { type Prediction, predictMatrix, probabilities as probabilitiesOf } from "@collapsar/rfm/parts";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { UsageError } from "../../../contract/errors.js";
import { loadOptions } from "../../../data-argument/load-data.js";
import { writeAtomic } from "../../../files/atomic-file.js";
import { csvLines } from "../../../output/csv.js";
import { shown } from "../../../output/number.js";
import { readModel } from "../read-model.js";
import {
  forTask,
  type MatchedLabels,
  matchedLabels,
  readLike,
  tableFormat,
  tableLabels,
} from "../rfm-data.js";
import { predictDeep, readDeepModel } from "./deep.js";
import { idCells, type NamedCells } from "./id-cells.js";

interface Options {
  readonly to?: string;
  readonly proba?: boolean;
  readonly id?: readonly string[];
}

interface Rows {
  readonly rows: ModelRows;
  /** Accuracy or R², where the rows carry what was to be predicted. */
  readonly scoreOf: (model: RfmModel) => number | undefined;
  /** Cells that name the rows, as they are written. */
  readonly ids?: NamedCells;
}

async function loadRows(spec: string, model: RfmModel, context: CommandContext): Promise<Rows> {
  const format = tableFormat(spec);
  const { id } = context.options as Options;
  if (format !== undefined && model.coding !== undefined) {
    const table = await readLike(spec, format, model.coding, id ?? model.ids);
    const ids = idCells(table, id ?? model.ids ?? [], id !== undefined);
    const { target: coded } = model.coding;
    const scored = isScored(model, table);
    if (scored && coded?.kind === "class") noteUnknown(tableLabels(table, coded), spec, context);
    return { rows: table, scoreOf: () => (scored ? score(model, table, table) : undefined), ids };
  }
  if (id !== undefined) throw new UsageError("--id: the data is no table of named columns");
  const { labels, yKey } = loadOptions(context);
  const labelled = labels !== undefined || yKey !== undefined || format === undefined;
  const data = await loadDataset(spec, {
    ...loadOptions(context),
    task: "any",
    ...(labelled ? {} : { target: null }),
  }).catch((error: unknown) => {
    // samples without labels are all that a prediction needs
    if (!(error instanceof InputError) || labels !== undefined || yKey !== undefined) throw error;
    return loadDataset(spec, { ...loadOptions(context), task: "any", target: null });
  });
  const { task } = model;
  if (task.kind === "classification") {
    const labels = matchedLabels(data, task.classNames);
    const known = Array.from(labels.y.keys()).filter((i) => labels.y[i]! >= 0);
    // a file of other classes altogether says nothing about this model
    if (known.length === 0) return { rows: data.X, scoreOf: () => undefined };
    noteUnknown(labels, spec, context);
    const own = labels.y.filter((label) => label >= 0);
    const share = known.length / labels.y.length;
    return { rows: data.X, scoreOf: () => share * score(model, selectRows(data.X, known), own)! };
  }
  const { target } =
    data.target === undefined && data.y.length === 0 ? data : forTask(data, "regression", spec);
  return { rows: data.X, scoreOf: () => (target === undefined ? undefined : score(model, data.X, target)) };
}

/** Whether a table holds what was to be predicted. */
function isScored({ task, coding }: RfmModel, { named, columns }: NamedTable): boolean {
  const several = task.kind === "regression" && coding?.target === undefined ? task.targetNames : undefined;
  const wanted = several ?? [coding?.target?.name];
  return named && wanted.every((target) => columns.some(({ name }) => name === target));
}

/** A label that the model does not have cannot be predicted: such rows count as wrong, which is said. */
function noteUnknown({ y, unknown }: MatchedLabels, spec: string, context: CommandContext): void {
  if (unknown.length === 0) return;
  const rows = counted(y.filter((label) => label < 0).length, "row");
  const message = `${spec}: ${rows} without a label that the model has, which count as wrong: ${listed(unknown)}`;
  context.note({ kind: "unseen", message });
}

const rowsOf = ({ rows, cols, data }: Matrix) =>
  Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]);

interface Table {
  readonly columns: readonly string[];
  readonly lines: readonly (readonly (string | number)[])[];
  readonly array: { readonly shape: number[]; readonly data: Float64Array | Float32Array | Int32Array };
}

function tableOf(model: RfmModel, prediction: Prediction, probabilities: Matrix | undefined): Table {
  if (probabilities !== undefined && model.task.kind === "classification") {
    const { rows, cols, data } = probabilities;
    return {
      columns: model.task.classNames,
      lines: rowsOf(probabilities),
      array: { shape: [rows, cols], data },
    };
  }
  if (prediction.kind === "classification") {
    const names = model.task.kind === "classification" ? model.task.classNames : [];
    const { labels } = prediction;
    return {
      columns: ["prediction"],
      lines: Array.from(labels, (label) => [names[label]!]),
      array: { shape: [labels.length], data: labels },
    };
  }
  const { rows, cols, data } = prediction.values;
  const names = model.task.kind === "regression" ? model.task.targetNames : [];
  return {
    columns: cols === 1 ? ["prediction"] : names,
    lines: rowsOf(prediction.values),
    array: { shape: cols === 1 ? [rows] : [rows, cols], data },
  };
}

/** As CSV, with the cells that name the rows first. */
function csvOf({ columns, lines }: Table, ids: NamedCells | undefined): string {
  const names = ids?.names ?? [];
  const cells = (i: number) => ids?.columns.map((column) => column[i]!) ?? [];
  return csvLines([[...names, ...columns], ...lines.map((line, i) => [...cells(i), ...line])]);
}

function write(path: string, table: Table, ids: NamedCells | undefined): void {
  if (/\.npy$/i.test(path)) writeAtomic(path, writeNpy(table.array));
  else if (/\.csv$/i.test(path)) writeAtomic(path, csvOf(table, ids));
  else throw new UsageError(`--to ${path}: expected a file name that ends in .csv or .npy`);
}

/** Predictions of new rows. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const [modelPath, spec] = context.args as [string, string];
  const { to, proba } = context.options as Options;
  const deep = readDeepModel(modelPath);
  if (deep !== undefined) return predictDeep(deep, spec, context, to);
  const model = readModel(modelPath);
  if (proba === true && model.task.kind !== "classification")
    throw new UsageError("--proba: the model predicts numbers, not classes");
  const { rows, scoreOf, ids } = await loadRows(spec, model, context);
  try {
    const prediction = context.compute(() => predictMatrix(model, rows, { onNote: context.note }));
    const probabilities = proba === true ? context.compute(() => probabilitiesOf(model, rows)) : undefined;
    const score = context.compute(() => scoreOf(model));
    const table = tableOf(model, prediction, probabilities);
    if (to !== undefined) write(to, table, ids);
    const measure = model.task.kind === "classification" ? "accuracy" : "R²";
    if (score !== undefined) context.note(`${measure} on these rows: ${shown(score)}`);
    const predictions =
      probabilities === undefined
        ? table.lines.map(([value, ...more]) => (more.length === 0 ? value : [value, ...more]))
        : table.lines;
    return {
      json: {
        task: model.task.kind,
        n: table.lines.length,
        columns: table.columns,
        predictions,
        ...(ids && { ids: Object.fromEntries(ids.names.map((name, at) => [name, ids.columns[at]])) }),
        ...(score === undefined ? {} : { score }),
      },
      text: `wrote ${table.lines.length} predictions to ${to}`,
      ...(to === undefined && { document: csvOf(table, ids) }),
    };
  } catch (error) {
    throw withFile(error, spec);
  }
}
