import { cholesky, eigh, svd, toMlMatrix } from "@collapsar/linalg";
import { choleskySolve } from "@collapsar/linalg/parts";
import { CholeskyDecomposition, EigenvalueDecomposition, SingularValueDecomposition } from "ml-matrix";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { definite, normal, numpyNormal } from "./setup.js";

const N = 1000;
const SYMMETRIC = `${numpyNormal(N, N)}\nS = X @ X.T / ${N} + np.eye(${N})`;
/** SciPy's triangular solves where it is installed; NumPy alone has only the general solve. */
const SOLVE = `${SYMMETRIC}
B = X[:, :100].copy()
try:
    from scipy.linalg import cho_factor, cho_solve
    def solve(): return cho_solve(cho_factor(S, lower=True, check_finite=False), B, check_finite=False)
except ImportError:
    def solve(): return np.linalg.solve(S, B)`;

type Backend = "native" | "wasm" | "js";

function row(name: string, backend: Backend, size: string, prepare: BenchCase["prepare"]): BenchCase {
  const threads = backend === "native" ? 2 : 1;
  return {
    name,
    backend,
    dtype: "f64",
    size: `${size} threads=${threads}`,
    prepare() {
      use(backend, threads);
      return prepare();
    },
  };
}

function numpy(setup: string, python: string) {
  return { name: "numpy", setup, python, env: numpyThreads(2) } as const;
}

function eighOn(backend: Backend): BenchCase {
  return row("eigh", backend, `${N}`, () => {
    const S = definite(N);
    const M = toMlMatrix(S);
    const ml = () => new EigenvalueDecomposition(M, { assumeSymmetric: true });
    const peer =
      backend === "native" ? numpy(SYMMETRIC, "np.linalg.eigh(S)") : { name: "ml-matrix", run: ml };
    return { run: () => eigh(S), peer };
  });
}

function choleskyOn(backend: Backend): BenchCase {
  return row("cholesky", backend, `${N}`, () => {
    const S = definite(N);
    const M = toMlMatrix(S);
    const ml = () => new CholeskyDecomposition(M);
    const peer =
      backend === "native" ? numpy(SYMMETRIC, "np.linalg.cholesky(S)") : { name: "ml-matrix", run: ml };
    return { run: () => cholesky(S), peer };
  });
}

function solveOn(backend: Backend): BenchCase {
  return row("cholesky", backend, `${N} and solve 100`, () => {
    const S = definite(N);
    const B = normal(N, 100);
    const [M, R] = [toMlMatrix(S), toMlMatrix(B)];
    const ml = () => new CholeskyDecomposition(M).solve(R);
    const peer = backend === "native" ? numpy(SOLVE, "solve()") : { name: "ml-matrix", run: ml };
    return { run: () => choleskySolve(cholesky(S), B), peer };
  });
}

function svdOn(backend: Backend): BenchCase {
  return row("svd", backend, "1000×500", () => {
    const A = normal(1000, 500);
    const M = toMlMatrix(A);
    const ml = () => new SingularValueDecomposition(M);
    const setup = numpyNormal(1000, 500);
    const peer =
      backend === "native"
        ? numpy(setup, "np.linalg.svd(X, full_matrices=False)")
        : { name: "ml-matrix", run: ml };
    return { run: () => svd(A), peer };
  });
}

const backends = ["native", "wasm"] as const;
export const cases: readonly BenchCase[] = [
  ...backends.map(eighOn),
  ...backends.map(choleskyOn),
  ...backends.map(solveOn),
  ...backends.map(svdOn),
];
