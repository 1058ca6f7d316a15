import type { Dtype, Matrix } from "@collapsar/linalg";
import { resolveOptions } from "@collapsar/linalg/check";
import { cast, largestOf } from "@collapsar/linalg/parts";
import { DataError } from "../data-error.js";
import { classSizes, type Dataset, fileRow, hasClasses } from "../dataset.js";
import { listed, type Note, rareClassesNote } from "../note.js";
import { loadOptions } from "../options.js";
import { classIndex, dropEmptyClasses, keepClasses, perClass, selectClasses } from "../transform/classes.js";
import { firstRows } from "../transform/rows.js";
import { applyScaling, columnScaling, unitNorm } from "../transform/scale.js";
import { trainTestSplit } from "../transform/split.js";

/** Options of `prepareDataset`, in the order in which they act. */
export interface PrepareOptions {
  /** Keep these classes, named as in the data (or numbered from 0 where the names are text), in this order. */
  readonly classes?: readonly (string | number)[] | undefined;
  /** Leave out classes with fewer rows than this. */
  readonly minPerClass?: number | undefined;
  /** First rows of each class. */
  readonly perClass?: number | undefined;
  /** First rows. */
  readonly limit?: number | undefined;
  /** Divide every number by this. */
  readonly scale?: number | undefined;
  /** Split off this share as the test part. */
  readonly testFraction?: number | undefined;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
  /** Columns to mean 0 and population deviation 1 of the training rows. */
  readonly standardise?: boolean | undefined;
  /** Rows to length 1. */
  readonly unitNorm?: boolean | undefined;
  /** Defaults to float64. */
  readonly dtype?: Dtype | undefined;
  /** Rows that every class must have in training; defaults to none required. */
  readonly requirePerClass?: number | undefined;
}

export interface PreparedDataset extends Dataset {
  readonly test?: Dataset | undefined;
}

function refuseNonFinite(dataset: Dataset): void {
  const { name, X, columns } = dataset;
  let sum = 0;
  for (let k = 0; k < X.data.length; k++) sum += X.data[k]! * 0;
  if (sum === 0) return;
  const k = X.data.findIndex((value) => !Number.isFinite(value));
  throw new DataError({
    file: name,
    row: fileRow(dataset, Math.floor(k / X.cols)),
    column: columns[k % X.cols] ?? (k % X.cols) + 1,
    expected: "a finite number",
    found: String(X.data[k]),
    mend: "remove or replace such values",
  });
}

function needLabels(dataset: Dataset, option: string): void {
  if (hasClasses(dataset)) return;
  throw new DataError({
    file: dataset.name,
    expected: ["class labels, which ", { option }, " needs"],
    found: "none",
  });
}

function chooseClasses(dataset: Dataset, classes: readonly (string | number)[]): Dataset {
  needLabels(dataset, "classes");
  const { classNames, name } = dataset;
  const places = classes.map((wanted) => classIndex(dataset, wanted));
  const unknown = places.indexOf(-1);
  const twice = places.findIndex((place, i) => places.indexOf(place) < i);
  const fail = (expected: string, at: number) =>
    new DataError({
      file: name,
      expected: [expected, " in ", { option: "classes" }],
      found: String(classes[at]),
    });
  if (unknown >= 0) throw fail(`classes among ${listed(classNames, 30)}`, unknown);
  if (twice >= 0) throw fail("every class once", twice);
  return selectClasses(dataset, classes);
}

function requireSamples(dataset: Dataset, least: number, option: "perClass" | "minPerClass"): void {
  const sizes = classSizes(dataset);
  const short = sizes.findIndex((size) => size < least);
  if (short < 0) return;
  const first = dataset.y.indexOf(short);
  throw new DataError({
    file: dataset.labelsAt?.file ?? dataset.name,
    row: dataset.labelsAt?.rows[first] ?? fileRow(dataset, first),
    expected: `at least ${least} samples of every class`,
    found: `${sizes[short]} of class ${JSON.stringify(dataset.classNames[short])}`,
    mend:
      option === "perClass"
        ? ["take fewer with ", { option }, ", or leave such classes out with ", minimum(least)]
        : ["leave such classes out with ", minimum(least), ", or add samples"],
  });
}

const minimum = (least: number) => ({ option: "minPerClass", value: String(least) });

