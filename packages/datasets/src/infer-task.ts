import { checkMatrix } from "@collapsar/linalg/check";
import { leastOf } from "@collapsar/linalg/parts";
import { checkClassLabels } from "./check-arguments.js";
import { type ClassLabels, classSizes, type Dataset, hasClasses } from "./dataset.js";

export type Task = "classification" | "regression";

/** The task that a target suggests, and why in a few words: "3 names", "200 different values". */
export interface InferredTask {
  readonly task: Task;
  readonly reason: string;
}

/** Up to this many different whole numbers are taken for classes, where each has two rows on average. */
const fewClasses = 10;

/** Classes of about equal size are taken for classes up to this number; beyond, they must count from 0 or 1 too. */
const someClasses = 20;

const classes = (reason: string): InferredTask => ({ task: "classification", reason });
const numbers = (reason: string): InferredTask => ({ task: "regression", reason });

/** Whether the names are 0, 1, …, C−1 or 1, …, C. */
function counting(names: readonly string[]): boolean {
  const first = Number(names[0]);
  return (first === 0 || first === 1) && names.every((name, c) => Number(name) === first + c);
}

/** Whole numbers name classes or count something: counts are many, or have rare values at their ends. */
function ofWholeNumbers({ y, classNames }: ClassLabels): InferredTask {
  const n = y.length;
  const present = classSizes({ y, classNames }).filter((size) => size > 0);
  const C = present.length;
  if (2 * C > n) return numbers(`${C} different values in ${n} rows`);
  if (C <= fewClasses) return classes(`${C} different whole numbers`);
  const even = n >= 10 * C && leastOf(present) >= n / (4 * C);
  if (even && (C <= someClasses || counting(classNames)))
    return classes(`${C} different whole numbers, about equally often`);
  return numbers(`${C} different values`);
}

/**
 * Whether a target is to be predicted as classes or as numbers: the one rule of the toolkit.
 *
 * Names and booleans are classes; numbers with fractions, and several targets, are numbers; whole numbers are classes
 * where they are few (at most 10, with two rows each on average), or more and about equally often (as digits and
 * letters are, and counts are not).
 *
 * @param data - labels and classes, and the numeric target where there is one
 */
export function inferTask(dataset: Pick<Dataset, "y" | "classNames" | "target">): InferredTask {
  checkClassLabels("inferTask", dataset);
  const { y, classNames, target } = dataset;
  if (target !== undefined) checkMatrix("inferTask", "dataset.target", target);
  if (target !== undefined && target.cols > 1) return numbers(`${target.cols} targets`);
  const labelled = hasClasses({ y });
  if (labelled && target !== undefined) return ofWholeNumbers({ y, classNames });
  if (labelled) return classes(`${classNames.length} ${classNames.length === 1 ? "name" : "names"}`);
  return numbers(`${new Set(target?.data).size} different values`);
}
