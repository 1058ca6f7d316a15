import { randomNormal, seededRandom } from "@collapsar/linalg";
import { fitRfm, predictRfm } from "@collapsar/rfm";

const X = randomNormal(seededRandom(0), 100, 5);
const y = { rows: 100, cols: 1, data: Float64Array.from({ length: 100 }, (_, i) => X.data[5 * i]! ** 2) };
const { machine } = fitRfm(X, y, { rounds: 3, ridge: 0 });
const scores = predictRfm(machine, X);
console.log(scores.data.every((value, i) => Math.abs(value - y.data[i]!) < 1e-6)); // without a ridge it interpolates
