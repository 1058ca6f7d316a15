import { fromRows } from "@collapsar/linalg";
import { classStatistics, mergeStatistics, updateStatistics } from "@collapsar/metrics";

const [here, there] = [0, 1].map(() => classStatistics({ features: 1, classes: 2 }));
updateStatistics(here!, fromRows([[1], [3]]), [0, 1]);
updateStatistics(there!, fromRows([[2], [5]]), [0, 1]);
console.log(mergeStatistics(here!, there!).counts);
