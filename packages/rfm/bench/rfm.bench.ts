import { fitRfm } from "@collapsar/rfm";
import { codeTargets } from "@collapsar/rfm/parts";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { classData, numpyClassData } from "./setup.js";

const [n, d, classes, rounds] = [5000, 100, 10, 5];

/**
 * The published algorithm, line by line: kernel, solve, one gradient matrix for each output, M divided by its largest
 * entry.
 */
const publishedRfm = `
def distances(X, M):
    XM = X @ M
    squares = np.einsum("ij,ij->i", XM, X)
    D = squares[:, None] - 2 * XM @ X.T + squares[None]
    np.maximum(D, 0, out=D)
    return np.sqrt(D, out=D)

def fit(X, Y, rounds, L=10.0, ridge=1e-3):
    n, d = X.shape
    M = np.eye(d)
    for r in range(rounds + 1):
        D = distances(X, M)
        K = np.exp(D / -L)
        alpha = np.linalg.solve(K + ridge * np.eye(n), Y)
        if r == rounds:
            return M, alpha
        D[D < 1e-10] = 0
        with np.errstate(divide="ignore", invalid="ignore"):
            K = K / D
        K[~np.isfinite(K)] = 0
        XM = X @ M
        G = np.zeros((n, Y.shape[1], d))
        for c in range(Y.shape[1]):
            G[:, c] = (K @ (alpha[:, c:c+1] * XM) - (K @ alpha[:, c])[:, None] * XM) / L
        M = np.einsum("ncd,nce->de", G, G, optimize=True) / n
        M /= M.max()
`;

function fitCase(backend: "auto" | "wasm", threads: number): BenchCase {
  return {
    name: "rfm fit",
    backend,
    dtype: "f64",
    size: `n=${n} d=${d} C=${classes} rounds=${rounds} threads=${threads}`,
    prepare() {
      use(backend, threads);
      const { X, labels } = classData(n, d, classes);
      const Y = codeTargets(labels);
      return {
        run: () => fitRfm(X, Y, { rounds }),
        peer: {
          name: "numpy",
          setup: `${publishedRfm}\n${numpyClassData(n, d, classes)}`,
          python: `fit(X, Y, ${rounds})`,
          env: numpyThreads(threads),
        },
      };
    },
  };
}

export const cases: readonly BenchCase[] = [
  fitCase("auto", 2),
  fitCase("auto", 1),
  fitCase("wasm", 2),
  fitCase("wasm", 1),
];
