import { digits } from "@collapsar/datasets";
import { examplesFor, mlp } from "@collapsar/nn";

const { X, y } = digits();
const { n, shape, classes } = examplesFor(mlp({ inputs: 64, classes: 10, hidden: [16] }), X, y);
console.log(n, shape, classes);
