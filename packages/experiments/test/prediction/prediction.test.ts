import { NumericalError } from "@collapsar/linalg";
import { initialState } from "@collapsar/ntk";
import { beforeAll, describe, expect, it } from "vitest";
import { loadExperiment, type Outcome, parseConfig, type ResultRow } from "../../src/index.js";
import { outcomeOf, runTrials } from "../../src/parts.js";
import { predictionChecks } from "../../src/prediction/checks.js";
import { predictionSchema, predictionTrials } from "../../src/prediction/config.js";
import { blocksOverTime, predictedRows, runPrediction } from "../../src/prediction/run-prediction.js";
import { type Curve, gap, type PredictionSummary, persistence } from "../../src/prediction/summary.js";

const settings = { perClass: 4, width: 32, epochs: 120, from: 20, probes: 5, seeds: 1 };

describe("a network beside its dynamics", () => {
  let rows: ResultRow[];
  let outcome: Outcome;
  beforeAll(async () => {
    const experiment = await loadExperiment("dynamics-vs-network");
    const config = parseConfig(experiment, settings);
    rows = await runTrials(experiment, config);
    outcome = outcomeOf(experiment, rows, config);
  }, 60_000);

  it("follows the block dynamics that start from its own state", () => {
    const [network] = (outcome.summary as PredictionSummary).networks;
    const { measured, moving, constant } = network!;
    expect(moving.nc1[0]).toBeCloseTo(measured.nc1[0]!, 8);
    expect(constant.loss[0]! / measured.loss[0]!).toBeCloseTo(1, 4);
    expect(gap(measured, moving, "nc1")).toBeLessThan(0.3);
  });

  it("is measured at the same times at half of the step, and the step is proven there", () => {
    const [{ measured, halved }] = (outcome.summary as PredictionSummary).networks as [never];
    expect((halved as Curve).time).toEqual((measured as Curve).time);
    expect((halved as Curve).nc1).not.toEqual((measured as Curve).nc1);
    expect(outcome.checks.find(({ id }) => id === "step-proven")!.seen).toBe(true);
  });

  it("says that one network cannot tell", () => {
    const verdict = (id: string) => outcome.checks.find((check) => check.id === id)!.verdict;
    expect(verdict("predicts-nc1")).toBe("not testable");
    expect(verdict("measured-blocks-help")).toBe("not testable");
  });
});

describe("networks that do not come to their end", () => {
  const experimentOf = () => loadExperiment("dynamics-vs-network");

  it("are rows with their reason, beside those that do", async () => {
    const experiment = await experimentOf();
    const config = parseConfig(experiment, { ...settings, epochs: 30, learningRate: 1e30 });
    const rows = await runTrials(experiment, config);
    const ends = rows.filter((row) => row["curve"] === "ended");
    expect(ends.map(({ coarse, halving, reason }) => [coarse, halving, reason])).toEqual([
      [false, 1, "diverged"],
      [false, 2, "diverged"],
      [true, 1, "diverged"],
      [true, 2, "diverged"],
    ]);
    const { summary: found, checks, figures } = outcomeOf(experiment, rows, config);
    expect(found).toMatchObject({ networks: [], ended: [{ repeat: 0 }, { repeat: 0 }] });
    expect(checks.map(({ verdict }) => verdict)).toEqual([
      "not seen",
      "not testable",
      "not testable",
      "not testable",
    ]);
    expect(figures).toEqual([]);
  });

  it("end where a moment cannot be measured, though the loss is finite", async () => {
    // the second step overshoots so far that all units die
    const trial = { ...settings, learningRate: 1e6, from: 1, epochs: 2, repeat: 0, coarse: false } as const;
    const rows = await runPrediction({ ...trial, halving: 1 }, { seed: 0 });
    expect(rows).toMatchObject([
      { curve: "measured", loss: expect.any(Number) },
      { curve: "ended", epoch: 2, reason: "features died" },
    ]);
  });

  it("have predicted rows without numbers where the dynamics cannot be followed", () => {
    const kappa = { diagonal: 2, within: 1, between: 0.5 };
    const options = { features: 12, kappa, invariant: "random", seed: 0 } as const;
    const start = initialState({ classes: 10, perClass: 2 }, options);
    const moments = [0, 1].map((time) => ({ time }));
    const stopped = () => {
      throw new NumericalError("closedDynamics: too many steps");
    };
    const nothing = { nc1: Number.NaN, loss: Number.NaN, reason: "closedDynamics: too many steps" };
    expect(predictedRows("κ over time", { start, moments }, 2, stopped)).toEqual([
      { curve: "κ over time", time: 0, ...nothing },
      { curve: "κ over time", time: 1, ...nothing },
    ]);
    const followed = predictedRows("κ constant", { start, moments }, 2, kappa);
    expect(followed.map(({ nc1 }) => Number.isFinite(nc1))).toEqual([true, true]);
  });

  it("cannot start after their last step", async () => {
    const experiment = await experimentOf();
    expect(() => parseConfig(experiment, { epochs: 100 })).toThrow(/from/);
  });
});

