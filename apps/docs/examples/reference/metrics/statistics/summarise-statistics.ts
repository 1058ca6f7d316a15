import { fromRows } from "@collapsar/linalg";
import { classStatistics, summariseStatistics, updateStatistics } from "@collapsar/metrics";

const stats = classStatistics({ features: 1, classes: 2 });
updateStatistics(stats, fromRows([[1], [3]]), [0, 0]); // one batch
updateStatistics(stats, fromRows([[6], [8]]), [1, 1]); // the next
const { classes, counts, meanStd } = summariseStatistics(stats);
console.log(classes, Array.from(counts), meanStd); // two rows 1 away from the mean of each
