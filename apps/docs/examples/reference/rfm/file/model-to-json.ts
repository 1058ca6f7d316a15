import { iris } from "@collapsar/datasets";
import { fitModel, modelToJson } from "@collapsar/rfm";

const { model } = fitModel(iris(), { rounds: 0 });
console.log(typeof JSON.parse(modelToJson(model)));
