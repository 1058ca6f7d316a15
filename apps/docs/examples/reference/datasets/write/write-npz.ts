import { writeNpz } from "@collapsar/datasets/parts";

const bytes = await writeNpz({ X: { shape: [2, 2], data: new Float64Array([1, 2, 3, 4]) } });
console.log(String.fromCharCode(...bytes.slice(0, 2)), bytes.length > 100); // a zip
