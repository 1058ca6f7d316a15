import type { ScoreName } from "./score-name.js";

/** How a model does on rows that it was not fitted on: what is to be expected of new rows. */
export interface HeldOut {
  /** The score that candidates were compared by. */
  readonly metric: ScoreName;
  /** Its mean over the folds. */
  readonly value: number;
  /** Its standard deviation over the folds (n − 1), where there are two or more. */
  readonly spread?: number | undefined;
  readonly folds: number;
  /** Held-out rows in all. */
  readonly rows: number;
  /** All scores of the task, over all held-out rows. */
  readonly scores: Readonly<Partial<Record<ScoreName, number>>>;
}

/** Mean and spread of the folds' scores, or the pooled score where a fold has none. */
export function meanAndSpread(
  byFold: readonly (number | undefined)[],
  pooled: number,
): { value: number; spread: number | undefined } {
  const known = byFold.filter((value) => value !== undefined);
  if (known.length < byFold.length || known.length === 0) return { value: pooled, spread: undefined };
  const value = known.reduce((sum, score) => sum + score, 0) / known.length;
  if (known.length === 1) return { value, spread: undefined };
  const squares = known.reduce((sum, score) => sum + (score - value) ** 2, 0);
  return { value, spread: Math.sqrt(squares / (known.length - 1)) };
}
