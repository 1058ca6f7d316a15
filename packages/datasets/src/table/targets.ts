import type { Matrix } from "@collapsar/linalg";
import { checkKeys, checkList, checkObject } from "@collapsar/linalg/check";
import type { ValueArray } from "../bytes/values.js";
import { DataError } from "../data-error.js";
import { noClasses } from "../dataset.js";
import type { Note } from "../note.js";
import { arrayColumn, isSingle } from "./array-column.js";
import { codeLabels, labelNotes } from "./labels.js";
import { firstMissing, type TableColumn } from "./table.js";

/** Prediction targets: classes, numbers, or both where whole numbers could be either. */
export interface Targets {
  readonly y: Int32Array;
  readonly classNames: readonly string[];
  readonly labelValues?: readonly number[] | undefined;
  readonly target?: Matrix | undefined;
  /** Row of the file of each target, counted from 1, where it is not the row of an array. */
  readonly fileRows?: Int32Array | undefined;
  readonly notes?: readonly Note[] | undefined;
}

/** Where targets come from, and whether numbers will do. */
export interface TargetSource {
  /** Whether numbers will do; defaults to classes alone. */
  readonly numbersToo?: boolean | undefined;
  /** Name of the labels in a note: their file, or their column. */
  readonly name?: string | undefined;
  /** Row of the file of a row of the column (from 0); rows are counted from 1 by default. */
  readonly fileRow?: ((row: number) => number) | undefined;
}

function fail(
  row: number,
  expected: string,
  found: string,
  { fileRow = (at) => at + 1 }: TargetSource,
): DataError {
  return new DataError({ row: fileRow(row), expected, found, mend: "remove the row or mend the value" });
}

/**
 * The classes of a column or, where they will do, its numbers.
 *
 * @throws DataError if a cell is missing, or numbers with fractions stand where classes are needed, naming the row
 */
export function columnTargets(column: TableColumn, source: TargetSource): Targets {
  const missing = firstMissing(column);
  if (missing >= 0)
    throw fail(
      missing,
      source.numbersToo === true ? "a finite target" : "a class label",
      "a missing value",
      source,
    );
  const labels = codeLabels(column);
  const numeric = column.kind === "numeric" ? column.values : undefined;
  const wanted = source.numbersToo === true ? numeric : undefined;
  const target = wanted && { rows: wanted.length, cols: 1, data: wanted };
  if (labels !== undefined)
    return { ...labels, ...(target && { target }), notes: labelNotes(labels, source.name, target) };
  if (target !== undefined) return { ...noClasses(), target };
  const row = numeric?.findIndex((value) => !Number.isInteger(value)) ?? 0;
  throw fail(
    row,
    "class labels (whole numbers, text or booleans)",
    numeric ? String(numeric[row]) : "a date",
    source,
  );
}

/** Several numeric targets for each sample. */
function severalTargets({ shape, values }: ValueArray): Targets {
  if (!(values instanceof Float32Array || values instanceof Float64Array))
    throw new DataError({
      expected: "numbers, or one label for each sample",
      found: `shape ${shape.join(" × ")}`,
    });
  const rows = shape[0] ?? 1;
  const cols = values.length / rows;
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return { ...noClasses(), target: { rows, cols, data: Float64Array.from(values) } };
  throw new DataError({
    row: Math.floor(wrong / cols) + 1,
    column: (wrong % cols) + 1,
    expected: "a finite target",
    found: String(values[wrong]),
    mend: "remove the row or mend the value",
  });
}

/**
 * Classes or, where `numbersToo` allows it, numeric targets from an array.
 *
 * @throws DataError if the values are neither, naming the row
 */
export function arrayTargets(array: ValueArray, source: TargetSource = {}): Targets {
  checkObject("arrayTargets", "array", array, "an array { shape, values }");
  checkList("arrayTargets", "array.shape", array.shape);
  checkList("arrayTargets", "array.values", array.values);
  checkKeys("arrayTargets", source, ["numbersToo", "name", "fileRow"]);
  if (source.numbersToo === true && !isSingle(array)) return severalTargets(array);
  return columnTargets(arrayColumn(array, "labels"), source);
}
