import { adaptiveKernel } from "@collapsar/kernels";
import { adaptiveTargets } from "@collapsar/kernels/parts";
import { randomNormal, seededRandom } from "@collapsar/linalg";

const X = randomNormal(seededRandom(0), 12, 3);
const labels = Array.from({ length: 12 }, (_, i) => i % 2);
const { stages } = adaptiveKernel(X, adaptiveTargets(labels), { anneal: [1e4, 1000] });
for (const { width, traceSigma } of stages) console.log(width, traceSigma.toFixed(4));
