import { standardise, trainTestSplit, wine } from "@collapsar/datasets";
import { gaussianProcess } from "@collapsar/kernels";
import { ardFamily, maximiseEvidence, neuralFamily, scaledFamily, sumFamily } from "@collapsar/kernels/parts";
import type { Matrix } from "@collapsar/linalg";
import { selectCols } from "@collapsar/linalg/parts";
import { expect, it } from "vitest";

/** The first column of the wine table (alcohol) from the other twelve. */
function tables(): { X: Matrix; Y: Matrix; Z: Matrix; truth: Matrix } {
  const data = wine();
  const whole = { ...data, X: standardise(data.X) };
  const { train, test } = trainTestSplit(whole, { testFraction: 0.4, seed: 3 });
  const rest = Array.from({ length: 12 }, (_, k) => k + 1);
  return {
    X: selectCols(train.X, rest),
    Y: selectCols(train.X, [0]),
    Z: selectCols(test.X, rest),
    truth: selectCols(test.X, [0]),
  };
}

it.each([
  ["gaussian by input", sumFamily(scaledFamily(ardFamily({ bandwidths: new Array(12).fill(4) })))],
  ["NTK", scaledFamily(neuralFamily({ kind: "ntk", activation: "erf", depth: 2, sigmaB: 0.3 }))],
] as const)(
  "a %s process fitted by evidence predicts a real table with calibrated intervals",
  (_name, family) => {
    const { X, Y, Z, truth } = tables();
    const { kernel, noise } = maximiseEvidence(X, Y, { family, tolerance: 1e-4, maxIterations: 300 });
    const process = gaussianProcess(X, Y, { kernel, noise });
    const [mean, variance] = [process.mean(Z), process.variance(Z)];
    const standardised = Array.from(
      variance,
      (v, i) => (truth.data[i]! - mean.data[i]!) / Math.sqrt(v + noise),
    );
    const covered = standardised.filter((z) => Math.abs(z) < 1.645).length / standardised.length;
    expect(covered).toBeGreaterThan(0.78);
    expect(covered).toBeLessThan(0.99);
    const spread = standardised.reduce((sum, z) => sum + z * z, 0) / standardised.length;
    expect(spread).toBeGreaterThan(0.5);
    expect(spread).toBeLessThan(1.8);
    const error =
      Float64Array.from(truth.data).reduce((sum: number, value, i) => sum + (value - mean.data[i]!) ** 2, 0) /
      truth.rows;
    expect(error).toBeLessThan(0.6);
  },
);
