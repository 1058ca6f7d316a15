import { iris } from "@collapsar/datasets";
import {
  classStatistics,
  collapseMetrics,
  summariseStatistics,
  summaryMetrics,
  updateStatistics,
} from "@collapsar/metrics";

const { X, y } = iris();
const stats = classStatistics({ features: 4, classes: 3, scatter: "full" });
updateStatistics(stats, X, y);
const streamed = summaryMetrics(summariseStatistics(stats)).nc1.traceRatio!;
const whole = collapseMetrics(X, y).nc1.traceRatio!;
console.log(Math.abs(streamed / whole - 1) < 1e-12);
