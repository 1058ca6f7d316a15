import { parseParquet } from "@collapsar/datasets";
import { writeParquet } from "@collapsar/datasets/parts";

const bytes = writeParquet([
  { name: "length", data: Float64Array.of(4.5, Number.NaN) },
  { name: "colour", data: ["red", "blue"] },
]);
const { rows, columns } = await parseParquet(bytes);
console.log(rows, columns.map(({ name, kind }) => `${name}: ${kind}`).join(", "));
