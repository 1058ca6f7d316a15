import { iris } from "@collapsar/datasets";
import { fitModel, loadModel, predict, saveModel } from "@collapsar/rfm";

const { X, ...rest } = iris();
const bytes = saveModel(fitModel({ X, ...rest }, { rounds: 1 }).model); // write them to a file
console.log(predict(loadModel(bytes), X).slice(0, 2));
