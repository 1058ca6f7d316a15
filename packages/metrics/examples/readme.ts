import { matrix } from "@collapsar/linalg";
import {
  classStatistics,
  collapseMetrics,
  summariseStatistics,
  summaryMetrics,
  updateStatistics,
} from "@collapsar/metrics";

// Six samples of three features, in three classes.
const H = matrix(6, 3, [2, 0, 0.1, 1.9, 0.1, 0, 0, 2, 0, 0.2, 2.1, 0, 0, 0.1, 2, 0.1, 0, 2.2]);
const labels = [0, 0, 1, 1, 2, 2];
export const whole = collapseMetrics(H, labels);

// The same in one pass over batches: works for features that never fit in memory.
const stats = classStatistics({ features: 3, classes: 3, scatter: "full" });
updateStatistics(stats, H, labels);
export const streamed = summaryMetrics(summariseStatistics(stats));
