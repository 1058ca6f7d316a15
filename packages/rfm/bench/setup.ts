import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";

/** Normal rows in classes that depend on the first coordinates, as the Python setups make them too. */
export function classData(n: number, d: number, classes: number): { X: Matrix; labels: Int32Array } {
  const X = randomNormal(seededRandom(1), n, d);
  const scores = mapFn({ rows: n, cols: 1, data: new Float64Array(n) }, (_, i) => {
    const [a, b] = [X.data[i * d]!, X.data[i * d + 1]!];
    return Math.atan2(a, b) / (2 * Math.PI) + 0.5;
  });
  return { X, labels: Int32Array.from(scores.data, (u) => Math.min(classes - 1, Math.floor(u * classes))) };
}

/** The Python statements that define the same kind of X, labels and one-hot Y. */
export function numpyClassData(n: number, d: number, classes: number): string {
  return [
    `X = np.random.default_rng(1).normal(size=(${n}, ${d}))`,
    `labels = np.minimum(${classes - 1}, ((np.arctan2(X[:, 0], X[:, 1]) / (2 * np.pi) + 0.5) * ${classes}).astype(int))`,
    `Y = np.eye(${classes})[labels]`,
  ].join("\n");
}
