import { fromRows, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { regressionCollapse } from "@collapsar/metrics";

const targets = randomNormal(seededRandom(0), 50, 2);
const W = fromRows([
  [1, 0, 0, 0],
  [0, 1, 0, 0],
]);
const { nrc1, nrc2 } = regressionCollapse(matmul(targets, W), targets, W); // features in the rows' plane
console.log(nrc1! < 1e-12, nrc2! < 1e-12);
