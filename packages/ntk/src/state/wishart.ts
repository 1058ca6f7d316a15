import { type Matrix, type Random, randomNormal, zeros } from "@collapsar/linalg";

/**
 * A root G of a Wishart matrix: GGᵀ has the law of ZZᵀ with Z p × degrees standard normal, at O(p²) whatever the
 * degrees.
 *
 * Source: Bartlett 1933; chi-squared variables by Marsaglia and Tsang 2000.
 */
export function wishartRoot(p: number, degrees: number, rng: Random): Matrix {
  if (degrees < p) return randomNormal(rng, p, degrees);
  const root = zeros(p, p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) root.data[i * p + j] = rng.normal();
    root.data[i * p + i] = Math.sqrt(chiSquared(degrees - i, rng));
  }
  return root;
}

/** A χ² variable: twice a Gamma(degrees/2) by rejection; one degree is a squared normal. */
function chiSquared(degrees: number, rng: Random): number {
  if (degrees === 1) return rng.normal() ** 2;
  const d = degrees / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  while (true) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(rng.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}
