import { parseCsv, parseParquet, type Table } from "@collapsar/datasets";
import { noteMessage, openArrays, readingOf, type TableReading, withFile } from "@collapsar/datasets/parts";
import type { Work } from "@collapsar/linalg";
import { explain, type HeldOut, type ModelOptions, type RfmModel } from "@collapsar/rfm";
import { fitSync, predictMatrix, probabilities } from "@collapsar/rfm/parts";
import { csvLines } from "../../../../../cli/src/output/csv.js";
import { type DroppedFile, isTable } from "../dropped-file.js";

/** The reader's choices; the target is a column's name; any other text means the last one. */
export interface TableSettings {
  readonly target: string;
  readonly rounds: number;
  readonly bandwidth: number;
  readonly seed: number;
}

/** One learner on the held-out rows. */
export interface LearnerScore {
  readonly name: string;
  readonly scores: HeldOut["scores"];
}

/** The results of a table's fit that the page shows. */
export interface FittedTable {
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly target: string;
  readonly task: "classification" | "regression";
  readonly taskReason: string;
  /** Automatic decisions about the table. */
  readonly notes: readonly string[];
  readonly heldOutRows: number;
  readonly learners: readonly LearnerScore[];
  readonly importance: readonly { readonly column: string; readonly value: number }[];
}

/** The rows of a file, by the reader of the command line. */
export async function readTable({ name, bytes }: DroppedFile, reading?: TableReading): Promise<Table> {
  try {
    if (/\.parquet(\.gz)?$/i.test(name))
      return await parseParquet(bytes, { categorical: reading?.categorical });
    // what is no table is opened as arrays are, which says what the file is or why it is none
    if (!isTable(name)) openArrays(name, bytes);
    return parseCsv(bytes, reading);
  } catch (error) {
    throw withFile(error, name);
  }
}

/** The learners that stand beside each other: a line, a kernel machine that learns no metric, and one that does. */
const learners = (settings: TableSettings): readonly { name: string; options: ModelOptions }[] => [
  { name: "linear", options: { kernel: { name: "polynomial", degree: 1, offset: 1 }, rounds: 0 } },
  { name: "kernel machine, no metric learned", options: { bandwidth: settings.bandwidth, rounds: 0 } },
  {
    name: "recursive feature machine",
    options: { bandwidth: settings.bandwidth, rounds: settings.rounds },
  },
];

/**
 * Fits the table's target by each learner, judged on the same held-out rows; the last one's model is what predicts.
 *
 * @throws InputError with the sentence of the command line
 */
export async function fitTable(
  file: DroppedFile,
  settings: TableSettings,
  work: Work & { readonly onLearner?: (name: string) => void } = {},
): Promise<{ shown: FittedTable; model: RfmModel }> {
  const table = await readTable(file);
  const names = table.columns.map(({ name }) => name);
  const target = names.includes(settings.target) ? settings.target : names.at(-1)!;
  const { onLearner, ...watch } = work;
  try {
    const models = learners(settings).map(({ name, options }) => {
      onLearner?.(name);
      return {
        name,
        model: fitSync(table, { ...options, ...watch, target, seed: settings.seed, folds: 5, timeLimit: 60 }),
      };
    });
    const { model } = models.at(-1)!;
    const importance = explain(model).importance.map(({ feature, value }) => ({ column: feature, value }));
    importance.sort((a, b) => b.value - a.value);
    const shown: FittedTable = {
      file: file.name,
      rows: table.rows,
      columns: names,
      target,
      task: model.task.kind,
      taskReason: model.taskReason ?? "",
      notes: [...new Set([...(table.notes ?? []).map((note) => noteMessage(note)), ...notesOf(model)])],
      heldOutRows: model.heldOut?.rows ?? 0,
      learners: models.map(({ name, model: { heldOut } }) => ({ name, scores: heldOut?.scores ?? {} })),
      importance: importance.slice(0, 12),
    };
    return { shown, model };
  } catch (error) {
    throw withFile(error, file.name);
  }
}

const notesOf = ({ notes = [] }: RfmModel) => notes.map(({ message }) => message);

/**
 * Predictions of new rows as the command line writes them, with the probability of each class beside a class.
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export async function predictTable(model: RfmModel, file: DroppedFile): Promise<string> {
  const table = await readTable(file, model.coding && readingOf(model.coding));
  try {
    const prediction = predictMatrix(model, table);
    if (prediction.kind === "regression" || model.task.kind === "regression") {
      const { rows, cols, data } = (prediction as Extract<typeof prediction, { kind: "regression" }>).values;
      const names = model.task.kind === "regression" ? model.task.targetNames : [];
      const header = cols === 1 ? ["prediction"] : names;
      return csvLines([
        header,
        ...Array.from({ length: rows }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]),
      ]);
    }
    const { classNames } = model.task;
    const { cols, data } = probabilities(model, table);
    const lines = Array.from(prediction.labels, (label, i) => [
      classNames[label]!,
      ...data.subarray(i * cols, (i + 1) * cols),
    ]);
    return csvLines([["prediction", ...classNames.map((name) => `probability of ${name}`)], ...lines]);
  } catch (error) {
    throw withFile(error, file.name);
  }
}
