import { randomNormal, seededRandom } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import { linearCka } from "@collapsar/metrics";

const H = randomNormal(seededRandom(0), 100, 8);
const other = randomNormal(seededRandom(1), 100, 8);
console.log(linearCka(H, scale(H, 3)).toFixed(6), linearCka(H, other).toFixed(2));
