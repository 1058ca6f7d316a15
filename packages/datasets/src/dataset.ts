import type { Matrix } from "@collapsar/linalg";
import { checkList, checkObject } from "@collapsar/linalg/check";
import { checkClassLabels } from "./check-arguments.js";
import type { Note } from "./note.js";

/** Rows of numbers with labels or targets, and the names that a person knows them by. */
export interface Dataset {
  readonly name: string;
  /** n × d, one sample a row. */
  readonly X: Matrix;
  /** n labels 0..C−1; empty where `hasClasses` says that there are none. */
  readonly y: Int32Array;
  /** C names, in the order of the labels; empty where there are no classes. */
  readonly classNames: readonly string[];
  /** d names of the columns of X. */
  readonly columns: readonly string[];
  /** Where the data comes from. */
  readonly source?: string | undefined;
  readonly licence?: string | undefined;
  /** n × t numeric targets, where the target column holds numbers. */
  readonly target?: Matrix | undefined;
  /**
   * For each class the whole number that it is in the data, or its place among all the data's classes: what the rows
   * of a classifier are numbered by, whichever classes were chosen.
   */
  readonly labelValues?: readonly number[] | undefined;
  /** Row of the file of each row of X, counted from 1, where it is not the row of X; a table's header is row 1. */
  readonly fileRows?: Int32Array | undefined;
  /** Where the labels are written, if not beside the samples: their file, and the row there of each, counted from 1. */
  readonly labelsAt?: { readonly file: string; readonly rows: Int32Array };
  /** Decisions about the data that were made for the user. */
  readonly notes?: readonly Note[] | undefined;
}

/** The labels of a data set and the names of its classes. */
export type ClassLabels = Pick<Dataset, "y" | "classNames">;

/** Whether the rows belong to classes; where the target is a real number, or there is none, they do not. */
export function hasClasses(dataset: Pick<Dataset, "y">): boolean {
  checkObject("hasClasses", "dataset", dataset, "a data set { y, … }");
  checkList("hasClasses", "dataset.y", dataset.y);
  return dataset.y.length > 0;
}

/** The labels of rows that belong to no classes. */
export function noClasses(): ClassLabels {
  return { y: new Int32Array(0), classNames: [] };
}

/** The row of the file, counted from 1, that a row of X (from 0) was read from. */
export function fileRow({ fileRows }: Pick<Dataset, "fileRows">, row: number): number {
  return fileRows?.[row] ?? row + 1;
}

/** Number of samples of each class: C counts. */
export function classSizes(dataset: ClassLabels): number[] {
  checkClassLabels("classSizes", dataset);
  const { y, classNames } = dataset;
  const sizes = new Array<number>(classNames.length).fill(0);
  for (const label of y) sizes[label]! += 1;
  return sizes;
}
