// You study collapse: NC1 of an infinitely wide network, from its kernel alone.
import { breastCancer, digits, perClass, trainTestSplit } from "@collapsar/datasets";
import { ntk } from "@collapsar/kernels";
import { collapseMetrics, gramNc1 } from "@collapsar/metrics";
import { explain, fitModel, score } from "@collapsar/rfm";

const { X, y } = perClass(digits(), 20);
export const wide = gramNc1(ntk({ activation: "relu", depth: 3 }).gram(X), y).sample.nc1;

// You train networks: hand over features and labels, get NC1 to NC5.
export const measured = collapseMetrics(X, y).nc1.traceRatio;

// You have a table: a kernel machine that learns which columns matter, and says so.
const { train, test } = trainTestSplit(breastCancer(), { testFraction: 0.3, seed: 0 });
const { model } = fitModel(train, { validation: test, rounds: 2 });
export const accuracy = score(model, test.X, test.y);
export const importance = explain(model).importance.toSorted((a, b) => b.value - a.value);
