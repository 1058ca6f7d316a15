import type { Matrix } from "@collapsar/linalg";

/** Mean squared error over all entries, and accuracy where labels are known. */
export interface RoundScore {
  readonly mse: number;
  readonly accuracy?: number | undefined;
}

/** One round: the machine after `round` metric updates (round 0 has M = I). */
export interface RfmRound {
  readonly round: number;
  readonly train: RoundScore;
  readonly validation?: RoundScore | undefined;
  readonly bandwidth: number;
  /** d × d, or d × 1 for a diagonal; undefined is the identity of round 0. */
  readonly metric: Matrix | undefined;
  /** λ of this machine: the ridge, or the metric's where beyond 2,000 rows another round is kept. */
  readonly ridge: number;
  /** n × C. */
  readonly alpha: Matrix;
  /** m × C scores of the validation rows. */
  readonly validationScores?: Matrix | undefined;
}

/** A round's numbers alone, as reports carry them. */
export interface RoundReport {
  readonly round: number;
  readonly train: RoundScore;
  readonly validation?: RoundScore | undefined;
}

/** The part of a round that goes into a report. */
export function roundReport({ round, train, validation }: RfmRound): RoundReport {
  return validation === undefined ? { round, train } : { round, train, validation };
}

/** Whether `a` is the better of two scores: higher accuracy, then lower error. */
export function isBetter(a: RoundScore, b: RoundScore): boolean {
  if (a.accuracy !== undefined && b.accuracy !== undefined && a.accuracy !== b.accuracy) {
    return a.accuracy > b.accuracy;
  }
  return a.mse < b.mse;
}
