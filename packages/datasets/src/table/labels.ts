import { checkList, checkObject } from "@collapsar/linalg/check";
import { shown } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { inferTask } from "../infer-task.js";
import { listed, type Note } from "../note.js";
import { naturalOrder } from "./natural-order.js";
import type { TableColumn } from "./table.js";

/** Labels of any form, coded in one way: classes are numbered in the natural order of what the data calls them. */
export interface Labels {
  /** n labels 0..C−1; −1 where there is none. */
  readonly y: Int32Array;
  /** C names, as the data writes them. */
  readonly classNames: readonly string[];
  /** The whole number that each class is in the data; its place among the classes where it is no such number. */
  readonly labelValues: readonly number[];
}

/** The classes of a column and the class of each cell, or undefined where a cell is a number with a fraction. */
export function codeLabels(column: TableColumn): Labels | undefined {
  checkObject("codeLabels", "column", column, "a column of a table");
  checkList(
    "codeLabels",
    "values of the column",
    column.kind === "categorical" ? column.codes : column.values,
  );
  if (column.kind === "date") return undefined;
  if (column.kind === "categorical") return ofPresent(column.codes, column.categories);
  if (column.kind === "boolean") {
    const codes = Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : value));
    return ofPresent(codes, column.spelling);
  }
  const { values, exact } = column;
  if (!values.every((value) => Number.isInteger(value) || Number.isNaN(value))) return undefined;
  const keys: readonly (bigint | number | undefined)[] | Float64Array = exact ?? values;
  const codes = new Map<bigint | number, number>();
  const first = Int32Array.from({ length: values.length }, (_, i) => {
    const key = keys[i];
    if (key === undefined || Number.isNaN(values[i]!)) return -1;
    const value = key === 0 ? 0 : key;
    if (!codes.has(value)) codes.set(value, codes.size);
    return codes.get(value)!;
  });
  return ofPresent(first, [...codes.keys()].map(String));
}

/** Classes that have a row, in natural order. */
function ofPresent(codes: Int32Array, names: readonly string[]): Labels {
  const present = new Set(codes);
  const order = names
    .map((name, code) => ({ name, code }))
    .filter(({ code }) => present.has(code))
    .sort((a, b) => naturalOrder(a.name, b.name));
  const place = new Map(order.map(({ code }, c) => [code, c]));
  const classNames = order.map(({ name }) => name);
  return {
    y: codes.map((code) => place.get(code) ?? -1),
    classNames,
    labelValues: areWhole(classNames) ? classNames.map(Number) : classNames.map((_, c) => c),
  };
}

/** A name in a list, where an empty one or one with blanks at its ends would not be seen. */
function spelled(name: string): string {
  return name.trim() === name && name !== "" ? name : shown(name);
}

/** Whether names spell whole numbers, each a different one: "7" and "07" are two classes, and "" is no 0. */
function areWhole(names: readonly string[]): boolean {
  const numbers = new Set(names.map(Number));
  return (
    numbers.size === names.length &&
    names.every((name) => /\d/.test(name) && Number.isSafeInteger(Number(name)))
  );
}

/**
 * How labels are coded, where that is not 0, 1, …, C−1 already, and unless numbers are meant.
 *
 * @param name - the column or file of the labels
 * @param target - the same labels as numbers, where numbers will do
 */
export function labelNotes(
  labels: Pick<Labels, "y" | "classNames">,
  name?: string,
  target?: Dataset["target"],
): Note[] {
  const { classNames } = labels;
  if (classNames.every((label, c) => label === String(c))) return [];
  if (target !== undefined && inferTask({ ...labels, target }).task === "regression") return [];
  const where = name === undefined ? "labels" : `labels of ${name}`;
  const names = listed(classNames.map(spelled));
  const message =
    classNames.length === 1
      ? `${where} are all of one class: ${names}`
      : `${where} are ${classNames.length} classes, in this order: ${names}`;
  return [{ kind: "labels", message }];
}
