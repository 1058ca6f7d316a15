import { type Dataset, takeRows } from "@collapsar/datasets";
import { applyScaling, columnScaling, unitNorm } from "@collapsar/datasets/parts";
import { type Matrix, matmul, type Random } from "@collapsar/linalg";
import { psdSqrt } from "@collapsar/linalg/parts";
import { nc1AndNc2 } from "@collapsar/metrics/parts";
import type { FeatureKind, FeatureMap } from "@collapsar/rfm";
import { type DeepRfmStep, deepRfmSteps, randomMap } from "@collapsar/rfm/parts";
import type { TrialContext } from "../experiment.js";
import { loadSamples } from "../load-samples.js";
import { deriveSeed } from "../seed.js";
import { shuffledLabels } from "../shuffled-labels.js";
import type { DeepRfmTrial } from "./deep-rfm-config.js";

const kinds: Readonly<Record<DeepRfmTrial["map"], FeatureKind>> = {
  relu: "relu",
  cos: "product-laplace",
  "cos-isotropic": "laplace",
  gaussian: "gaussian",
  identity: "identity",
};

/** NC1 at X, M^½X and Φ(M^½X) of a layer on rows that were not trained on, by their true labels. */
export interface TestCollapse {
  readonly X: number;
  readonly MX: number;
  readonly PhiMX: number;
}

/** The first rows, sorted by class, with their labels permuted if asked; and the rows after them. */
async function dataOf(
  trial: DeepRfmTrial,
  seed: number,
): Promise<{ train: Dataset; test: Dataset | undefined }> {
  const whole = await loadSamples(trial.data, trial.samples + trial.testSamples, { sort: false });
  const count = Math.min(trial.samples, whole.X.rows);
  const order = Array.from({ length: count }, (_, i) => i);
  order.sort((a, b) => whole.y[a]! - whole.y[b]! || a - b);
  const rest = Array.from({ length: whole.X.rows - count }, (_, i) => count + i);
  const train = takeRows(whole, order);
  return {
    train: trial.labels === "true" ? train : { ...train, y: shuffledLabels(train.y, seed) },
    test: rest.length < 2 ? undefined : takeRows(whole, rest),
  };
}

/** Sends the rows of a test set through the layers of a Deep RFM as they are fitted. */
function testFollower(train: Dataset, test: Dataset): (step: DeepRfmStep, map: FeatureMap) => TestCollapse {
  let H: Matrix = applyScaling(test.X, columnScaling(train.X));
  const nc1 = (A: Matrix) => nc1AndNc2(A, test.y).nc1;
  return ({ metric }, map) => {
    const unit = unitNorm(H);
    const MX = matmul(unit, psdSqrt(metric));
    H = map(MX);
    return { X: nc1(unit), MX: nc1(MX), PhiMX: nc1(H) };
  };
}

/** Runs a trial's layers one after the other, with progress and between them a look at the signal. */
export async function runDeepRfm<Row>(
  trial: DeepRfmTrial,
  context: TrialContext,
  rowOf: (step: DeepRfmStep, labels: Int32Array, test: TestCollapse | undefined) => Row,
): Promise<Row[]> {
  const seed = deriveSeed(context.seed, "deep-rfm", trial.map, trial.repeat);
  const { train, test } = await dataOf(trial, seed);
  const follow = test && testFollower(train, test);
  const { X, y } = train;
  const drawing = {
    kind: kinds[trial.map],
    width: trial.width === 0 ? X.cols : trial.width,
    bandwidth: 1 / trial.frequencyScale,
  };
  let map: FeatureMap = (rows) => rows;
  const rows: Row[] = [];
  const options = {
    depth: trial.depth,
    ridge: trial.ridge,
    bandwidth: trial.bandwidth,
    seed,
    map: (_layer: number, inputs: number, random: Random) => {
      map = randomMap(random, inputs, drawing);
      return map;
    },
  };
  for (const step of deepRfmSteps(X, y, options)) {
    rows.push(rowOf(step, y, follow?.(step, map)));
    context.progress?.(
      step.layer / trial.depth,
      `${trial.data}, ${trial.map}: layer ${step.layer} of ${trial.depth}`,
    );
    context.signal?.throwIfAborted();
  }
  return rows;
}
