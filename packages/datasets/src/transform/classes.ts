import type { Dataset } from "../dataset.js";
import { classSizes } from "../dataset.js";
import { takeRows } from "./rows.js";

/**
 * The first `count` rows of every class, in the order of the data.
 *
 * @throws RangeError if count is not a positive integer, the data has no labels, or a class holds fewer rows
 */
export function perClass(dataset: Dataset, count: number): Dataset {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`perClass: count must be a positive integer, got ${count}`);
  }
  requireLabels("perClass", dataset);
  const sizes = classSizes(dataset);
  const short = sizes.findIndex((size) => size < count);
  if (short >= 0) {
    throw new RangeError(
      `perClass: every class must hold at least ${count} rows, got ${sizes[short]} in class ${dataset.classNames[short]}`,
    );
  }
  const seen = new Array<number>(sizes.length).fill(0);
  const kept: number[] = [];
  dataset.y.forEach((label, i) => {
    if (seen[label]! < count) kept.push(i);
    seen[label]! += 1;
  });
  return takeRows(dataset, kept);
}

/**
 * The rows of the chosen classes, relabelled 0, 1, … in the order of the choice, which may be by number or by name.
 *
 * @throws RangeError if a class is unknown or named twice, or the data has no labels
 */
export function selectClasses(dataset: Dataset, classes: readonly (number | string)[]): Dataset {
  requireLabels("selectClasses", dataset);
  const chosen = classes.map((wanted) => classIndex(dataset, wanted));
  if (chosen.length === 0) throw new RangeError("selectClasses: at least one class must be chosen, got none");
  const place = new Map(chosen.map((label, position) => [label, position]));
  if (place.size < chosen.length) {
    throw new RangeError(`selectClasses: every class may be named once, got ${classes.join(", ")}`);
  }
  return relabel(dataset, place);
}

/** Classes without a sample are dropped, the others numbered anew in the same order: what is left after a limit. */
export function dropEmptyClasses(dataset: Dataset): Dataset {
  const sizes = classSizes(dataset);
  if (sizes.every((size) => size > 0)) return dataset;
  const kept = sizes.flatMap((size, label) => (size > 0 ? [label] : []));
  return relabel(dataset, new Map(kept.map((label, position) => [label, position])));
}

function requireLabels(fn: string, { y }: Dataset): void {
  if (y.length === 0) throw new RangeError(`${fn}: the data must have class labels, got none`);
}

/** A name that is spelled like the choice goes first; a number may also count the classes from 0. */
function classIndex({ classNames }: Dataset, wanted: number | string): number {
  const byName = classNames.indexOf(String(wanted));
  const index = byName >= 0 ? byName : Number(wanted);
  if (!Number.isInteger(index) || index < 0 || index >= classNames.length) {
    throw new RangeError(`selectClasses: classes must be among ${classNames.join(", ")}, got ${wanted}`);
  }
  return index;
}

function relabel(dataset: Dataset, place: ReadonlyMap<number, number>): Dataset {
  const kept: number[] = [];
  dataset.y.forEach((label, i) => {
    if (place.has(label)) kept.push(i);
  });
  const taken = takeRows(dataset, kept);
  const classNames: string[] = [];
  for (const [label, position] of place) classNames[position] = dataset.classNames[label]!;
  return { ...taken, y: taken.y.map((label) => place.get(label)!), classNames };
}
