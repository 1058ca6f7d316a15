import { iris } from "@collapsar/datasets";
import { fitDeepRfm, predictDeepRfm } from "@collapsar/rfm";

const { X, y } = iris();
const classes = predictDeepRfm(fitDeepRfm(X, y, { depth: 2, width: 64 }), X);
console.log(classes.filter((label, i) => label === y[i]).length / y.length > 0.95);
