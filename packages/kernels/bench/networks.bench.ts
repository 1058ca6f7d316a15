import { dense, relu, serial } from "@collapsar/kernels";
import type { BenchCase } from "../../../bench/case.js";
import { type BenchBackend, numpyTwoClasses, twoClasses, twoThreads, use } from "./setup.js";

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

/** NNGP and NTK (ReLU, depth 2) Gram matrices in one pass. */
export const cases: readonly BenchCase[] = (["auto", "wasm"] as const).map((backend: BenchBackend) => ({
  name: "nngp and ntk",
  backend,
  dtype: "f64",
  size: `${n}×${d} threads=2`,
  prepare() {
    use(backend);
    const { X } = twoClasses(n, d);
    const net = serial(dense(), relu(), dense());
    return {
      run: () => net.both(X),
      peer: { name: "numpy", setup: numpyTwoClasses(n, d), python: numpy, env: twoThreads },
    };
  },
}));
