import { iris, trainTestSplit } from "@collapsar/datasets";

const { train, test } = trainTestSplit(iris(), { testFraction: 0.2, seed: 0 });
console.log(train.X.rows, test.X.rows); // each class keeps its share
