import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { rowSquaredNorms } from "@collapsar/linalg/parts";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { networkGrams } from "../src/operations/network.js";

const N = 4096;
const D = 128;

/** Depth 2 on inputs X: K¹ = 2XXᵀ/d, then T(K¹) and T + K¹ ∘ Ṫ(K¹). */
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
      const X = randomNormal(seededRandom(N + D), N, D);
      const peer = { name: "numpy", setup: NUMPY, python: "kernels()", env: numpyThreads(2) } as const;
      return { run: () => networkKernels(X), peer };
    },
  };
}

export const cases: readonly BenchCase[] = [relu("native"), relu("wasm")];
