// You build with it: features as your network gives them, measured; a model of a table that explains itself.
import { breastCancer, trainTestSplit } from "@collapsar/datasets";
import { collapseMetrics } from "@collapsar/metrics";
import { explain, fitModel, saveModel, score } from "@collapsar/rfm";

const { train, test } = trainTestSplit(breastCancer(), { testFraction: 0.3, seed: 0 });
export const measured = collapseMetrics(train.X, train.y).nc1.traceRatio;
const { model } = fitModel(train, { validation: test, rounds: 2 });
export const accuracy = score(model, test.X, test.y);
export const importance = explain(model).importance.toSorted((a, b) => b.value - a.value);
export const file = saveModel(model); // bytes that loadModel reads in Node, browsers and workers
