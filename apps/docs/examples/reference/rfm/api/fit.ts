import { trainTestSplit, wine } from "@collapsar/datasets";
import { fit, predict } from "@collapsar/rfm";

const { train, test } = trainTestSplit(wine(), { testFraction: 0.3, seed: 0 });
const model = await fit(train, { rounds: 3 });
const right = predict(model, test.X).filter((name, i) => name === test.classNames[test.y[i]!]).length;
console.log(`${right} of ${test.y.length} right`, model.heldOut?.scores.accuracy);
