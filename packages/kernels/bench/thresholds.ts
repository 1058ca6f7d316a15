/**
 * `npx tsx packages/kernels/bench/thresholds.ts`: from which size wasm wins, for the sizes that operations are
 * defined with.
 */
import { gram, randomNormal, seededRandom, setBackend, setThreads } from "@collapsar/linalg";
import { diagonal } from "@collapsar/linalg/parts";
import { quickest } from "../../../bench/quickest.js";
import { dualErf, dualRelu } from "../src/operations/dual.js";
import { networkGrams } from "../src/operations/network.js";
import { radialPair } from "../src/operations/radial-pair.js";

/** The operations between n rows, each of n² entries. */
function runs(n: number): Record<string, () => unknown> {
  const X = randomNormal(seededRandom(n), n, n);
  const K = gram(X);
  const a = diagonal(K);
  const step = { activation: "relu", a, b: a, toK: [0, 1, 0], toTheta: [0, 1, 0, 0, 1] } as const;
  const network = { alpha: 1, offset: 0, steps: [step], tangent: true };
  return {
    radialPair: () => radialPair(X, { power: 1, scale: -1 }),
    dualRelu: () => dualRelu(K, a, a),
    dualErf: () => dualErf(K, a, a),
    network: () => networkGrams(X, X, network),
  };
}

setThreads(2);
for (const n of [2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256]) {
  for (const [name, run] of Object.entries(runs(n))) {
    const times = (["js", "wasm", "auto"] as const).map((backend) => {
      setBackend(backend);
      return `${backend} ${quickest(run).toFixed(1)}`;
    });
    console.log(`${name} n=${n} size=${n * n}: ${times.join(", ")} µs`);
  }
}
process.exit();