/** Networks whose course is known: NC1 and loss fall as 1/t, the prediction is off by a factor. */
function summary(
  factors: readonly number[],
  { half = 1, rises = 0, coarseHalf = 1.2, reversed = 4 } = {},
): PredictionSummary {
  const time = [0, 1, 2, 4];
  const curve = (nc1: number, loss: number): Curve => ({
    time,
    nc1: time.map((t, i) => (i === 0 ? 1 : nc1) / (1 + t)),
    loss: time.map((t, i) => (i === 0 ? 1 : loss) / (1 + t)),
  });
  const networks = factors.map((factor, repeat) => ({
    repeat,
    rises,
    distance: [],
    measured: curve(1, 1),
    halved: curve(half, 1),
    moving: curve(factor, 10 * factor),
    reversed: curve(reversed * factor, 1),
    constant: curve(2 * factor, 1),
  }));
  const coarse = factors.map((_, repeat) => ({
    repeat,
    rises: 0,
    measured: curve(1, 1),
    halved: curve(coarseHalf, 1),
  }));
  return { networks, ended: [], coarse: { networks: coarse, ended: [] } };
}

describe("the claims about a prediction", () => {
  const verdicts = (of: PredictionSummary) =>
    Object.fromEntries(predictionChecks(of).map(({ id, seen }) => [id, seen]));

  it("are seen where the prediction is near, and the loss is judged for itself", () => {
    expect(verdicts(summary([1.05, 1.1, 1.02]))).toEqual({
      "step-proven": true,
      "predicts-nc1": true,
      "predicts-loss": false,
      "measured-blocks-help": true,
    });
  });

  it("are not seen where it is far, or where single networks are far apart", () => {
    expect(verdicts(summary([1.9, 1.8, 2]))["predicts-nc1"]).toBe(false);
    expect(verdicts(summary([1.01, 1.01, 1.6]))["predicts-nc1"]).toBe(false);
  });

  it("are not asked where the step is not proven", () => {
    for (const of of [summary([1, 1, 1], { half: 1.2 }), summary([1, 1, 1], { rises: 3 })])
      expect(verdicts(of)).toEqual({
        "step-proven": false,
        "predicts-nc1": undefined,
        "predicts-loss": undefined,
        "measured-blocks-help": undefined,
      });
  });

  it("are not asked where a network did not come to its end: its step proves nothing", () => {
    const ended = [{ repeat: 3, halving: 2, epoch: 7, reason: "diverged" }];
    const diverged = { ...summary([1, 1, 1]), ended };
    expect(verdicts(diverged)).toEqual({
      "step-proven": false,
      "predicts-nc1": undefined,
      "predicts-loss": undefined,
      "measured-blocks-help": undefined,
    });
    expect(predictionChecks(diverged)[0]!.detail).toContain(
      "network 3 diverged in epoch 7 at half of the step",
    );
  });

  it("are held against the curve that never changes", () => {
    const measured = summary([1]).networks[0]!.measured;
    expect(gap(measured, persistence(measured), "nc1")).toBeCloseTo(Math.log10(2 * 3 * 5) / 3, 12);
    const check = predictionChecks(summary([1, 1, 1])).find(({ id }) => id === "predicts-nc1")!;
    expect(check.control!.seen).toBe(false);
  });

  it("hold each control apart: a step that is too large, and blocks in reversed order", () => {
    const controls = (of: PredictionSummary) =>
      Object.fromEntries(predictionChecks(of).map(({ id, control }) => [id, control!.seen]));
    const none = { "predicts-nc1": false, "predicts-loss": false };
    expect(controls(summary([1, 1, 1]))).toEqual({
      "step-proven": false,
      ...none,
      "measured-blocks-help": false,
    });
    expect(controls(summary([1, 1, 1], { coarseHalf: 1.01, reversed: 1 }))).toEqual({
      "step-proven": true,
      ...none,
      "measured-blocks-help": true,
    });
    const old = { ...summary([1, 1, 1]), coarse: { networks: [], ended: [] } };
    expect(controls(old)["step-proven"]).toBe(undefined);
  });

  it("take the large step on the first part of the course alone, from the same state on", () => {
    const trials = predictionTrials(predictionSchema.parse({ seeds: 1 }));
    expect(
      trials.map(({ coarse, halving, learningRate, from, epochs }) => [
        ...[coarse, halving, learningRate, from, epochs],
      ]),
    ).toEqual([
      [false, 1, 0.25, 160, 6000],
      [false, 2, 0.25, 160, 6000],
      [true, 1, 2, 20, 188],
      [true, 2, 2, 20, 188],
    ]);
  });

  it("take the blocks between two moments by straight lines", () => {
    const kappa = (x: number) => ({ diagonal: x, within: x / 2, between: x / 4 });
    const at = blocksOverTime([
      { time: 0, kappa: kappa(1) },
      { time: 2, kappa: kappa(3) },
    ]);
    expect(at(1)).toEqual(kappa(2));
    expect(at(9)).toEqual(kappa(3));
  });
});
