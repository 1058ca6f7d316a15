import { dense, relu, serial } from "@collapsar/kernels";
import { kernelNc1Together } from "@collapsar/metrics/parts";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { type BenchBackend, numpyTwoClasses, twoClasses } from "./setup.js";

const [n, d] = [4096, 128];

const numpy = `
K = X @ X.T / d
a = np.einsum('ij,ij->i', X, X) / d
s = np.sqrt(np.outer(a, a))
c = np.clip(K / s, -1, 1)
t = np.arccos(c)
T = s * (np.sin(t) + (np.pi - t) * c) / (2 * np.pi)
Theta = T + K * (np.pi - t) / (2 * np.pi)
`;

const nc1 = `${numpy}
c = (y > 0).astype(int)
M = np.eye(2)[c] / (n / 2)
def ratio(G):
    S = M.T @ G @ M
    return (np.trace(G) / n - np.trace(S) / 2) / (np.trace(S) / 2 - S.mean())
result = ratio(T), ratio(Theta)
`;

/** NNGP and NTK (ReLU, depth 2) Gram matrices in one pass. */
const grams = (backend: BenchBackend): BenchCase => ({
  name: "nngp and ntk",
  backend: backend === "auto" ? "native" : backend,
  dtype: "f64",
  size: `${n}×${d} threads=2`,
  prepare() {
    use(backend);
    const { X } = twoClasses(n, d);
    const net = serial(dense(), relu(), dense());
    return {
      run: () => net.both(X),
      peer: { name: "numpy", setup: numpyTwoClasses(n, d), python: numpy, env: numpyThreads() },
    };
  },
});

/** NC1 of both from one pass, without keeping the Gram matrices. */
const kernelNc1 = (backend: BenchBackend): BenchCase => ({
  name: "kernel-nc1",
  backend: backend === "auto" ? "native" : backend,
  dtype: "f64",
  size: `${n}×${d} threads=2`,
  prepare() {
    use(backend);
    const { X, labels } = twoClasses(n, d);
    const net = serial(dense(), relu(), dense());
    return {
      run: () => kernelNc1Together(net, ["nngp", "ntk"], X, labels),
      peer: { name: "numpy", setup: numpyTwoClasses(n, d), python: nc1, env: numpyThreads() },
    };
  },
});

const backends = ["auto", "wasm"] as const;
export const cases: readonly BenchCase[] = [...backends.map(grams), ...backends.map(kernelNc1)];
