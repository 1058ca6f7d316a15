import { standardise } from "@collapsar/datasets";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(standardise(fromRows([[1], [2], [3]]))).map(([x]) => x!.toFixed(4)));
