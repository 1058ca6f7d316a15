import { fromRows } from "@collapsar/linalg";
import { classStatistics, summariseStatistics, updateStatistics } from "@collapsar/metrics";

const stats = classStatistics({ features: 1, classes: 2 });
updateStatistics(stats, fromRows([[1], [3]]), [0, 1]);
updateStatistics(stats, fromRows([[2], [5]]), [0, 1]);
console.log(summariseStatistics(stats).counts);
