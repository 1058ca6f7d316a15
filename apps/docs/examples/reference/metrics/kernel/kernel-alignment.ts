import { gram, randomNormal, seededRandom } from "@collapsar/linalg";
import { kernelAlignment } from "@collapsar/metrics";

const K = gram(randomNormal(seededRandom(0), 20, 3));
console.log(kernelAlignment(K, K).toFixed(6));
