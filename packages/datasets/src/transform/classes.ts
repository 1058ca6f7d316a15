import { InputError } from "@collapsar/linalg";
import { checkInteger, checkList } from "@collapsar/linalg/check";
import { checkDataset } from "../check-arguments.js";
import { classSizes, type Dataset, hasClasses } from "../dataset.js";
import { listed } from "../note.js";
import { takeRows } from "./rows.js";

/**
 * The first `count` rows of every class, in the order of the data.
 *
 * @throws InputError if count is not a positive integer, the data has no labels, or a class holds fewer rows
 */
export function perClass(dataset: Dataset, count: number): Dataset {
  checkDataset("perClass", dataset);
  checkInteger("perClass", "count", count, 1);
  requireLabels("perClass", dataset);
  const sizes = classSizes(dataset);
  const short = sizes.findIndex((size) => size < count);
  if (short >= 0) {
    throw new InputError({
      fn: "perClass",
      requirement: `every class must hold at least ${count} rows`,
      received: `${sizes[short]} in class ${dataset.classNames[short]}`,
    });
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
 * The rows of the chosen classes, relabelled 0, 1, … in the order of the choice: by their names, or, where the names
 * are no numbers, by number from 0.
 *
 * @throws InputError if a class is unknown or named twice, or the data has no labels
 */
export function selectClasses(dataset: Dataset, classes: readonly (number | string)[]): Dataset {
  checkDataset("selectClasses", dataset);
  checkList("selectClasses", "classes", classes);
  requireLabels("selectClasses", dataset);
  const fail = (requirement: string, received: string) =>
    new InputError({ fn: "selectClasses", argument: "classes", requirement, received });
  if (classes.length === 0) throw fail("must name at least one class", "none");
  const chosen = classes.map((wanted) => {
    const label = classIndex(dataset, wanted);
    if (label < 0) throw fail(`must be among ${listed(dataset.classNames, 30)}`, String(wanted));
    return label;
  });
  const place = new Map(chosen.map((label, position) => [label, position]));
  if (place.size < chosen.length) throw fail("must name every class once", classes.join(", "));
  return relabel(dataset, place);
}

/** The rows of the classes for which `keep` holds, numbered anew in the same order. */
export function keepClasses(dataset: Dataset, keep: (size: number, label: number) => boolean): Dataset {
  const sizes = classSizes(dataset);
  const kept = sizes.flatMap((size, label) => (keep(size, label) ? [label] : []));
  if (kept.length === sizes.length) return dataset;
  return relabel(dataset, new Map(kept.map((label, position) => [label, position])));
}

/** Classes without a sample are dropped, the others numbered anew in the same order: what is left after a limit. */
export function dropEmptyClasses(dataset: Dataset): Dataset {
  checkDataset("dropEmptyClasses", dataset);
  return keepClasses(dataset, (size) => size > 0);
}

function requireLabels(fn: string, dataset: Dataset): void {
  if (hasClasses(dataset)) return;
  throw new InputError({ fn, requirement: "the data must have class labels", received: "none" });
}

const isNumber = (name: string) => name.trim() !== "" && !Number.isNaN(Number(name));

/**
 * The class that is meant, or −1: the name that is spelled so, the number that is the same, or, where the names are no
 * numbers, the class at that place.
 */
export function classIndex({ classNames }: Pick<Dataset, "classNames">, wanted: number | string): number {
  const text = String(wanted).trim();
  const byName = classNames.indexOf(text);
  if (byName >= 0 || !isNumber(text)) return byName;
  const value = Number(text);
  if (Number.isSafeInteger(value)) {
    const bySize = classNames.findIndex((name) => isNumber(name) && Number(name) === value);
    if (bySize >= 0) return bySize;
  }
  const named = classNames.every((name) => !isNumber(name));
  return named && Number.isInteger(value) && value >= 0 && value < classNames.length ? value : -1;
}

function relabel(dataset: Dataset, place: ReadonlyMap<number, number>): Dataset {
  const kept: number[] = [];
  dataset.y.forEach((label, i) => {
    if (place.has(label)) kept.push(i);
  });
  const taken = takeRows(dataset, kept);
  const labels = [...place].sort(([, a], [, b]) => a - b).map(([label]) => label);
  return {
    ...taken,
    y: taken.y.map((label) => place.get(label)!),
    classNames: labels.map((label) => dataset.classNames[label]!),
    labelValues: labels.map((label) => dataset.labelValues?.[label] ?? label),
  };
}
