import { type Dataset, takeRows } from "@collapsar/datasets";
import { applyScaling, classSizes, columnScaling } from "@collapsar/datasets/parts";
import { InputError, type Matrix, seededRandom } from "@collapsar/linalg";
import { cast, mapFn, rowNorms } from "@collapsar/linalg/parts";
import { loadSamples } from "../load-samples.js";
import { deriveSeed } from "../seed.js";
import { partlyShuffled, shuffledLabels } from "../shuffled-labels.js";
import type { RowsTrial } from "./config.js";

/** The rows of a split as every system sees them. */
export interface Split {
  readonly classes: number;
  readonly train: Matrix;
  /** The labels that systems are trained with. */
  readonly trainLabels: Int32Array;
  readonly test: Matrix;
  /** The true labels of the test rows. */
  readonly testLabels: Int32Array;
}

/** Rows that are read for a split of a file: enough for balanced classes of any usual data set. */
const read = (perClass: number) => 60 * perClass;

/** The same number of training and test rows of each class, drawn without replacement. */
function balanced({ y }: Dataset, classes: number, perClass: number, seed: number): [number[], number[]] {
  const random = seededRandom(seed);
  const chosen = Array.from({ length: classes }, (_, c) => {
    const own = Array.from(y.keys()).filter((i) => y[i] === c);
    if (own.length < 2 * perClass) {
      throw new InputError({
        fn: "collapse/compare",
        argument: "perClass",
        requirement: `must be at most half of the smallest class: a class has ${own.length} rows`,
        received: String(perClass),
      });
    }
    return Array.from(random.permutation(own.length), (at) => own[at]!);
  });
  return [
    chosen.flatMap((rows) => rows.slice(0, perClass)),
    chosen.flatMap((rows) => rows.slice(perClass, 2 * perClass)),
  ];
}

/** Labels of the training rows: as they are, a fifth of them drawn anew among all classes, or permuted. */
export function relabelled(y: Int32Array, kind: RowsTrial["labels"], seed: number): Int32Array {
  if (kind === "true") return y;
  return kind === "shuffled" ? shuffledLabels(y, seed) : partlyShuffled(y, 1 / 5, seed);
}

/** Rows to norm √d: entries of size 1 on average, whatever the data. */
function toRoot(X: Matrix): Matrix {
  const norms = rowNorms(X);
  return mapFn(X, (x, i) => (norms[i]! > 0 ? (x * Math.sqrt(X.cols)) / norms[i]! : 0));
}

/** Large images brought down; rows that are no images stay as they are. TensorFlow.js loads only for such images. */
async function reduced({ X }: Dataset, largest: number): Promise<Matrix> {
  const side = Math.sqrt(X.cols === 3072 ? 1024 : X.cols);
  if (!Number.isInteger(side) || side <= largest) return X;
  const { imageLayout, imageRows } = await import("@collapsar/nn/parts");
  return cast(imageRows(X, imageLayout(X.cols), { to: [largest, largest] }), "f64");
}

/**
 * One split for every system: balanced classes, columns standardised by the training rows, rows of norm √d.
 *
 * @throws InputError if a class has too few rows
 */
export async function splitOf(trial: RowsTrial, seed: number): Promise<Split> {
  const { data, split, perClass, labels, largest } = trial;
  const all = await loadSamples(data, read(perClass), { sort: false });
  const classes = classSizes(all).length;
  const own = deriveSeed(seed, "compare", data, split);
  const [trainRows, testRows] = balanced(all, classes, perClass, own);
  const [train, test] = [takeRows(all, trainRows), takeRows(all, testRows)];
  const [X, Z] = [await reduced(train, largest), await reduced(test, largest)];
  const scaling = columnScaling(X);
  return {
    classes,
    train: toRoot(applyScaling(X, scaling)),
    trainLabels: relabelled(train.y, labels, deriveSeed(own, "labels", labels)),
    test: toRoot(applyScaling(Z, scaling)),
    testLabels: test.y,
  };
}
