import type { Matrix } from "@collapsar/linalg";
import { failureKind } from "@collapsar/linalg/check";
import { selectRows, vstack } from "@collapsar/linalg/parts";
import { inFloat64 } from "../machine/in-float64.js";
import { rfmOptions } from "../options.js";
import { type MetricRound, metricRounds } from "../rfm/metric-rounds.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import type { RfmRound } from "../rfm/rfm-round.js";
import { codedTargets, isConstantTarget, labelsOf, type TreeTargets } from "../tree/targets.js";
import type { Fold } from "./folds.js";

/** A fold with its rows gathered, for all candidates. */
export interface FoldData {
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly weights: number[] | undefined;
  readonly validation: NonNullable<RfmOptions["validation"]>;
  /** The judged rows' numbers in the table; none where they came on their own. */
  readonly rows: readonly number[];
  /** Whether the targets to fit do not vary. */
  readonly isConstant: boolean;
}

/** Gathers the rows of a fold. */
export function foldData(
  X: Matrix,
  targets: TreeTargets,
  { train, test }: Fold,
  weights: ArrayLike<number> | undefined,
): FoldData {
  const rows = (which: Int32Array) => inFloat64(selectRows(X, which));
  const Y = codedTargets(targets, train);
  return {
    X: rows(train),
    Y,
    weights: weights && Array.from(train, (row) => weights[row]!),
    validation: { X: rows(test), Y: codedTargets(targets, test), labels: labelsOf(targets, test) },
    rows: Array.from(test),
    isConstant: isConstantTarget(Y),
  };
}

/** Some rows to fit on, and others of their own to judge by. */
export function validationData(
  X: Matrix,
  targets: TreeTargets,
  train: Int32Array,
  judged: { readonly X: Matrix; readonly targets: TreeTargets },
  weights: ArrayLike<number> | undefined,
): FoldData {
  const held = Int32Array.from({ length: judged.X.rows }, (_, i) => i);
  const known = { ...judged.targets, offset: targets.offset };
  const validation = { X: inFloat64(judged.X), Y: codedTargets(known, held), labels: labelsOf(known, held) };
  return { ...foldData(X, targets, { train, test: new Int32Array(0) }, weights), validation, rows: [] };
}

/** Bytes that hold an iterative solve of the rows that a search looks at. */
const leastBudget = 2 ** 24;

/** The matrices of all folds, and of courses beside each other, are held at once. */
function budgetOfFold(
  { memoryBudget = rfmOptions.memoryBudget.fallback }: RfmOptions,
  atOnce: number,
): number {
  return Math.max(memoryBudget / atOnce, Math.min(memoryBudget, leastBudget));
}

/** A round of all folds in step. */
export interface JudgedRound {
  /** n′ × C held-out scores of a ridge's machines, the folds' rows one under the other. */
  scores(ridge: number): Matrix;
  /** Each fold's machine of a ridge. */
  machines(ridge: number): FoldMachine[];
}

/** Inputs of the predictions by a fold's machine. */
export type FoldMachine = Pick<RfmRound, "bandwidth" | "metric" | "alpha">;

/**
 * The rounds of a candidate on all folds in step. All ridges share a round's kernel values, and the metric that the
 * settings' ridge has learned.
 *
 * @param around - `afterFold` is called after each round of each fold; so many courses run beside each other (itself)
 */
export function* judgedCourse(
  folds: readonly FoldData[],
  settings: RfmOptions,
  { afterFold, beside = 1 }: { readonly afterFold: () => void; readonly beside?: number },
): Generator<JudgedRound> {
  const memoryBudget = budgetOfFold(settings, folds.length * beside);
  // what the whole budget holds directly, a fold's share may hold by iterations
  const solver = settings.solver === "direct" ? "auto" : settings.solver;
  const shared = { ...settings, solver, memoryBudget, onProgress: undefined };
  const courses = folds.map(({ X, Y, weights, validation }) =>
    metricRounds(X, Y, { ...shared, sampleWeights: weights, validation }),
  );
  for (;;) {
    const rounds: MetricRound[] = [];
    for (const course of courses) {
      const next = course.next();
      if (next.done === true) return;
      rounds.push(next.value);
      afterFold();
    }
    yield {
      scores: (ridge) => vstack(rounds.map(({ solve, judge }) => judge!(solve(ridge).alpha))),
      machines: (ridge) =>
        rounds.map(({ bandwidth, metric, solve }) => ({
          bandwidth,
          alpha: solve(ridge).alpha,
          get metric() {
            return metric();
          },
        })),
    };
  }
}

/**
 * Whether a candidate failed by itself: its bandwidth or ridge does not suit the rows, which says nothing about the
 * next.
 */
export function isCandidateFailure(error: unknown): boolean {
  return failureKind(error) !== undefined;
}
