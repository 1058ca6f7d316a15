import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";

export type BenchBackend = "auto" | "wasm";

/** Two Gaussian classes at ∓2 on every coordinate with standard deviation 0.5, and targets ∓1. */
export function twoClasses(
  n: number,
  d: number,
): { readonly X: Matrix; readonly Y: Matrix; readonly labels: Int32Array } {
  const X = randomNormal(seededRandom(0), n, d);
  for (let at = 0; at < X.data.length; at++)
    X.data[at] = 0.5 * X.data[at]! + (at < X.data.length / 2 ? -2 : 2);
  const labels = Int32Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1));
  return { X, labels, Y: { rows: n, cols: 1, data: Float64Array.from(labels, (label) => 2 * label - 1) } };
}

/** The same by NumPy: X, y. */
export function numpyTwoClasses(n: number, d: number): string {
  return `n, d = ${n}, ${d}
y = np.where(np.arange(n) < n // 2, -1.0, 1.0)
X = 0.5 * np.random.default_rng(0).normal(size=(n, d)) + 2 * y[:, None]`;
}
