import { cholesky, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { addDiagonal, choleskySolve, expDistances } from "@collapsar/linalg/parts";

const X = randomNormal(seededRandom(0), 200, 3);
const y = matmul(X, randomNormal(seededRandom(1), 3, 1));
const K = expDistances(X, X, { power: 2, scale: -0.05 });
const weights = choleskySolve(cholesky(addDiagonal(K, 1e-6)), y);
export const fitted = matmul(K, weights);
