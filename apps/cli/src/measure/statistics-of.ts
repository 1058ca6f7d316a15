import type { Matrix, Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { classStatistics, type FeatureRows, updateStatistics } from "@collapsar/metrics";
import type { OpenedSet } from "./opened-set.js";
import { naturally, type SavedSummary } from "./summary-file.js";

/** The blocks of features, whether they are held or read. */
export function* blocksOf(H: Matrix | FeatureRows): Generator<Matrix> {
  if ("blocks" in H) yield* H.blocks();
  else yield H;
}

/** The rows whose label is not −1. */
function keptRows(X: Matrix, labels: Int32Array): Matrix {
  if (!labels.includes(-1)) return X;
  const kept = Array.from(labels.keys()).filter((i) => labels[i]! >= 0);
  const data = new Float64Array(kept.length * X.cols);
  kept.forEach((from, to) => {
    data.set(X.data.subarray(from * X.cols, (from + 1) * X.cols), to * X.cols);
  });
  return { rows: kept.length, cols: X.cols, data };
}

/** Class means and scatter of a set, in one pass. */
export function statisticsOf(
  { H, y, names }: OpenedSet,
  scatter: "trace" | "full",
  work: Work,
): SavedSummary {
  const present = new Set(y);
  const all = naturally([...names].filter(([value]) => present.has(value)).map(([, name]) => name));
  const index = new Map([...names].map(([value, name]) => [value, all.indexOf(name)]));
  const stats = classStatistics({ features: H.cols, classes: all.length, scatter });
  let start = 0;
  for (const X of blocksOf(H)) {
    const labels = y.subarray(start, start + X.rows);
    const ranks = labels.filter((value) => value >= 0).map((value) => index.get(value)!);
    updateStatistics(stats, keptRows(X, labels), ranks);
    start += X.rows;
    advance(work, { done: start, total: H.rows, unit: "rows", message: "summary" });
  }
  return { stats, names: all };
}
