import { type Matrix, matmul, randomNormal, seededRandom, setBackend, setThreads } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { Skip } from "../../../bench/case.js";

/** Puts a backend in force with a number of threads; "auto" has everything that the machine offers. */
export function use(backend: "native" | "wasm" | "js" | "auto", threads: number): void {
  try {
    if (backend === "native" || backend === "auto") loadNative();
  } catch (error) {
    if (backend === "native") throw new Skip((error as Error).message);
  }
  try {
    setBackend(backend);
  } catch (error) {
    throw new Skip((error as Error).message);
  }
  setThreads(threads);
}

export function normal(rows: number, cols: number, dtype: "f64" | "f32" = "f64"): Matrix {
  return randomNormal(seededRandom(rows + cols), rows, cols, dtype);
}

/** AAᵀ/n + I. */
export function definite(n: number): Matrix {
  const A = normal(n, n);
  const S = matmul(A, A, { transposeB: true, alpha: 1 / n });
  for (let i = 0; i < n; i++) S.data[i * (n + 1)] = S.data[i * (n + 1)]! + 1;
  return S;
}

/** Environment of a NumPy that uses as many threads as we do. */
export function numpyThreads(threads: number): Record<string, string> {
  const count = String(threads);
  return { OPENBLAS_NUM_THREADS: count, OMP_NUM_THREADS: count, MKL_NUM_THREADS: count };
}

/** Statements that define X as standard normals. */
export function numpyNormal(rows: number, cols: number): string {
  return `X = np.random.default_rng(0).normal(size=(${rows}, ${cols}))`;
}
