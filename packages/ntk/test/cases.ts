import { gram, type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";

/** C classes of m samples, class by class. */
export function balancedLabels(C: number, m: number): number[] {
  return Array.from({ length: C * m }, (_, i) => Math.floor(i / m));
}

/** Classes of 2 to 5 samples in a random order. */
export function shuffledLabels(C: number, seed: number): { labels: number[]; sizes: number[] } {
  const rng = seededRandom(seed);
  const sizes = Array.from({ length: C }, () => 2 + rng.integer(4));
  const ordered = sizes.flatMap((size, c) => new Array<number>(size).fill(c));
  return { labels: Array.from(rng.permutation(ordered.length), (i) => ordered[i]!), sizes };
}

/** A random positive definite n × n matrix. */
export function randomGram(n: number, seed: number): Matrix {
  return gram(randomNormal(seededRandom(seed), n, n + 2));
}

/** ⟨x, z⟩. */
export const linearKernel = { gram: (X: Matrix, Z: Matrix = X) => matmul(X, Z, { transposeB: true }) };

/** A typical feature kernel. */
export const KAPPA = { diagonal: 1, within: 0.5, between: 0.2 };
