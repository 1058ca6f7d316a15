import type { Table as NamedTable } from "@collapsar/datasets";
import { counted, hasClasses, listed, withFile } from "@collapsar/datasets/parts";
import type { Matrix, Work } from "@collapsar/linalg";
import { selectRows } from "@collapsar/linalg/parts";
import { type ModelRows, type RfmModel, score } from "@collapsar/rfm";
import { type Prediction, predictMatrix, probabilities as probabilitiesOf } from "@collapsar/rfm/parts";
import type { CommandContext, CommandResult, Note } from "../../../contract/context.js";
import { UsageError } from "../../../contract/errors.js";
import { loadOptions, notesOf } from "../../../data-argument/load-data.js";
import { readAnyModel } from "../read-model.js";
import {
  forTask,
  type MatchedLabels,
  matchedLabels,
  readLike,
  tableFormat,
  tableLabels,
} from "../rfm-data.js";
import { answer, namesTable, type PredictionTable } from "./answer.js";
import { predictDeep } from "./deep.js";
import type { PredictFlags } from "./flags.js";
import { idCells, type NamedCells } from "./id-cells.js";
import { bareSamples, samplesFor } from "./samples.js";

type Context = CommandContext<PredictFlags>;

interface Rows {
  readonly rows: ModelRows;
  /** Accuracy or R², where the rows carry what was to be predicted. */
  readonly scoreOf: (work: Work) => number | undefined;
  /** Cells that name the rows, as they are written. */
  readonly ids?: NamedCells;
}

async function loadRows(spec: string, model: RfmModel, context: Context): Promise<Rows> {
  const format = tableFormat(spec);
  const { id } = context.options;
  if (format !== undefined && model.coding !== undefined) {
    const table = await readLike(spec, format, model.coding, {
      written: id ?? model.ids ?? [],
      onNote: notesOf(spec, context),
      ...context.work,
    });
    const ids = idCells(table, id ?? model.ids ?? [], id !== undefined);
    noteUnused(model, table, ids?.names ?? [], notesOf(spec, context));
    const { target: coded } = model.coding;
    const scored = isScored(model, table);
    if (scored && coded?.kind === "class") noteUnknown(tableLabels(table, coded), spec, context);
    return { rows: table, scoreOf: (work) => (scored ? score(model, table, table, work) : undefined), ids };
  }
  if (id !== undefined) throw new UsageError("--id: the data is no table of named columns");
  const { labels, yKey } = loadOptions(context);
  const labelled = labels !== undefined || yKey !== undefined || format === undefined;
  const data = await (labelled ? samplesFor : bareSamples)(spec, context);
  const { task } = model;
  if (task.kind === "classification") {
    const labels = matchedLabels(data, task.classNames);
    const known = Array.from(labels.y.keys()).filter((i) => labels.y[i]! >= 0);
    // a file of other classes altogether says nothing about this model
    if (known.length === 0) return { rows: data.X, scoreOf: () => undefined };
    noteUnknown(labels, spec, context);
    const own = labels.y.filter((label) => label >= 0);
    const share = known.length / labels.y.length;
    return { rows: data.X, scoreOf: (work) => share * score(model, selectRows(data.X, known), own, work)! };
  }
  const { target } =
    data.target === undefined && !hasClasses(data) ? data : forTask(data, "regression", spec);
  return {
    rows: data.X,
    scoreOf: (work) => (target === undefined ? undefined : score(model, data.X, target, work)),
  };
}

/** Whether a table holds what was to be predicted. */
function isScored({ task, coding }: RfmModel, { named, columns }: NamedTable): boolean {
  const several = task.kind === "regression" && coding?.target === undefined ? task.targetNames : undefined;
  const wanted = several ?? [coding?.target?.name];
  return named && wanted.every((target) => columns.some(({ name }) => name === target));
}

/** Columns that the fit did not have, and that name no rows, change no prediction, which is said. */
function noteUnused(
  { task, coding }: RfmModel,
  { named, columns }: NamedTable,
  ids: readonly string[],
  note: (note: Note) => void,
): void {
  const targets = task.kind === "regression" ? task.targetNames : [];
  const coded = [...(coding?.columns ?? []), ...(coding?.target ? [coding.target] : [])];
  const used = new Set([...coded.map(({ name }) => name), ...targets, ...ids]);
  const unused = columns.filter(({ name }) => !used.has(name));
  if (!named || unused.length === 0) return;
  const names = listed(unused.map(({ name }) => name));
  note({
    kind: "left-out",
    message: `left out, ${counted(unused.length, "column")} that the model does not use: ${names}`,
  });
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

function tableOf(
  model: RfmModel,
  prediction: Prediction,
  probabilities: Matrix | undefined,
): PredictionTable {
  if (probabilities !== undefined && model.task.kind === "classification") {
    const { rows, cols, data } = probabilities;
    return {
      columns: model.task.classNames,
      lines: rowsOf(probabilities),
      array: { shape: [rows, cols], data },
    };
  }
  if (prediction.kind === "classification") {
    return namesTable(prediction.labels, model.task.kind === "classification" ? model.task.classNames : []);
  }
  const { rows, cols, data } = prediction.values;
  const names = model.task.kind === "regression" ? model.task.targetNames : [];
  return {
    columns: cols === 1 ? ["prediction"] : names,
    lines: rowsOf(prediction.values),
    array: { shape: cols === 1 ? [rows] : [rows, cols], data },
  };
}

/** Predictions of new rows. */
export async function run(context: Context): Promise<CommandResult> {
  const [modelPath, spec] = context.args as [string, string];
  const { proba } = context.options;
  const { work } = context;
  context.progress({ done: 0, message: `reading ${modelPath}` });
  const read = readAnyModel(modelPath);
  if ("deep" in read) return predictDeep(read.deep, spec, context);
  const { machine: model } = read;
  if (proba === true && model.task.kind !== "classification")
    throw new UsageError("--proba: the model predicts numbers, not classes");
  context.progress({ done: 0, message: `reading ${spec}` });
  const { rows, scoreOf, ids } = await loadRows(spec, model, context);
  try {
    const prediction = context.compute(() => predictMatrix(model, rows, { onNote: context.note, ...work }));
    const probabilities =
      proba === true ? context.compute(() => probabilitiesOf(model, rows, work)) : undefined;
    const score = context.compute(() => scoreOf(work));
    const table = tableOf(model, prediction, probabilities);
    const predictions = probabilities && table.lines;
    return answer(table, { kind: model.task.kind, predictions, ids, score }, context);
  } catch (error) {
    throw withFile(error, spec);
  }
}
