import { iris } from "@collapsar/datasets";
import { fitDeepRfm } from "@collapsar/rfm";

const { X, y } = iris();
const { stages } = fitDeepRfm(X, y, { depth: 2, width: 64 });
console.log(stages.length); // one a layer
