import { type Matrix, type Random, seededRandom } from "@collapsar/linalg";
import { rowRange, vstack } from "@collapsar/linalg/parts";
import { metricKernel, metricKernelSpec } from "../machine/metric-kernel.js";
import { metricMap } from "../machine/metric-map.js";
import { predictTiles } from "../machine/predict-tiles.js";
import { meanSquaredError } from "../machine/scores.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { softmax } from "../solver/softmax.js";
import type { Choice } from "./choice.js";
import type { FoldData } from "./judged-course.js";

/** Columns of X that are shuffled together, by the name that people know them by. */
export interface ColumnBlock {
  readonly name: string;
  readonly columns: readonly number[];
}

/** How much worse held-out predictions get when a block is shuffled. */
export interface PermutationEffect {
  readonly feature: string;
  readonly value: number;
  readonly spread: number;
}

/** Operations that the shuffling may take, and shuffles of each block at most: in a fold, and in all. */
const [mostOperations, mostRepeats, mostInAll] = [2e9, 5, 5];

/** Copies of X one under the other, in each of which the entries of some columns are dealt to other rows. */
function shuffledCopies(X: Matrix, columns: readonly number[], copies: number, random: Random): Matrix {
  const { rows, cols } = X;
  const data = new Float64Array(copies * rows * cols);
  for (let copy = 0, start = 0; copy < copies; copy++, start += rows * cols) {
    data.set(X.data, start);
    const order = random.permutation(rows);
    for (let i = 0; i < rows; i++) {
      for (const k of columns) data[start + i * cols + k] = X.data[order[i]! * cols + k]!;
    }
  }
  return { rows: copies * rows, cols, data };
}

/** Whether two blocks have the same entries in every row. */
function areSame(a: ColumnBlock, b: ColumnBlock, { rows, cols, data }: Matrix): boolean {
  if (a.columns.length !== b.columns.length) return false;
  for (let start = 0; start < rows * cols; start += cols) {
    for (let k = 0; k < a.columns.length; k++)
      if (data[start + a.columns[k]!] !== data[start + b.columns[k]!]) return false;
  }
  return true;
}

/** Blocks with the same entries in every row are shuffled as one: what either tells the other tells too. */
export function withTwins(blocks: readonly ColumnBlock[], X: Matrix): ColumnBlock[] {
  return blocks.map((block) => ({
    name: block.name,
    columns: blocks.filter((other) => areSame(block, other, X)).flatMap(({ columns }) => columns),
  }));
}

/** The loss of the constant that fits the held-out targets of all folds best: what effects are shares of. */
function constantLoss(folds: readonly FoldData[]): number {
  const Y = vstack(folds.map(({ validation }) => validation.Y));
  const means = new Float64Array(Y.cols);
  for (let at = 0; at < Y.data.length; at++) means[at % Y.cols]! += Y.data[at]! / Y.rows;
  const F = { ...Y, data: new Float64Array(Y.data.length).map((_, at) => means[at % Y.cols]!) };
  const loss = meanSquaredError(F, Y);
  // targets that are all the same are their mean but for rounding
  return loss > Number.EPSILON * meanSquaredError({ ...Y, data: new Float64Array(Y.data.length) }, Y)
    ? loss
    : 0;
}

function repeatsWithin(folds: readonly FoldData[], blocks: number): number {
  const once = folds.reduce(
    (sum, { X, validation }) => sum + X.rows * validation.X.rows * (2 * X.cols + 40),
    0,
  );
  const wanted = Math.min(mostRepeats, Math.ceil(mostInAll / folds.length));
  return Math.min(wanted, Math.floor(mostOperations / (blocks * once)));
}

/**
 * Permutation importance on held-out rows: each fold's machine predicts its held-out rows with one column (or one
 * category's block) shuffled; the rise of the squared error, as a share of a constant's, with its spread over folds and
 * shuffles.
 *
 * Source: Breiman 2001, *Random forests*, section 10; Fisher, Rudin, Dominici 2019.
 *
 * @returns undefined where it would cost more than a few seconds, or all targets are equal
 */
export function permutationEffects(
  { candidate, machines, scores }: Choice,
  folds: readonly FoldData[],
  blocks: readonly ColumnBlock[],
  machine: RfmOptions,
): PermutationEffect[] | undefined {
  const repeats = repeatsWithin(folds, blocks.length);
  const loss = constantLoss(folds);
  if (repeats < 1 || loss === 0) return undefined;
  const random = seededRandom((machine.seed ?? 0) + 1);
  const settings = { ...machine, ...candidate };
  const effects = blocks.map((): number[] => []);
  let start = 0;
  folds.forEach((fold, f) => {
    const { bandwidth, metric, alpha } = machines[f]!;
    const { X, Y } = fold.validation;
    const own = rowRange(scores, start, start + Y.rows);
    start += Y.rows;
    const spec = metricKernelSpec(settings.kernel ?? "laplace");
    const map = metricMap(spec, metric, X.cols);
    const [kernel, centres] = [metricKernel(spec, bandwidth), map.points(fold.X)];
    const before = meanSquaredError(own, Y);
    withTwins(blocks, fold.X).forEach(({ columns }, at) => {
      const raw = predictTiles(
        kernel,
        map.points(shuffledCopies(X, columns, repeats, random)),
        centres,
        alpha,
      );
      const F = settings.loss === "logistic" ? softmax(raw) : raw;
      for (let copy = 0; copy < repeats; copy++) {
        const after = meanSquaredError(rowRange(F, copy * X.rows, (copy + 1) * X.rows), Y);
        effects[at]!.push((after - before) / loss);
      }
    });
  });
  return blocks.map(({ name }, at) => ({ feature: name, ...meanAndDeviation(effects[at]!) }));
}

function meanAndDeviation(values: readonly number[]): { value: number; spread: number } {
  const value = values.reduce((sum, effect) => sum + effect, 0) / values.length;
  const squares = values.reduce((sum, effect) => sum + (effect - value) ** 2, 0);
  return { value, spread: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
