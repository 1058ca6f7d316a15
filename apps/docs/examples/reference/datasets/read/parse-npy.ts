import { parseNpy, parseNpz } from "@collapsar/datasets";
import { writeNpy, writeNpz } from "@collapsar/datasets/parts";

const bytes = writeNpy({ shape: [2, 2], data: new Float64Array([1, 2, 3, 4]) });
const { shape, data } = parseNpy(bytes); // as numpy.save writes it
console.log(shape, Array.from(data));
console.log(parseNpz(writeNpz({ X: { shape, data } })).get("X")!.shape);
