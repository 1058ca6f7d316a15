import { DataError, type Dataset, type Table } from "@collapsar/datasets";
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
  encodeLabels,
  encodeTable,
  type Task,
  targetMatrix,
  withFile,
} from "@collapsar/datasets/parts";
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
    if (data.y.length > 0) return data;
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
  const numeric =
    coding?.target === undefined
      ? coding
      : { ...coding, target: { kind: "number" as const, name: coding.target.name } };
  return {
    ...data,
    y: new Int32Array(0),
    classNames: [],
    target: values,
    ...(numeric && { coding: numeric }),
  };
}

/** Labels of the fit's classes in every row. */
function knownLabels(table: Table, target: Parameters<typeof encodeLabels>[1]): Int32Array {
  const y = encodeLabels(table, target);
  const unknown = y.indexOf(-1);
  if (unknown < 0) return y;
  throw new DataError({
    row: table.fileRow(unknown),
    column: target.name,
    expected: `one of the known classes ${target.classNames.join(", ")}`,
    found: "another label, or none",
  });
}

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

/** Reads a table with the categorical columns of a coding, whatever their cells look like, and others as they are written. */
export function readLike(
  path: string,
  format: FileFormat,
  coding: NonNullable<ModelData["coding"]>,
  written: readonly string[] = [],
): Promise<Table> {
  const known = new Set(coding.columns.map(({ name }) => name));
  const names = new Set([
    ...coding.columns.filter(({ kind }) => kind === "categorical").map(({ name }) => name),
    ...written.filter((name) => !known.has(name)),
  ]);
  return readTable(path, format, { categorical: (name) => names.has(name) });
}

/** Labels or numbers of a table with the training table's target. */
function targetsLike(table: Table, { coding, targetNames }: ModelData): Pick<Dataset, "y" | "target"> {
  const y = new Int32Array(0);
  if (targetNames !== undefined) return { y, target: targetMatrix(table, targetNames) };
  const target = coding!.target!;
  return target.kind === "class"
    ? { y: knownLabels(table, target) }
    : { y, target: numericTarget(table, target.name)! };
}

/** Other rows, coded as the training rows were. */
export async function loadLike(spec: string, training: ModelData, options: LoadOptions): Promise<Dataset> {
  const format = tableFormat(spec);
  const { coding } = training;
  if (format === undefined || (coding?.target === undefined && training.targetNames === undefined)) {
    const data = await loadDataset(spec, { ...options, task: "any" });
    if (training.y.length === 0) return forTask(data, "regression", spec) as Dataset;
    return sameClasses(data, training, spec);
  }
  const table = await readLike(spec, format, coding!);
  try {
    return {
      name: spec,
      X: encodeTable(table, coding!),
      classNames: training.classNames,
      columns: codedColumns(coding!),
      ...targetsLike(table, training),
    };
  } catch (error) {
    throw withFile(error, spec);
  }
}

/** Labels numbered as the training classes are; their names decide. */
function sameClasses(data: Dataset, training: ModelData, spec: string): Dataset {
  const place = data.classNames.map((name) => training.classNames.indexOf(name));
  const unknown = place.indexOf(-1);
  if (data.y.length === 0 || unknown >= 0) {
    throw new DataError({
      file: spec,
      expected: `labels among ${training.classNames.join(", ")}`,
      found: unknown < 0 ? "none" : data.classNames[unknown]!,
    });
  }
  return { ...data, y: data.y.map((label) => place[label]!), classNames: training.classNames };
}
