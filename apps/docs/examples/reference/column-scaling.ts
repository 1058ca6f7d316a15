import { columnScaling } from "@collapsar/datasets";
import { fromRows } from "@collapsar/linalg";

console.log(columnScaling(fromRows([[1], [2], [3]])));
