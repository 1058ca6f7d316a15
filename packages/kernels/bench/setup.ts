import { type Matrix, randomNormal, seededRandom, setBackend, setThreads } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { Skip } from "../../../bench/case.js";

export type BenchBackend = "auto" | "wasm";

/** Puts a backend in force with two threads: "auto" has the machine's own library and takes wasm for what that lacks. */
export function use(backend: BenchBackend): void {
  try {
    if (backend === "auto") loadNative();
    setBackend(backend);
  } catch (error) {
    throw new Skip((error as Error).message);
  }
  setThreads(2);
}

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

/** A peer with as many threads as we have. */
export const twoThreads = { OPENBLAS_NUM_THREADS: "2", OMP_NUM_THREADS: "2", MKL_NUM_THREADS: "2" };
