import { DataError, type Dataset, type Note, type Table, takeRows } from "@collapsar/datasets";
import {
  type FileFormat,
  fileFormat,
  type LoadedDataset,
  type LoadOptions,
  loadDataset,
  parseDataSpec,
  readTable,
} from "@collapsar/datasets/node";
import {
  codedColumns,
  codeLabels,
  counted,
  encodeLabels,
  encodeTable,
  hasClasses,
  listed,
  noClasses,
  readingOf,
  type Task,
  targetMatrix,
  withFile,
} from "@collapsar/datasets/parts";
import type { Work } from "@collapsar/linalg";
import type { ModelData } from "@collapsar/rfm";

/** Format of a data argument that is a table of named columns. */
export function tableFormat(spec: string): FileFormat | undefined {
  const format = fileFormat(spec);
  return format === "csv" || format === "parquet" ? format : undefined;
}

/** Tables have units, and are standardised unless told otherwise; arrays are taken as they are. */
export function isTable(spec: string): boolean {
  const { kind } = parseDataSpec(spec);
  return kind === "bundled" || tableFormat(spec) !== undefined;
}

/** Where the task is regression the labels go, so that nothing reads them as classes. */
export function forTask(data: LoadedDataset, task: Task, spec: string): ModelData {
  if (task === "classification") {
    if (hasClasses(data)) return data;
    throw new DataError({
      file: spec,
      expected: "class labels for --task classification",
      found: "a target of real numbers",
    });
  }
  if (
    data.target === undefined &&
    data.classNames.some((name) => name === "" || Number.isNaN(Number(name)))
  ) {
    throw new DataError({
      file: spec,
      expected: "a numeric target for --task regression",
      found: `class names such as ${data.classNames[0]}`,
    });
  }
  const values = data.target ?? {
    rows: data.y.length,
    cols: 1,
    data: Float64Array.from(data.y, (label) => Number(data.classNames[label])),
  };
  const { coding } = data;
  const { name, points } = coding?.target ?? {};
  const target =
    name === undefined ? undefined : { kind: "number" as const, name, ...(points && { points }) };
  const numeric = coding && target ? { ...coding, target } : coding;
  return {
    ...data,
    ...noClasses(),
    target: values,
    ...(numeric && { coding: numeric }),
  };
}

/** Labels in the numbering of a fit, −1 where it has no such class; and the names that it has not, with their rows. */
export interface MatchedLabels {
  readonly y: Int32Array;
  readonly unknown: readonly string[];
}

/** Labels numbered as the fit's classes are; their names decide. */
export function matchedLabels({ y, classNames }: Dataset, known: readonly string[]): MatchedLabels {
  const places = new Map(known.map((name, place) => [name, place]));
  const place = classNames.map((name) => places.get(name) ?? -1);
  const present = new Set(y);
  return {
    y: y.map((label) => place[label]!),
    unknown: classNames.filter((_, label) => place[label]! < 0 && present.has(label)),
  };
}

/** The labels of a table's target column in the numbering of a fit. */
export function tableLabels(table: Table, target: Parameters<typeof encodeLabels>[1]): MatchedLabels {
  const y = encodeLabels(table, target);
  const column = table.columns.find(({ name }) => name === target.name) ?? table.columns.at(-1);
  const labels = column === undefined ? undefined : codeLabels(column);
  return {
    y,
    unknown: labels === undefined ? [] : matchedLabels({ ...nothing, ...labels }, target.classNames).unknown,
  };
}

const nothing = { name: "", X: { rows: 0, cols: 0, data: new Float64Array(0) }, columns: [] };

/** Rows without a label of the fit are no measure of it: they are left out, which is said. */
function knownRows(
  data: Dataset,
  unknown: readonly string[],
  known: readonly string[],
  onNote: OnNote,
): Dataset {
  const rows = Array.from(data.y.keys()).filter((i) => data.y[i]! >= 0);
  if (rows.length === data.y.length) return data;
  if (rows.length === 0) {
    throw new DataError({
      expected: `labels among ${listed(known)}`,
      found: unknown.length === 0 ? "none" : listed(unknown),
    });
  }
  const others = unknown.length === 0 ? "" : `: ${listed(unknown)}`;
  const left = counted(data.y.length - rows.length, "row");
  onNote({ kind: "unseen", message: `left out, ${left} without a label that the fit has${others}` });
  return takeRows(data, rows);
}

type OnNote = (note: Note) => void;

function numericTarget(table: Table, name: string): Dataset["target"] {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column?.kind !== "numeric") {
    throw new DataError({
      column: name,
      expected: "numbers, as in the training table",
      found: column === undefined ? "no such column" : "text",
    });
  }
  const empty = column.values.findIndex(Number.isNaN);
  if (empty >= 0)
    throw new DataError({
      row: table.fileRow(empty),
      column: name,
      expected: "a target in every row",
      found: "an empty cell",
    });
  return { rows: table.rows, cols: 1, data: column.values };
}

/** Decisions that change what a cell or a row is; the training rows' own reading tells the others. */
const ofValues = new Set(["numbers", "dates", "missing"]);

/**
 * Reads a table with the categorical columns of a coding, whatever their cells look like, with points as the fit took
 * them, and the columns `written` as they are written.
 */
export async function readLike(
  path: string,
  format: FileFormat,
  coding: NonNullable<ModelData["coding"]>,
  { written = [], onNote, ...work }: Work & { readonly written?: readonly string[]; readonly onNote: OnNote },
): Promise<Table> {
  const known = new Set(coding.columns.map(({ name }) => name));
  const names = new Set(written.filter((name) => !known.has(name)));
  const { categorical, points } = readingOf(coding);
  const table = await readTable(path, format, {
    categorical: (name) => names.has(name) || categorical(name),
    points,
    ...work,
  });
  for (const note of table.notes ?? []) if (ofValues.has(note.kind)) onNote(note);
  return table;
}

/** Other rows, coded as the training rows were. */
export async function loadLike(
  spec: string,
  training: ModelData,
  options: LoadOptions,
  onNote: OnNote,
): Promise<Dataset> {
  const { classNames } = training;
  const format = tableFormat(spec);
  const { coding } = training;
  if (format === undefined || (coding?.target === undefined && training.targetNames === undefined)) {
    const data = await loadDataset(spec, { ...options, task: "any" });
    if (!hasClasses(training)) return forTask(data, "regression", spec) as Dataset;
    const { y, unknown } = matchedLabels(data, classNames);
    try {
      return knownRows({ ...data, y, classNames }, unknown, classNames, onNote);
    } catch (error) {
      throw withFile(error, spec);
    }
  }
  const { signal, onProgress } = options;
  const table = await readLike(spec, format, coding!, { onNote, signal, onProgress });
  try {
    const rows = {
      name: spec,
      X: encodeTable(table, coding!, { onNote }),
      columns: codedColumns(coding!),
      ...noClasses(),
    };
    const { targetNames } = training;
    if (targetNames !== undefined) return { ...rows, target: targetMatrix(table, targetNames) };
    const target = coding!.target!;
    if (target.kind !== "class") return { ...rows, target: numericTarget(table, target.name)! };
    const { y, unknown } = tableLabels(table, target);
    return knownRows({ ...rows, y, classNames }, unknown, classNames, onNote);
  } catch (error) {
    throw withFile(error, spec);
  }
}