function withNote<D extends Dataset>(dataset: D, note: Note): D {
  return { ...dataset, notes: [...(dataset.notes ?? []), note] };
}

/** Classes of fewer rows than are wanted are left out, which is said. */
function dropRare(dataset: Dataset, least: number): Dataset {
  const sizes = classSizes(dataset);
  const rare = dataset.classNames.filter((_, label) => sizes[label]! < least && sizes[label]! > 0);
  if (rare.length === 0) return dataset;
  const rows = sizes.reduce((sum, size) => sum + (size < least ? size : 0), 0);
  if (rows === dataset.y.length) {
    throw new DataError({
      file: dataset.name,
      expected: [
        "a class with as many samples as ",
        { option: "minPerClass", value: String(least) },
        " asks for",
      ],
      found: `at most ${largestOf(sizes)}`,
    });
  }
  return withNote(
    keepClasses(dataset, (size) => size >= least),
    rareClassesNote(rare, rows, least),
  );
}

/** Rows that the options keep. */
function choose(dataset: Dataset, options: PrepareOptions): Dataset {
  const { classes, minPerClass, perClass: most, limit } = options;
  let chosen = dataset;
  if (classes !== undefined) chosen = chooseClasses(chosen, classes);
  if (hasClasses(chosen)) chosen = dropEmptyClasses(chosen);
  if (minPerClass !== undefined) {
    needLabels(chosen, "minPerClass");
    chosen = dropRare(chosen, minPerClass);
  }
  if (most !== undefined) {
    needLabels(chosen, "perClass");
    requireSamples(chosen, most, "perClass");
    chosen = perClass(chosen, most);
  }
  if (limit !== undefined) chosen = firstRows(chosen, limit);
  if (hasClasses(chosen)) chosen = dropEmptyClasses(chosen);
  return minPerClass === undefined ? chosen : dropRare(chosen, minPerClass);
}

function divide(X: Matrix, by: number): Matrix {
  return { ...X, data: X.data.map((value) => value / by) as Matrix["data"] };
}

function splitRows(dataset: Dataset, { testFraction, seed }: PrepareOptions): PreparedDataset {
  if (testFraction === undefined) return dataset;
  const test = Math.round(dataset.X.rows * testFraction);
  if (test < 1 || test >= dataset.X.rows) {
    throw new DataError({
      file: dataset.name,
      expected: "rows in both parts of the split",
      found: `${test} test rows of ${dataset.X.rows}`,
      mend: ["change ", { option: "testFraction", value: "0.5" }],
    });
  }
  const parts = trainTestSplit(dataset, { testFraction, seed, stratify: stratifiable(dataset) });
  return { ...parts.train, test: parts.test };
}

/** Classes of a few samples each, such as a price read as a class, are split as plain rows. */
function stratifiable(dataset: Dataset): boolean {
  return hasClasses(dataset) && dataset.classNames.length * 2 <= dataset.X.rows;
}

/** The same change for the training and the test rows. */
function transform(dataset: PreparedDataset, change: (X: Matrix) => Matrix): PreparedDataset {
  const { test } = dataset;
  return {
    ...dataset,
    X: change(dataset.X),
    ...(test === undefined ? {} : { test: { ...test, X: change(test.X) } }),
  };
}

/**
 * Chooses rows, splits and scales a data set as the common options of the command line say. Classes are chosen, and
 * rare ones left out, before anything is required of the rest; classes without a row are no fault.
 *
 * @throws DataError if a number is not finite, an option does not fit the data, or a class has too few samples
 */
export function prepareDataset(dataset: Dataset, options: PrepareOptions = {}): PreparedDataset {
  const { dtype } = resolveOptions("prepareDataset", { dtype: loadOptions.dtype }, options);
  const { scale, requirePerClass = 0 } = options;
  const chosen = choose(dataset, options);
  refuseNonFinite(chosen);
  let prepared = transform(splitRows(chosen, options), (X) => cast(X, dtype));
  if (scale !== undefined) prepared = transform(prepared, (X) => divide(X, scale));
  if (options.standardise === true) {
    const scaling = columnScaling(prepared.X);
    prepared = transform(prepared, (X) => applyScaling(X, scaling));
  }
  if (options.unitNorm === true) prepared = transform(prepared, unitNorm);
  if (requirePerClass > 0 && hasClasses(prepared)) requireSamples(prepared, requirePerClass, "minPerClass");
  return prepared;
}
