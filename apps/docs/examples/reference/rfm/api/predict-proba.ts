import { trainTestSplit, wine } from "@collapsar/datasets";
import { fitModel, predictProba } from "@collapsar/rfm";

const { train, test } = trainTestSplit(wine(), { testFraction: 0.3, seed: 0 });
const { model } = fitModel(train, { rounds: 2 });
console.log(predictProba(model, test.X)[0]);
