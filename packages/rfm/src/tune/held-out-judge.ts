import { type Matrix, zeros } from "@collapsar/linalg";
import { meanSquaredError } from "../machine/scores.js";
import { codedTargets, labelsOf, type TreeTargets } from "../tree/targets.js";
import { type Calibration, calibrate, calibrated } from "./calibration.js";
import { classScore } from "./class-scores.js";
import {
  asLoss,
  type ClassScoreName,
  type ScoreName,
  scoreNames,
  type ValueScoreName,
} from "./score-name.js";
import { valueScore } from "./value-scores.js";

/** Turns held-out scores of machines into the numbers that candidates are compared by. */
export interface HeldOutJudge {
  /** The quantity to minimise. */
  loss(F: Matrix): number;
  /** Every score of the task, pooled over the folds; undefined where it cannot be told. */
  scores(F: Matrix): Readonly<Partial<Record<ScoreName, number>>>;
  /** One score of each fold. */
  byFold(F: Matrix, name: ScoreName): readonly (number | undefined)[];
  /** Of classes. */
  calibration(F: Matrix): Calibration | undefined;
}

/** Rows [start, end) of the stacked folds. */
function part(F: Matrix, start: number, end: number): Matrix {
  return { rows: end - start, cols: F.cols, data: F.data.subarray(start * F.cols, end * F.cols) };
}

interface JudgeInput {
  /** Targets of the held-out rows, the folds' one under the other. */
  readonly held: TreeTargets;
  /** Centre of the machines' targets. */
  readonly offset: Float64Array | undefined;
  /** Rows of each fold. */
  readonly sizes: readonly number[];
  /** Weights of the held-out rows. */
  readonly weights: ArrayLike<number> | undefined;
  /** Loss that compares candidates; defaults to the squared error of what the machines predict. */
  readonly metric: ScoreName | undefined;
  /** Scores of a machine as shares of classes, which a calibration takes. */
  readonly asShares: (F: Matrix) => Matrix;
}

/** A judge of machines that predict the targets about their offset. */
export function heldOutJudge(input: JudgeInput): HeldOutJudge {
  const { held, offset, sizes, metric } = input;
  const weights = input.weights && Array.from(input.weights);
  const rows = Int32Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, i) => i);
  const labels = labelsOf(held, rows);
  const Y = codedTargets({ ...held, offset }, rows);
  const shares = (F: Matrix) => input.asShares(withOffset(F, offset));
  const values = held.kind === "values" ? held.values : undefined;

  function scoreOf(name: ScoreName, F: Matrix, start: number, end: number): number | undefined {
    const own = weights?.slice(start, end);
    if (labels !== undefined)
      return classScore(name as ClassScoreName, part(F, start, end), labels.subarray(start, end), own);
    return valueScore(name as ValueScoreName, part(F, start, end), part(values!, start, end), own);
  }

  // the scores that win are asked about several times
  const known = new WeakMap<Matrix, Calibration>();
  function calibrationOf(F: Matrix, classes: ArrayLike<number>): Calibration {
    const calibration = known.get(F) ?? calibrate(shares(F), classes, weights);
    known.set(F, calibration);
    return calibration;
  }

  /** Probabilities or values. */
  const predictions = (F: Matrix) =>
    labels === undefined ? withOffset(F, offset) : calibrated(shares(F), calibrationOf(F, labels));

  return {
    loss(F) {
      if (metric === undefined || metric === "rmse") return meanSquaredError(F, Y, weights);
      const value = scoreOf(metric, predictions(F), 0, F.rows);
      return value === undefined
        ? Number.POSITIVE_INFINITY
        : asLoss(metric, value) + 1e-6 * meanSquaredError(F, Y, weights);
    },
    scores(F) {
      const P = predictions(F);
      const names = scoreNames[labels === undefined ? "regression" : "classification"];
      const found = names.map((name) => [name, scoreOf(name, P, 0, P.rows)] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== undefined));
    },
    byFold(F, name) {
      const P = predictions(F);
      let start = 0;
      return sizes.map((size) => {
        const end = start + size;
        const value = scoreOf(name, P, start, end);
        start = end;
        return value;
      });
    },
    calibration: (F) => labels && calibrationOf(F, labels),
  };
}

/** Predictions with the offset that their targets were taken about. */
export function withOffset(F: Matrix, offset: Float64Array | undefined): Matrix {
  if (offset === undefined) return F;
  const sum = zeros(F.rows, F.cols);
  for (let at = 0; at < sum.data.length; at++) sum.data[at] = F.data[at]! + offset[at % F.cols]!;
  return sum;
}
