import { parseNpz } from "@collapsar/datasets";
import { writeNpz } from "@collapsar/datasets/parts";

const bytes = await writeNpz({ X: { shape: [2, 2], data: new Float64Array([1, 2, 3, 4]) } });
const arrays = await parseNpz(bytes);
console.log(arrays);
