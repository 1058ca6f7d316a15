import type { NpyRows } from "@collapsar/datasets/node";
import type { Matrix } from "@collapsar/linalg";
import {
  type CollapseMetrics,
  classStatistics,
  nc4Disagreements,
  summarizeStatistics,
  summaryMetrics,
  updateStatistics,
} from "@collapsar/metrics";
import type { CommandContext } from "../../contract/context.js";

export interface StreamOptions {
  readonly weights?: Matrix;
  readonly bias?: ArrayLike<number>;
  readonly ood?: ArrayLike<number> | undefined;
  readonly weighting: "sample" | "class";
  readonly rieszExponent?: number | undefined;
}

/**
 * Every metric of features that are never held: one pass for the statistics, a second one for NC4 where there is a
 * classifier.
 */
export function streamMetrics(
  file: NpyRows,
  y: Int32Array,
  classes: number,
  { weights, bias, ood, weighting, rieszExponent }: StreamOptions,
  context: CommandContext,
): CollapseMetrics {
  const passes = weights === undefined ? 1 : 2;
  const visit = (pass: number, take: (X: Matrix, labels: Int32Array) => void) => {
    for (const { start, X } of file.batches({ limit: y.length })) {
      context.checkStop();
      context.compute(() => take(X, y.subarray(start, start + X.rows)));
      context.progress({ done: pass * y.length + start + X.rows, total: passes * y.length, unit: "rows" });
    }
  };
  const stats = classStatistics({
    features: file.cols,
    classes,
    scatter: "full",
    ...(weighting === "class" ? { classCounts: countLabels(y, classes) } : {}),
  });
  visit(0, (X, labels) => updateStatistics(stats, X, labels));
  const summary = context.compute(() => summarizeStatistics(stats, weighting));
  let disagreements: number | undefined;
  if (weights !== undefined) {
    disagreements = 0;
    visit(1, (X) => {
      disagreements! += nc4Disagreements(X, summary, { weights, bias });
    });
  }
  return context.compute(() => summaryMetrics(summary, { weights, disagreements, ood, rieszExponent }));
}

function countLabels(y: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of y) counts[label]! += 1;
  return counts;
}
