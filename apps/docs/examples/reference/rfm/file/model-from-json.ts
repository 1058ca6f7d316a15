import { iris } from "@collapsar/datasets";
import { fitModel, modelFromJson, modelToJson, predictProba } from "@collapsar/rfm";

const data = iris();
const { model } = fitModel(data, { rounds: 0 });
const again = modelFromJson(modelToJson(model));
const [before, after] = [predictProba(model, data.X), predictProba(again, data.X)];
console.log(JSON.stringify(before) === JSON.stringify(after)); // to the last bit
