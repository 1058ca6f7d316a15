import { type Matrix, matrix, zeros } from "@collapsar/linalg";
import { mapInto, networkGrams, rowSquaredNorms } from "@collapsar/linalg/parts";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { normal } from "./setup.js";

const ENTRIES = 25_000_000;

function values(): Matrix {
  return matrix(
    5000,
    5000,
    Float64Array.from({ length: ENTRIES }, (_, i) => -((i * 0.618) % 20)),
  );
}

function mathExp(x: Float64Array, y: Float64Array): Float64Array {
  for (let i = 0; i < x.length; i++) y[i] = Math.exp(x[i]!);
  return y;
}

/** Maps are always computed by wasm; with the native backend loaded its threads carry the numbers themselves. */
function exp(backend: "native" | "wasm", peer: "numpy" | "math"): BenchCase {
  return {
    name: "exp",
    backend,
    dtype: "f64",
    size: "25000000 threads=2",
    prepare() {
      use(backend === "native" ? "auto" : backend, 2);
      const A = values();
      const out = zeros(A.rows, A.cols);
      const spare = new Float64Array(A.data.length);
      const setup = `X = -((np.arange(${ENTRIES}) * 0.618) % 20)\nY = np.empty_like(X)`;
      const other =
        peer === "numpy"
          ? ({ name: "numpy", setup, python: "np.exp(X, out=Y)" } as const)
          : { name: "math", run: () => mathExp(A.data as Float64Array, spare) };
      return { run: () => mapInto(A, "exp", out), peer: other };
    },
  };
}

const N = 4096;
const D = 128;

/** Depth 2 on inputs X: K¹ = 2XXᵀ/d, then T(K¹) and T + K¹ ∘ Ṫ(K¹), as the layers of `@collapsar/kernels` ask for them. */
function networkKernels(X: Matrix): { K: Matrix; Theta: Matrix | null } {
  const a = rowSquaredNorms(X).map((value) => (2 * value) / D);
  const step = { activation: "relu", a, b: a, toK: [0, 1, 0], toTheta: [0, 1, 0, 0, 1] } as const;
  return networkGrams(X, X, { alpha: 2 / D, offset: 0, steps: [step], tangent: true });
}

const NUMPY = `X = np.random.default_rng(0).normal(size=(${N}, ${D}))
def kernels():
    K = 2 * (X @ X.T) / ${D}
    s = np.sqrt(np.diag(K)); S = np.outer(s, s)
    C = np.clip(K / S, -1, 1); theta = np.arccos(C)
    T = S * (np.sqrt(1 - C * C) + (np.pi - theta) * C) / (2 * np.pi)
    dT = (np.pi - theta) / (2 * np.pi)
    return T, T + K * dT`;

function relu(backend: "native" | "wasm"): BenchCase {
  return {
    name: "relu-nngp-ntk",
    backend,
    dtype: "f64",
    size: `n=${N} d=${D} threads=2`,
    prepare() {
      use(backend === "native" ? "auto" : backend, 2);
      const X = normal(N, D);
      const peer = { name: "numpy", setup: NUMPY, python: "kernels()", env: numpyThreads(2) } as const;
      return { run: () => networkKernels(X), peer };
    },
  };
}

export const cases: readonly BenchCase[] = [
  exp("native", "numpy"),
  exp("native", "math"),
  exp("wasm", "numpy"),
  exp("wasm", "math"),
  relu("native"),
  relu("wasm"),
];
