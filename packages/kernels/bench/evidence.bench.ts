import { gaussianFamily, logEvidence, scaledFamily } from "@collapsar/kernels/parts";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { type BenchBackend, numpyTwoClasses, twoClasses } from "./setup.js";

const [n, d] = [2000, 10];

const setup = `${numpyTwoClasses(n, d)}
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, RBF, WhiteKernel
kernel = ConstantKernel(1.5) * RBF(2.0) + WhiteKernel(0.1)
gp = GaussianProcessRegressor(kernel, optimizer=None, alpha=0).fit(X, y)`;

/** Log evidence and its gradient by variance, bandwidth and noise. */
export const cases: readonly BenchCase[] = (["auto", "wasm"] as const).map((backend: BenchBackend) => ({
  name: "log evidence and gradient",
  backend,
  dtype: "f64",
  size: `${n}×${d} threads=2`,
  prepare() {
    use(backend);
    const { X, Y } = twoClasses(n, d);
    const family = scaledFamily(gaussianFamily({ bandwidth: 2 }), { variance: 1.5 });
    return {
      run: () => logEvidence(X, Y, { family, noise: 0.1 }),
      peer: {
        name: "scikit-learn",
        setup,
        python: "gp.log_marginal_likelihood(gp.kernel_.theta, eval_gradient=True)",
        env: numpyThreads(),
      },
    };
  },
}));
