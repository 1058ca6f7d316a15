import type { Matrix } from "@collapsar/linalg";
import {
  checkList,
  checkMatrix,
  checkObject,
  checkText,
  checkTexts,
  InputError,
  shownValue,
} from "@collapsar/linalg/check";

function fault(fn: string | undefined, argument: string, requirement: string, value: unknown): InputError {
  return new InputError({ fn, argument, requirement, received: shownValue(value) });
}

interface Labelled {
  readonly y: unknown;
  readonly classNames: unknown;
}

/** Requires labels and the names of their classes. */
export function checkClassLabels(fn: string, data: Labelled): void {
  checkObject(fn, "dataset", data, "a data set { X, y, classNames, … }");
  checkList(fn, "dataset.y", data.y);
  checkTexts(fn, "dataset.classNames", data.classNames);
}

/** Requires a data set. */
export function checkDataset(fn: string, dataset: Labelled & { readonly X: Matrix }): void {
  checkClassLabels(fn, dataset);
  checkMatrix(fn, "dataset.X", dataset.X);
}

/** Requires a table of named columns. */
export function checkTable(fn: string, table: unknown): void {
  checkObject(fn, "table", table, "a table, as parseCsv and tableFromRows give it");
  const { columns, fileRow, rows } = table as { columns?: unknown; fileRow?: unknown; rows?: unknown };
  const isTable = Array.isArray(columns) && typeof fileRow === "function" && Number.isInteger(rows);
  if (!isTable) throw fault(fn, "table", "must be a table, as parseCsv and tableFromRows give it", table);
}

/** Requires what turns a table into numbers. */
export function checkCoding(fn: string, coding: { readonly columns: unknown }): void {
  checkObject(fn, "coding", coding, "a coding, as tableCoding gives it");
  if (!Array.isArray(coding.columns)) throw fault(fn, "coding.columns", "must be a list", coding.columns);
}

/** Requires the coding of a target; `kind` where only one will do. */
export function checkTargetCoding(fn: string, target: unknown, kind?: "class"): void {
  checkObject(fn, "target", target, "the coding of a target { name, kind }");
  const { name, kind: own, classNames } = target as { name?: unknown; kind?: unknown; classNames?: unknown };
  checkText(fn, "target.name", name);
  if (kind !== undefined && own !== kind) throw fault(fn, "target.kind", `must be ${kind}`, own);
  if (kind === "class") checkTexts(fn, "target.classNames", classNames);
}
