import { randomNormal, seededRandom } from "@collapsar/linalg";
import { fitRfm } from "@collapsar/rfm";

const X = randomNormal(seededRandom(0), 100, 5);
const y = { rows: 100, cols: 1, data: Float64Array.from({ length: 100 }, (_, i) => X.data[5 * i]! ** 2) };
const { machine } = fitRfm(X, y, { rounds: 3 });
// the first input alone matters
console.log(Array.from({ length: 5 }, (_, k) => machine.metric!.data[6 * k]!.toFixed(2)));
