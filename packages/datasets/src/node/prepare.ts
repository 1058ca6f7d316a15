import { cast, type Dtype, type Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import { classSizes, type Dataset } from "../dataset.js";
import { dropEmptyClasses, perClass, selectClasses } from "../transform/classes.js";
import { firstRows } from "../transform/rows.js";
import { applyScaling, columnScaling, unitNorm } from "../transform/scale.js";
import { trainTestSplit } from "../transform/split.js";

/** What the command line offers for every data argument, in the order in which it is done. */
export interface PrepareOptions {
  /** Keep these classes, by name or number, relabelled in this order. */
  readonly classes?: readonly (string | number)[];
  /** First rows of each class. */
  readonly perClass?: number;
  /** First rows. */
  readonly limit?: number;
  /** Divide every number by this. */
  readonly scale?: number;
  /** Split off this share as the test part. */
  readonly testFraction?: number;
  readonly seed?: number;
  /** Columns to mean 0 and population deviation 1 of the training rows. */
  readonly standardize?: boolean;
  /** Rows to length 1. */
  readonly unitNorm?: boolean;
  /** Defaults to float64. */
  readonly dtype?: Dtype;
  /** Rows that every class must keep in training; defaults to none required. */
  readonly minPerClass?: number;
}

export interface PreparedDataset extends Dataset {
  readonly test?: Dataset;
}

function refuseNonFinite({ name, X, columns }: Dataset): void {
  let sum = 0;
  for (let k = 0; k < X.data.length; k++) sum += X.data[k]! * 0;
  if (sum === 0) return;
  const k = X.data.findIndex((value) => !Number.isFinite(value));
  throw new DataError({
    file: name,
    row: Math.floor(k / X.cols) + 1,
    column: columns[k % X.cols] ?? (k % X.cols) + 1,
    expected: "a finite number",
    found: String(X.data[k]),
    mend: "remove or replace such values",
  });
}

function needLabels(dataset: Dataset, option: string): void {
  if (dataset.y.length > 0) return;
  throw new DataError({ file: dataset.name, expected: `class labels, which ${option} needs`, found: "none" });
}

function chooseClasses(dataset: Dataset, classes: readonly (string | number)[]): Dataset {
  needLabels(dataset, "--classes");
  const { classNames, name } = dataset;
  const unknown = classes.find(
    (wanted) => !classNames.includes(String(wanted)) && !(Number(wanted) in classNames),
  );
  if (unknown !== undefined) {
    throw new DataError({
      file: name,
      expected: `classes among ${classNames.join(", ")}`,
      found: String(unknown),
    });
  }
  return selectClasses(dataset, classes);
}

function requireSamples(dataset: Dataset, least: number, mend: string): void {
  const sizes = classSizes(dataset);
  const short = sizes.findIndex((size) => size < least);
  if (short < 0) return;
  throw new DataError({
    file: dataset.name,
    expected: `at least ${least} samples of every class`,
    found: `${sizes[short]} of class ${JSON.stringify(dataset.classNames[short])}`,
    mend,
  });
}

/** Rows that the options keep. */
function choose(dataset: Dataset, options: PrepareOptions): Dataset {
  let chosen = dataset;
  if (options.classes !== undefined) chosen = chooseClasses(chosen, options.classes);
  if (options.perClass !== undefined) {
    needLabels(chosen, "--per-class");
    requireSamples(chosen, options.perClass, "take fewer with --per-class");
    chosen = perClass(chosen, options.perClass);
  }
  if (options.limit !== undefined) chosen = firstRows(chosen, options.limit);
  return chosen.y.length === 0 ? chosen : dropEmptyClasses(chosen);
}

function divide(X: Matrix, by: number): Matrix {
  return { ...X, data: X.data.map((value) => value / by) as Matrix["data"] };
}

function splitRows(dataset: Dataset, { testFraction, seed = 0 }: PrepareOptions): PreparedDataset {
  if (testFraction === undefined) return dataset;
  const test = Math.round(dataset.X.rows * testFraction);
  if (test < 1 || test >= dataset.X.rows) {
    throw new DataError({
      file: dataset.name,
      expected: "rows in both parts of the split",
      found: `${test} test rows of ${dataset.X.rows}`,
      mend: "change --test-fraction",
    });
  }
  const parts = trainTestSplit(dataset, { testFraction, seed, stratify: stratifiable(dataset) });
  return { ...parts.train, test: parts.test };
}

/** Classes of a few samples each, such as a price read as a class, are split as plain rows. */
function stratifiable({ X, y, classNames }: Dataset): boolean {
  return y.length > 0 && classNames.length * 2 <= X.rows;
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
 * Chooses rows, splits and scales a data set as the common options of the command line say.
 *
 * @throws DataError if a number is not finite, an option does not fit the data, or a class has too few samples
 */
export function prepareDataset(dataset: Dataset, options: PrepareOptions = {}): PreparedDataset {
  const { scale, dtype = "f64", minPerClass = 0 } = options;
  const chosen = choose(dataset, options);
  refuseNonFinite(chosen);
  let prepared = transform(splitRows(chosen, options), (X) => cast(X, dtype));
  if (scale !== undefined) prepared = transform(prepared, (X) => divide(X, scale));
  if (options.standardize === true) {
    const scaling = columnScaling(prepared.X);
    prepared = transform(prepared, (X) => applyScaling(X, scaling));
  }
  if (options.unitNorm === true) prepared = transform(prepared, unitNorm);
  if (minPerClass > 0 && prepared.y.length > 0)
    requireSamples(prepared, minPerClass, "drop the class with --classes, or add samples");
  return prepared;
}
