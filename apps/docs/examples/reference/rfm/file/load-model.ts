import { iris } from "@collapsar/datasets";
import { fitModel, loadModel, saveModel } from "@collapsar/rfm";

const model = loadModel(saveModel(fitModel(iris(), { rounds: 1 }).model));
console.log(model.task.kind);
