import { InputError } from "@collapsar/linalg";

/** A score by which a model is judged on rows that it was not fitted on. */
export type ScoreName = ClassScoreName | ValueScoreName;

/** Scores of class probabilities. */
export type ClassScoreName = "accuracy" | "log-loss" | "auc" | "f1" | "brier";

/** Scores of predicted numbers. */
export type ValueScoreName = "rmse" | "mae" | "r2";

/** Scores of each task; the first is the default. */
export const scoreNames = {
  classification: ["brier", "accuracy", "log-loss", "auc", "f1"],
  regression: ["rmse", "mae", "r2"],
} as const satisfies Readonly<Record<string, readonly ScoreName[]>>;

const largerIsBetter: readonly ScoreName[] = ["accuracy", "auc", "f1", "r2"];

/** A loss that falls as the score gets better. */
export function asLoss(name: ScoreName, value: number): number {
  return largerIsBetter.includes(name) ? -value : value;
}

/**
 * Requires a score that suits the task.
 *
 * @throws InputError naming those that do
 */
export function checkScoreName(fn: string, name: string, task: keyof typeof scoreNames): void {
  if (scoreNames[task].some((known) => known === name)) return;
  throw new InputError({
    fn,
    argument: "metric",
    requirement: `must be one of ${scoreNames[task].join(", ")} for ${task}`,
    received: JSON.stringify(name),
  });
}
