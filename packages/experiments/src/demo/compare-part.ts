import { type CompareTrial, compareSchema, compareTrials } from "../compare/config.js";
import { runCompare } from "../compare/run-compare.js";
import type { ResultRow, TrialContext } from "../experiment.js";

export interface ComparePartTrial {
  readonly part: "compare";
  readonly trial: CompareTrial;
}

/**
 * One split of the comparison on digits: true and shuffled labels, networks with and without decay from a small
 * start.
 */
export function compareParts(perClass: number, steps: number, depth: number): ComparePartTrial[] {
  const config = compareSchema.parse({ seeds: 1, perClass, steps, depth: Math.max(2, depth) });
  return compareTrials(config)
    .filter((trial) => trial.system !== "mlp" || trial.start === "small")
    .map((trial) => ({ part: "compare", trial }));
}

/** The rows of one system of the comparison. */
export async function comparePart({ trial }: ComparePartTrial, context: TrialContext): Promise<ResultRow[]> {
  const rows = await runCompare(trial, context);
  return rows.map((row) => ({ part: "compare", ...row }));
}
