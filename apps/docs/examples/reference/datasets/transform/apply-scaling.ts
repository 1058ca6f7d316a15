import { applyScaling, columnScaling } from "@collapsar/datasets/parts";
import { fromRows, toRows } from "@collapsar/linalg";

const scaling = columnScaling(fromRows([[1], [2], [3]])); // of the training rows
console.log(toRows(applyScaling(fromRows([[2], [4]]), scaling)).map(([x]) => x!.toFixed(3)));
