import { randomNormal, seededRandom } from "@collapsar/linalg";

const { rows, cols, data } = randomNormal(seededRandom(0), 2, 2);
console.log(rows, cols, data);
