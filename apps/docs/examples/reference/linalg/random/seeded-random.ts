import { seededRandom } from "@collapsar/linalg";

const random = seededRandom(0);
console.log(random.integer(6), random.integer(6), random.permutation(4));
