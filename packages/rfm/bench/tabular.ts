/**
 * RFM and xRFM against scikit-learn on small tables: `tsx bench/tabular.ts [seeds] [tables…]`.
 * Accuracy or R² on held-out 30 % (mean ± deviation over seeds) and seconds of fit and prediction. All but kernel
 * ridge with default settings and one thread, ours on standardised columns with the round chosen on a fifth of the
 * training rows, as scikit-learn's kernel
 * ridge and logistic regression on standardised columns too.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  breastCancer,
  type Dataset,
  digits,
  iris,
  takeRows,
  trainTestSplit,
  wine,
} from "@collapsar/datasets";
import { writeNpy } from "@collapsar/datasets/parts";
import { matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn, randomUniform } from "@collapsar/linalg/parts";
import { fitModel, type ModelOptions, score } from "@collapsar/rfm";

const seeds = Number(process.argv[2] ?? 5);
const chosen = process.argv.slice(3);
const python = process.env["COLLAPSAR_PYTHON"] ?? "/usr/bin/python3";

function regression(
  name: string,
  n: number,
  d: number,
  uniform: boolean,
  f: (x: Float64Array) => number,
): Dataset {
  const random = seededRandom(7);
  const X = uniform ? randomUniform(random, n, d, 0, 1) : randomNormal(random, n, d);
  const values = mapFn(
    matrix(n, 1, new Float64Array(n)),
    (_, i) => f(Float64Array.from(X.data.subarray(i * d, (i + 1) * d))) + 0.1 * random.normal(),
  );
  const columns = Array.from({ length: d }, (_, k) => `x${k + 1}`);
  return { name, X, y: new Int32Array(0), classNames: [], columns, target: values };
}

/**
 * Friedman 1991 (five of ten inputs matter), a hidden rank-1 direction, and steps on the axes, where trees are at
 * home.
 */
const tables: readonly Dataset[] = [
  iris(),
  wine(),
  breastCancer(),
  digits(),
  regression(
    "friedman",
    1000,
    10,
    true,
    (x) => 10 * Math.sin(Math.PI * x[0]! * x[1]!) + 20 * (x[2]! - 0.5) ** 2 + 10 * x[3]! + 5 * x[4]!,
  ),
  regression(
    "rank-1",
    1000,
    50,
    false,
    (x) => (x.reduce((sum, value) => sum + value, 0) / Math.sqrt(50)) ** 2,
  ),
  regression("steps", 1000, 10, false, (x) => (x[0]! > 0 ? 2 : 0) + (x[1]! > 0.5 && x[2]! < 0 ? 3 : 0)),
];

const script = `
import sys, time, json, numpy as np, warnings
warnings.filterwarnings("ignore")
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor, HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import r2_score
folder, classes = sys.argv[1], int(sys.argv[2])
load = lambda name: np.load(f"{folder}/{name}.npy")
X, T, y, t = load("X"), load("T"), load("y").ravel(), load("t").ravel()
scaler = StandardScaler().fit(X)
S, U = scaler.transform(X), scaler.transform(T)
class KernelClassifier:
    def fit(self, X, y):
        self.model = KernelRidge(kernel="rbf", alpha=1e-1).fit(X, np.eye(classes)[y.astype(int)]); return self
    def predict(self, X): return self.model.predict(X).argmax(1)
if classes:
    models = {"random forest": (RandomForestClassifier(random_state=0), X, T), "gradient boosting": (HistGradientBoostingClassifier(random_state=0), X, T),
              "kernel ridge": (KernelClassifier(), S, U), "logistic regression": (LogisticRegression(max_iter=1000), S, U)}
else:
    models = {"random forest": (RandomForestRegressor(random_state=0), X, T), "gradient boosting": (HistGradientBoostingRegressor(random_state=0), X, T),
              "kernel ridge": (KernelRidge(kernel="rbf", alpha=1e-1), S, U)}
out = {}
for name, (model, A, B) in models.items():
    start = time.perf_counter()
    p = model.fit(A, y).predict(B)
    seconds = time.perf_counter() - start
    out[name] = [float((p == t).mean()) if classes else float(r2_score(t, p)), seconds]
print(json.dumps(out))
`;

type Results = Record<string, readonly [score: number, seconds: number]>;

function scikitLearn(train: Dataset, test: Dataset): Results {
  const folder = mkdtempSync(join(tmpdir(), "tabular-"));
  const save = (name: string, { X, y, target }: Dataset, values: string) => {
    writeFileSync(join(folder, `${name}.npy`), writeNpy({ shape: [X.rows, X.cols], data: X.data }));
    const data = target === undefined ? y : target.data;
    writeFileSync(join(folder, `${values}.npy`), writeNpy({ shape: [data.length], data }));
  };
  save("X", train, "y");
  save("T", test, "t");
  const run = spawnSync(
    python,
    ["-c", script, folder, String(train.target === undefined ? train.classNames.length : 0)],
    { encoding: "utf8", env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" } },
  );
  rmSync(folder, { recursive: true });
  if (run.status !== 0)
    throw new Error(`tabular: scikit-learn must run, got ${run.stderr.trim().split("\n").at(-1)}`);
  return JSON.parse(run.stdout) as Results;
}

function ours(train: Dataset, test: Dataset, seed: number, options: ModelOptions): readonly [number, number] {
  const started = performance.now();
  const order = seededRandom(seed).permutation(train.X.rows);
  const held = Math.floor(train.X.rows / 5);
  const [validation, inner] = [
    takeRows(train, order.subarray(0, held)),
    takeRows(train, order.subarray(held)),
  ];
  const { model } = fitModel(inner, { validation, ...options });
  const reached = score(model, test.X, test.target ?? test.y)!;
  return [reached, (performance.now() - started) / 1000];
}

function mean(values: readonly number[]): string {
  const average = values.reduce((sum, value) => sum + value / values.length, 0);
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - average) ** 2 / Math.max(1, values.length - 1), 0),
  );
  return `${average.toFixed(3)} ± ${deviation.toFixed(3)}`;
}

console.log("| data | model | accuracy or R² | seconds |\n|---|---|---|---|");
for (const table of tables.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  const runs: Results[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const { train, test } = trainTestSplit(table, { testFraction: 0.3, seed });
    runs.push({
      rfm: ours(train, test, seed, { bandwidth: "auto" }),
      "rfm, diagonal metric": ours(train, test, seed, { bandwidth: "auto", diagonal: true }),
      "xrfm, leaves of 300": ours(train, test, seed, {
        bandwidth: "auto",
        leafRows: 300,
        splitRows: 300,
        temperature: 0.2,
      }),
      ...scikitLearn(train, test),
    });
  }
  for (const name of Object.keys(runs[0]!)) {
    const scores = runs.map((run) => run[name]![0]);
    const seconds = runs.reduce((sum, run) => sum + run[name]![1] / runs.length, 0);
    console.log(
      `| ${table.name} (${table.X.rows} × ${table.X.cols}) | ${name} | ${mean(scores)} | ${seconds.toFixed(2)} |`,
    );
  }
}
