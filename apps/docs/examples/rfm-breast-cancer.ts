import { breastCancer, trainTestSplit } from "@collapsar/datasets";
import { applyScaling, columnScaling } from "@collapsar/datasets/parts";
import { rfmRounds } from "@collapsar/rfm";
import { codeTargets } from "@collapsar/rfm/parts";

/** Breast cancer (UCI): 30 measurements of cell nuclei, malignant or benign. */
export interface BreastCancerSettings {
  readonly bandwidth: number;
  readonly ridge: number;
  readonly seed: number;
}

/** Errors of each round on rows held back, and the columns that the learned metric looks at. */
export function* rfmBreastCancer({ bandwidth, ridge, seed }: BreastCancerSettings) {
  const { train, test } = trainTestSplit(breastCancer(), { testFraction: 0.3, seed });
  const scaling = columnScaling(train.X);
  const [X, Z] = [applyScaling(train.X, scaling), applyScaling(test.X, scaling)];
  const coded = (labels: Int32Array) => codeTargets(labels, "one-hot", 2);
  const validation = { X: Z, Y: coded(test.y), labels: test.y };
  const options = { bandwidth, ridge, rounds: 5, labels: train.y, validation };
  const rounds: { round: number; train: number; test: number }[] = [];
  for (const { round, metric, train: fit, validation: held } of rfmRounds(X, coded(train.y), options)) {
    rounds.push({ round, train: 1 - (fit.accuracy ?? 0), test: 1 - (held?.accuracy ?? 0) });
    const d = X.cols;
    const importance = train.columns.map((column, j) => ({ column, value: metric?.data[j * d + j] ?? 1 }));
    importance.sort((a, b) => b.value - a.value);
    yield { rounds: [...rounds], importance: importance.slice(0, 10), rows: X.rows };
  }
}
