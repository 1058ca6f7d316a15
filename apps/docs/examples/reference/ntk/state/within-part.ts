import { fromRows, gram, toRows } from "@collapsar/linalg";
import { withinPart } from "@collapsar/ntk/parts";

const S = fromRows([
  [4, 0],
  [0, 9],
]);
const H2 = withinPart(S, { columns: 5 });
console.log(toRows(gram(H2)).map((row) => row.map((value) => Math.abs(value).toFixed(9)))); // S again
