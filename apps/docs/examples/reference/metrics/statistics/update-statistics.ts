import { iris } from "@collapsar/datasets";
import { rowRange } from "@collapsar/linalg/parts";
import { classStatistics, summariseStatistics, summaryMetrics, updateStatistics } from "@collapsar/metrics";

const { X, y } = iris();
const stats = classStatistics({ features: X.cols, classes: 3, scatter: "full" });
for (let at = 0; at < X.rows; at += 50)
  updateStatistics(stats, rowRange(X, at, at + 50), y.subarray(at, at + 50));
console.log(summaryMetrics(summariseStatistics(stats)).nc1.traceRatio);
