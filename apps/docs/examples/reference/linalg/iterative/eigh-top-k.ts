import { gram, randomNormal, seededRandom } from "@collapsar/linalg";
import { eighTopK } from "@collapsar/linalg/parts";

const K = gram(randomNormal(seededRandom(0), 200, 20));
const { values } = eighTopK(K, 2); // the two largest of 200
console.log(Array.from(values, (value) => value.toFixed(3)));
