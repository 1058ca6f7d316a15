import type { Matrix } from "@collapsar/linalg";

/** tr Σ_W / tr Σ_B of balanced classes from a Gram matrix, in a few lines. */
export function nc1(K: Matrix, labels: ArrayLike<number>): number {
  const n = K.rows;
  const sizes = new Map<number, number>();
  for (let i = 0; i < n; i++) sizes.set(labels[i]!, (sizes.get(labels[i]!) ?? 0) + 1);
  let [diagonal, within, all] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    diagonal += K.data[i * n + i]! / n;
    for (let j = 0; j < n; j++) {
      const value = K.data[i * n + j]!;
      all += value / n ** 2;
      if (labels[i] === labels[j]) within += value / (n * sizes.get(labels[i]!)!);
    }
  }
  return (diagonal - within) / (within - all);
}
