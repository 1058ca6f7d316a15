import { readFileSync } from "node:fs";
import { breastCancer } from "@collapsar/datasets";
import { applyScaling, columnScaling } from "@collapsar/datasets/parts";
import { type Matrix, matrix } from "@collapsar/linalg";
import { selectRows } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { fitRfm, predictRfm, type RfmOptions } from "../src/index.js";
import { codeTargets } from "../src/parts.js";
import { maxDifference } from "./numeric.js";

interface Golden {
  train: number[];
  test: number[];
  rounds: { train: number; test: number; accuracy: number }[];
  M: number[][];
  diag: { test_mse: number; train_mse: number; test_accuracy: number };
  diagM: number[];
  centred: { test_mse: number; train_mse: number; test_accuracy: number };
  centredDiagonal: number[];
  predictions: number[][];
}
const golden = JSON.parse(
  readFileSync(new URL("./golden/rfm-breast-cancer.json", import.meta.url), "utf8"),
) as Golden;

const { X, y } = breastCancer();
const pick = (rows: number[]) => Int32Array.from(rows, (i) => y[i]!);
const trainRows = selectRows(X, golden.train);
const scaling = columnScaling(trainRows);
const train = { X: applyScaling(trainRows, scaling), labels: pick(golden.train) };
const test = { X: applyScaling(selectRows(X, golden.test), scaling), labels: pick(golden.test) };

function fit(options: RfmOptions = {}) {
  const validation = { X: test.X, Y: codeTargets(test.labels), labels: test.labels };
  return fitRfm(train.X, codeTargets(train.labels), {
    labels: train.labels,
    validation,
    keep: "last",
    ...options,
  });
}
const relative = (a: number, b: number) => Math.abs(a / b - 1);
const diagonalOf = (M: Matrix) =>
  matrix(
    M.rows,
    1,
    Float64Array.from({ length: M.rows }, (_, k) => M.data[k * (M.cols + 1)]!),
  );

describe("fitRfm against the published library on breast cancer", () => {
  it("gives the same errors at every round, the same metric and predictions", () => {
    const { rounds, lastMetric, machine, validationScores } = fit();
    expect(rounds.map(({ round }) => round)).toEqual([0, 1, 2, 3, 4, 5]);
    golden.rounds.forEach((stored, r) => {
      const { train: atTrain, validation } = rounds[r]!;
      expect(relative(atTrain.mse, stored.train)).toBeLessThan(1e-6);
      expect(relative(validation!.mse, stored.test)).toBeLessThan(1e-6);
      expect(validation!.accuracy).toBeCloseTo(stored.accuracy, 12);
    });
    // The library's own metric is 1e-8 off the exact recursion: it works with uncentred differences and an epsilon.
    expect(maxDifference(lastMetric!, golden.M)).toBeLessThan(3e-8);
    expect(maxDifference(predictRfm(machine, test.X), validationScores!)).toBe(0);
    expect(
      maxDifference(selectRows(validationScores!, [...Array(20).keys()]), golden.predictions),
    ).toBeLessThan(1e-7);
  });

  it("gives the library's diagonal and centred variants", () => {
    const diagonal = fit({ diagonal: true });
    expect(relative(diagonal.rounds[5]!.validation!.mse, golden.diag.test_mse)).toBeLessThan(1e-6);
    expect(
      maxDifference(
        diagonal.lastMetric!,
        golden.diagM.map((v) => [v]),
      ),
    ).toBeLessThan(5e-8);
    const centred = fit({ centreGradients: true });
    expect(relative(centred.rounds[5]!.validation!.mse, golden.centred.test_mse)).toBeLessThan(1e-6);
    expect(
      maxDifference(
        diagonalOf(centred.lastMetric!),
        golden.centredDiagonal.map((v) => [v]),
      ),
    ).toBeLessThan(3e-8);
  });
});
