import type { Matrix } from "@collapsar/linalg";
import type { Note } from "./note.js";

/** Rows of numbers with labels or targets, and the names that a person knows them by. */
export interface Dataset {
  readonly name: string;
  /** n × d, one sample a row. */
  readonly X: Matrix;
  /** n labels 0..C−1; empty where the target is a real number. */
  readonly y: Int32Array;
  /** C names, in the order of the labels; empty where the target is a real number. */
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
  /** What was decided about the data in place of the person. */
  readonly notes?: readonly Note[] | undefined;
}

/** The row of the file, counted from 1, that a row of X (from 0) was read from. */
export function fileRow({ fileRows }: Pick<Dataset, "fileRows">, row: number): number {
  return fileRows?.[row] ?? row + 1;
}

/** Number of samples of each class: C counts. */
export function classSizes({ y, classNames }: Pick<Dataset, "y" | "classNames">): number[] {
  const sizes = new Array<number>(classNames.length).fill(0);
  for (const label of y) sizes[label]! += 1;
  return sizes;
}
