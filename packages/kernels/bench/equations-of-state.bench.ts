import { adaptiveKernel } from "@collapsar/kernels";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { type BenchBackend, numpyTwoClasses, twoClasses } from "./setup.js";

const [n, d] = [256, 32];

const setup = `${numpyTwoClasses(n, d)}
import scipy.linalg as sl, scipy.optimize as so
noise, variance = 1e-6, 1 / 128
def target(S, h):
    K = X @ S @ X.T
    k = np.diag(K); g = 1 + 2 * k
    D = np.outer(g, g)
    E = variance * 4 / np.pi / np.sqrt(D - 4 * K * K)
    Q = variance * 2 / np.pi * np.arcsin(2 * K / np.sqrt(D))
    P = sl.cho_solve(sl.cho_factor(Q + noise * np.eye(n)), np.eye(n))
    alpha = P @ y
    A = P - np.outer(alpha, alpha)
    W = A * E
    s = np.diag(A) * variance * 4 / np.pi / (g * np.sqrt(1 + 4 * k)) - 2 / g * ((W * K).sum(1) - np.diag(W) * k)
    np.fill_diagonal(W, s)
    return d * np.eye(d) + X.T @ W @ X / h
def anneal():
    S = np.eye(d) / d
    widths = [1e5 - 1e4 * i for i in range(10)] + [9e3 - 1e3 * i for i in range(9)] + [900 - 100 * i for i in range(5)]
    for h in widths:
        S = so.newton_krylov(lambda S: S @ target(S, h) - np.eye(d), S, f_tol=1e-8)
    return S`;

/** The 24 annealing stages of the equations of state, noise 1e-6; SciPy has the same closed-form gradient. */
export const cases: readonly BenchCase[] = (["auto", "wasm"] as const).map((backend: BenchBackend) => ({
  name: "equations of state",
  backend,
  dtype: "f64",
  size: `${n}×${d} threads=2`,
  prepare() {
    use(backend);
    const { X, Y } = twoClasses(n, d);
    return {
      run: () => adaptiveKernel(X, Y),
      peer: { name: "scipy", setup, python: "anneal()", env: numpyThreads() },
    };
  },
}));
