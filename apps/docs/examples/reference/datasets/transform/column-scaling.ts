import { columnScaling } from "@collapsar/datasets/parts";
import { fromRows } from "@collapsar/linalg";

console.log(columnScaling(fromRows([[1], [2], [3]])));
