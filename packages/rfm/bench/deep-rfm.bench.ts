import { deepRfm } from "@collapsar/rfm";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { classData, numpyClassData } from "./setup.js";

/** Sizes of MNIST images, on synthetic rows: the time does not depend on what they hold. */
const [n, d, classes, depth] = [5000, 784, 10, 6];

/** The published layers, line by line, NC1 at each step included. */
const publishedDeepRfm = `
def nc1(H):
    means = np.stack([H[labels == c].mean(0) for c in range(${classes})])
    counts = np.bincount(labels)
    within = ((H - means[labels]) ** 2).sum() / len(H)
    centre = H.mean(0)
    return within / ((counts / len(H)) @ ((means - centre) ** 2).sum(1))

def deep(X, depth, width=512, L=2.0, ridge=1e-3):
    rng = np.random.default_rng(0)
    Y = 2 * np.eye(${classes})[labels] - 1
    H = (X - X.mean(0)) / X.std(0)
    out = []
    for layer in range(depth):
        H = H / np.linalg.norm(H, axis=1, keepdims=True)
        squares = (H * H).sum(1)
        D = np.sqrt(np.maximum(squares[:, None] - 2 * H @ H.T + squares[None], 0))
        K = np.exp(D / -L)
        alpha = np.linalg.solve(K + ridge * np.eye(len(H)), Y)
        D[D < 1e-10] = 0
        with np.errstate(divide="ignore", invalid="ignore"):
            K = K / D
        K[~np.isfinite(K)] = 0
        M = 0
        for c in range(${classes}):
            G = (K @ (alpha[:, c:c+1] * H) - (K @ alpha[:, c])[:, None] * H) / L
            M = M + G.T @ G
        M /= M.max()
        values, vectors = np.linalg.eigh(M)
        root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
        MX = H @ root
        V = rng.normal(size=(width, MX.shape[1]))
        F = np.maximum(MX @ V.T, 0)
        out.append((nc1(H), nc1(MX), nc1(F)))
        H = F
    return out
`;

function deepCase(backend: "auto" | "wasm", threads: number): BenchCase {
  return {
    name: "deep-rfm",
    backend,
    dtype: "f64",
    size: `n=${n} d=${d} layers=${depth} width=512 threads=${threads}`,
    prepare() {
      use(backend, threads);
      const { X, labels } = classData(n, d, classes);
      return {
        run: () => deepRfm(X, labels, { depth }),
        peer: {
          name: "numpy",
          setup: `${publishedDeepRfm}\n${numpyClassData(n, d, classes)}`,
          python: `deep(X, ${depth})`,
          env: numpyThreads(threads),
        },
      };
    },
  };
}

export const cases: readonly BenchCase[] = [deepCase("auto", 2), deepCase("wasm", 2)];
