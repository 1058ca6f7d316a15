import { iris, trainTestSplit } from "@collapsar/datasets";
import { fitModel, score } from "@collapsar/rfm";

const { train, test } = trainTestSplit(iris(), { testFraction: 0.3, seed: 0 });
console.log(score(fitModel(train, { rounds: 1 }).model, test.X, test.y));
