import type { Matrix } from "@collapsar/linalg";
import type { Note } from "./table/note.js";

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
  readonly source?: string;
  readonly licence?: string;
  /** n × t numeric targets, where the target column holds numbers. */
  readonly target?: Matrix;
  /**
   * For each class the whole number that it is in the data, or its place among all the data's classes: what the rows of a
   * classifier are numbered by, whichever classes were chosen.
   */
  readonly labelValues?: readonly number[];
  /** What was decided about the data in place of the person. */
  readonly notes?: readonly Note[];
}

/** Number of samples of each class: C counts. */
export function classSizes({ y, classNames }: Pick<Dataset, "y" | "classNames">): number[] {
  const sizes = new Array<number>(classNames.length).fill(0);
  for (const label of y) sizes[label]! += 1;
  return sizes;
}
