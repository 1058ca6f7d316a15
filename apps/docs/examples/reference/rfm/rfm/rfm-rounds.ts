import { randomNormal, seededRandom } from "@collapsar/linalg";
import { rfmRounds } from "@collapsar/rfm";

const X = randomNormal(seededRandom(0), 60, 3);
const y = { rows: 60, cols: 1, data: Float64Array.from({ length: 60 }, (_, i) => X.data[3 * i]! ** 2) };
for (const { round, metric } of rfmRounds(X, y, { rounds: 2 })) console.log(round, metric?.rows);
