import { iris } from "@collapsar/datasets";
import { explainRows, fitModel } from "@collapsar/rfm";

const data = iris();
const { model } = fitModel(data, { rounds: 1 });
const [first] = explainRows(model, data.X);
console.log(first);
