import { gram, randomNormal, seededRandom } from "@collapsar/linalg";
import {
  classStatistics,
  collapseMetrics,
  gramNc1,
  summariseStatistics,
  summaryMetrics,
  updateStatistics,
} from "@collapsar/metrics";
import { use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";

const labelsOf = (n: number, classes: number) => Int32Array.from({ length: n }, (_, i) => i % classes);

const SCATTERS = `
import numpy as np
def scatters(H, y, C):
    M = np.stack([H[y == c].mean(0) for c in range(C)])
    D = H - M[y]
    B = M - H.mean(0)
    SW = D.T @ D / len(H)
    SB = (B * (np.bincount(y) / len(H))[:, None]).T @ B
    return SW, SB, M
`;

const NUMPY_METRICS = `
SW, SB, M = scatters(H, y, C)
ratio = np.trace(SW) / np.trace(SB)
w, V = np.linalg.eigh(SB)
keep = w > w[-1] * 1e-10
pinv = ((V[:, keep] * (SW @ V[:, keep])).sum(0) / w[keep]).sum() / C
B = M - H.mean(0)
U = B / np.linalg.norm(B, axis=1)[:, None]
cos = (U @ U.T)[np.triu_indices(C, 1)]
angles = cos.std(), np.abs(cos + 1 / (C - 1)).mean()
`;

function setup(n: number, p: number, classes: number): string {
  return `${SCATTERS}
C = ${classes}
H = np.random.default_rng(0).normal(size=(${n}, ${p}))
y = np.arange(${n}) % C`;
}

type Backend = "auto" | "wasm";

function metricsCase(n: number, p: number, classes: number, streamed: boolean, backend: Backend): BenchCase {
  return {
    name: streamed ? "streamed metrics" : "collapseMetrics",
    backend,
    dtype: "f64",
    size: `n=${n} p=${p} C=${classes}`,
    n,
    prepare() {
      use(backend);
      const H = randomNormal(seededRandom(0), n, p);
      const labels = labelsOf(n, classes);
      const stream = () => {
        const stats = classStatistics({ features: p, classes, scatter: "full" });
        return summaryMetrics(summariseStatistics(updateStatistics(stats, H, labels)));
      };
      return {
        run: streamed ? stream : () => collapseMetrics(H, labels),
        peer: { name: "numpy", setup: setup(n, p, classes), python: NUMPY_METRICS },
      };
    },
  };
}

const gramCase = (n: number): BenchCase => ({
  name: "gramNc1",
  backend: "auto",
  dtype: "f64",
  size: `n=${n} C=8`,
  n,
  prepare() {
    use("auto");
    const K = gram(randomNormal(seededRandom(0), n, 64));
    const labels = labelsOf(n, 8);
    return {
      run: () => gramNc1(K, labels),
      peer: {
        name: "numpy",
        setup: `import numpy as np
n = ${n}
X = np.random.default_rng(0).normal(size=(n, 64)); K = X @ X.T
Y = np.eye(8)[np.arange(n) % 8] / (n / 8)`,
        python: "S = Y.T @ K @ Y; B = np.trace(S) / 8; nc1 = (np.trace(K) / n - B) / (B - K.mean())",
      },
    };
  },
});

const backends = ["auto", "wasm"] as const;
export const cases: readonly BenchCase[] = [
  ...backends.flatMap((backend) =>
    [5000, 10_000, 20_000].map((n) => metricsCase(n, 512, 100, false, backend)),
  ),
  ...backends.map((backend) => metricsCase(20_000, 512, 100, true, backend)),
  ...[1024, 2048, 4096].map(gramCase),
];
