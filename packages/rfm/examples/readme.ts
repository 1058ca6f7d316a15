import { breastCancer, trainTestSplit } from "@collapsar/datasets";
import { explain, fitModel, loadModel, predict, saveModel, score } from "@collapsar/rfm";

const { train, test } = trainTestSplit(breastCancer(), { testFraction: 0.3, seed: 0 });
const { model } = fitModel(train, { validation: test, rounds: 3 });

const bytes = saveModel(model); // one file: write these bytes anywhere
const kept = loadModel(bytes);
export const accuracy = score(kept, test.X, test.y);
export const prediction = predict(kept, test.X);
export const important = explain(kept).importance.toSorted((a, b) => b.value - a.value)[0]!.feature;
