import { nngp } from "@collapsar/kernels";
import { vstack } from "@collapsar/linalg/parts";
import { collapseMetrics, kernelNc1 } from "@collapsar/metrics";
import { initialState } from "@collapsar/ntk";
import { codeTargets } from "@collapsar/rfm/parts";
import { beforeAll, describe, expect, it } from "vitest";
import { compareChecks } from "../../src/compare/checks.js";
import { compareTrials } from "../../src/compare/config.js";
import { explanations, gapsOf } from "../../src/compare/gaps.js";
import { classMeans, measured } from "../../src/compare/measure.js";
import { blocksDown } from "../../src/compare/network-systems.js";
import { runCompare } from "../../src/compare/run-compare.js";
import { relabelled, splitOf } from "../../src/compare/split.js";
import {
  type CompareSummary,
  logAt,
  type SystemCourse,
  summariseCompare,
} from "../../src/compare/summary.js";
import { compareTables } from "../../src/compare/tables.js";
import { loadExperiment, type Outcome, parseConfig, type ResultRow } from "../../src/index.js";
import { outcomeOf } from "../../src/parts.js";

const settings = { seeds: 1, perClass: 4, width: 10, steps: 40, depth: 2 };
const rowsOf = { data: "digits", split: 0, perClass: 6, labels: "true", largest: 14 } as const;

describe("the rows of the comparison", () => {
  it("are balanced, disjoint, of norm √d, and standardised by the training rows", async () => {
    const { train, test, trainLabels, testLabels } = await splitOf(rowsOf, 0);
    for (const labels of [trainLabels, testLabels])
      expect(Array.from({ length: 10 }, (_, c) => labels.filter((y) => y === c).length)).toEqual(
        new Array(10).fill(6),
      );
    const row = (X: typeof train, i: number) => X.data.slice(i * X.cols, (i + 1) * X.cols).join();
    const seen = new Set(Array.from({ length: train.rows }, (_, i) => row(train, i)));
    expect(seen.size).toBe(60);
    for (let i = 0; i < test.rows; i++) expect(seen.has(row(test, i))).toBe(false);
    expect(Math.hypot(...train.data.slice(0, 64))).toBeCloseTo(8, 10);
  });

  it("keep the sizes of the classes under noisy and shuffled labels", async () => {
    const { trainLabels } = await splitOf(rowsOf, 0);
    for (const kind of ["noisy", "shuffled"] as const) {
      const other = relabelled(trainLabels, kind, 3);
      expect([...other].sort()).toEqual([...trainLabels].sort());
      const changed = other.filter((label, i) => label !== trainLabels[i]).length;
      expect(changed).toBeGreaterThan(0);
      if (kind === "noisy") expect(changed).toBeLessThanOrEqual(12);
      else expect(changed).toBeGreaterThan(30);
    }
  });

  it("refuses more rows of a class than there are", async () => {
    await expect(splitOf({ ...rowsOf, perClass: 120 }, 0)).rejects.toThrow(
      /at most half of the smallest class/,
    );
  });
});

describe("one definition", () => {
  it("is that of the metrics of features", async () => {
    const split = await splitOf(rowsOf, 0);
    const weights = classMeans(split.train, split.trainLabels, 10);
    const { trainNc1, testNc1, trainNc2, trainNc3, trainNearest, trainError } = measured(
      {
        train: split.train,
        test: split.test,
        trainOutputs: codeTargets(split.trainLabels, "one-hot", 10),
        weights,
      },
      split,
    );
    const known = collapseMetrics(split.train, split.trainLabels, { weights, metrics: ["classifier"] });
    expect(trainNc1).toBeCloseTo(known.nc1.traceRatio!, 12);
    expect(trainNc2).toBeCloseTo(known.nc2.etfDistance!, 12);
    expect(trainNc3).toBeCloseTo(known.nc3!.selfDuality!, 12);
    expect(trainNearest).toBeCloseTo(known.accuracy!.nearestMean, 12);
    expect(testNc1).toBeCloseTo(collapseMetrics(split.test, split.testLabels).nc1.traceRatio!, 12);
    expect(trainError).toBe(0);
  });
});

describe("networks that do not come to their end", () => {
  it("are rows with their reason, and courses without an end to be held against", async () => {
    const shared = { ...rowsOf, perClass: 4, width: 10, weightDecay: 1e30 };
    const mlp = { ...shared, system: "mlp", steps: 20, halving: 1, start: "small" } as const;
    const resnet = { ...shared, system: "resnet", epochs: 2 } as const;
    for (const trial of [mlp, { ...mlp, halving: 2 }, resnet]) {
      const rows = await runCompare(trial, { seed: 0 });
      expect(rows[0]).toMatchObject({ system: trial.system, step: 0, trainError: expect.any(Number) });
      expect(rows.at(-1)).toMatchObject({ reason: expect.stringMatching(/^diverged in epoch \d+$/) });
      const { courses } = summariseCompare(rows);
      expect(courses).toMatchObject([{ system: trial.system, decay: true, points: [] }]);
      const left = compareTables({ courses, perClass: 4 }).find(({ name }) => name === "left-out")!;
      expect(left.rows).toHaveLength(1);
      expect(left.rows[0]!.at(-1)).toBe(courses[0]!.reason);
    }
  });

  /** Three splits on which every system has NC1 1 at the same error, and every MLP one more row. */
  function checksWith(last: ResultRow) {
    const point = { trainError: 0.01, testError: 0.01, trainNc1: 1, testNc1: 1 };
    const rows = [0, 1, 2].flatMap((split) => {
      const at = { data: "digits", split, labels: "true", step: 0, ...point };
      const mlp = { ...at, system: "mlp", start: "large" };
      const mlps = [0, 1e-3].map((weightDecay) => ({ ...mlp, halving: 1, weightDecay }));
      return [
        ...["nngp", "ntk", "adaptive", "deep-rfm"].map((system) => ({ ...at, system })),
        { ...at, system: "pixels", trainNc1: 9, testNc1: 9 },
        ...[...mlps, { ...mlp, halving: 2, weightDecay: 0 }].flatMap((row) => [row, { ...row, ...last }]),
      ];
    });
    return compareChecks(summariseCompare(rows));
  }

  it("have one row with its reason in place of a prediction that does not come there", () => {
    const sizes = { classes: 3, perClass: 2 };
    const kappa = { diagonal: 2, within: 1, between: 0.5 };
    const start = initialState(sizes, { features: 4, kappa, invariant: "random", seed: 0 });
    const reached = blocksDown(start, { kappa, sizes, until: 1e-3 }).at(-1)!;
    expect(reached).toMatchObject({ system: "blocks", trainNc1: expect.any(Number) });
    expect(reached["trainError"]).toBeLessThanOrEqual(1e-3);
    // below what rounding lets a loss fall to
    expect(blocksDown(start, { kappa, sizes, until: 1e-320 })).toEqual([
      { system: "blocks", step: 0, reason: expect.stringMatching(/must end within \d+ steps/) },
    ]);
  });

  it("leave the claims about them open", () => {
    const about = (checks: ReturnType<typeof checksWith>) =>
      checks.filter(({ id }) => /^(nngp|ntk|adaptive)-|^mlp/.test(id)).map(({ seen }) => seen);
    expect(new Set(about(checksWith({ step: 1 })))).toEqual(new Set([true, false]));
    expect(new Set(about(checksWith({ step: 3, reason: "diverged in epoch 3" })))).toEqual(
      new Set([undefined]),
    );
  });
});

it("the proof of the step tells the half of a step from a course with weight decay", () => {
  const stepsTo = (halved: number, decayed: number) => {
    const rows = [0, 1].flatMap((split) =>
      [
        { halving: 1, weightDecay: 0, end: 0.5 },
        { halving: 2, weightDecay: 0, end: halved },
        { halving: 1, weightDecay: 1e-3, end: decayed },
      ].flatMap(({ end, ...settings }) =>
        [2, 1, end].map((trainNc1, step) => ({
          ...{ data: "digits", split, labels: "true", system: "mlp", start: "large", ...settings },
          ...{ step, trainNc1, testNc1: 1, trainError: 0.1, testError: 0.1 },
        })),
      ),
    );
    const [proof] = compareChecks(summariseCompare(rows));
    return [proof!.id, proof!.seen, proof!.control?.seen];
  };
  expect(stepsTo(0.51, 0.4)).toEqual(["step-proven", true, false]);
  expect(stepsTo(0.4, 0.4)).toEqual(["step-proven", false, false]);
  expect(stepsTo(0.51, 0.49)).toEqual(["step-proven", true, true]);
});

describe("the comparison", () => {
  let rows: ResultRow[];
  let outcome: Outcome;
  let courses: readonly SystemCourse[];
  beforeAll(async () => {
    const experiment = await loadExperiment("collapse/compare");
    const config = parseConfig(experiment, settings);
    rows = [];
    for (const trial of compareTrials(config as Parameters<typeof compareTrials>[0]))
      rows.push(...(await runCompare(trial, { seed: 0 })));
    outcome = outcomeOf(experiment, rows, config);
    ({ courses } = outcome.summary as CompareSummary);
  }, 60_000);
  const course = (system: string, labels = "true", decay = false, start = "", halving = 1) =>
    courses.find(
      (one) =>
        one.system === system &&
        one.labels === labels &&
        one.decay === decay &&
        one.start === start &&
        one.halving === halving,
    )!;

  it("measures a kernel's features as the kernel itself is measured, and lets no label move them", async () => {
    const split = await splitOf({ ...rowsOf, perClass: 4 }, 0);
    const K = nngp({ activation: "relu", depth: 3 });
    for (const point of course("nngp").points) {
      expect(point.trainNc1).toBeCloseTo(kernelNc1(K, split.train, split.trainLabels).sample.nc1, 8);
      expect(point.testNc1).toBeCloseTo(kernelNc1(K, split.test, split.testLabels).sample.nc1, 8);
    }
    expect(vstack([split.train, split.test]).rows).toBe(80);
    expect(course("nngp", "shuffled").points[0]!.testNc1).toBe(course("nngp").points[0]!.testNc1);
    expect(course("adaptive", "shuffled").points[0]!.testNc1).not.toBe(course("adaptive").points[0]!.testNc1);
  });

  it("trains a classifier on fixed features from 1/C towards nothing", () => {
    const errors = course("ntk").points.map(({ trainError }) => trainError);
    expect(errors[0]!).toBeLessThan(0.1);
    expect(errors.every((error, i) => i === 0 || error <= errors[i - 1]! * (1 + 1e-9) || error < 1e-20)).toBe(
      true,
    );
    expect(errors.at(-1)!).toBeLessThan(1e-8);
  });

  it("starts the block dynamics from the network's own state, and they know no test rows", () => {
    const network = course("mlp", "true", false, "small");
    const blocks = course("blocks", "true", false, "small");
    const [first] = blocks.points;
    expect(network.points.map(({ trainNc1 }) => trainNc1!.toFixed(4))).toContain(first!.trainNc1!.toFixed(4));
    expect(blocks.points.every(({ testNc1 }) => testNc1 === null)).toBe(true);
    expect(blocks.points.at(-1)!.trainError).toBeLessThanOrEqual(network.points.at(-1)!.trainError * 1.01);
  });

  it("measures half of the step at the same times", () => {
    const [whole, half] = [1, 2].map((halving) => course("mlp", "true", false, "large", halving));
    expect(half!.points.map(({ step }) => step)).toEqual(whole!.points.map(({ step }) => step));
    expect(half!.points.at(-1)!.trainNc1).not.toBe(whole!.points.at(-1)!.trainNc1);
  });

  it("reads predictions at the network's training error", () => {
    const line = { ...course("mlp", "true", true, "small"), points: [] as SystemCourse["points"] };
    const point = course("ntk").points[0]!;
    const known = {
      ...line,
      points: [1e-1, 1e-3].map((e) => ({ ...point, trainError: e, testNc1: e ** 2 })),
    };
    expect(logAt(known, 1e-2, "testNc1")).toBeCloseTo(Math.log(1e-4), 12);
    expect(logAt(known, 1, "testNc1")).toBeCloseTo(Math.log(1e-2), 12);
    expect(logAt(line, 1, "testNc1")).toBeUndefined();
    const against = { system: "mlp", decay: true, labels: "true" } as const;
    const gaps = gapsOf(outcome.summary as CompareSummary, explanations[0]!, against, "testNc1");
    const pixels = Math.log(course("pixels").points[0]!.testNc1!);
    const ends = ["small", "large"].map(
      (start) => pixels - Math.log(course("mlp", "true", true, start).points.at(-1)!.testNc1!),
    );
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toBeCloseTo((ends[0]! + ends[1]!) / 2, 12);
  });

  it("says that one split cannot tell, and gives table, figures and words", () => {
    const { checks, tables, figures, words } = outcome;
    const test = checks.find(({ id }) => id === "nngp-test")!;
    expect(test.verdict).toBe("not testable");
    expect(test.control?.name).toBe("the pixels themselves");
    expect(checks.every(({ control, verdict }) => control?.seen !== true || verdict !== "seen")).toBe(true);
    expect(tables[0]!.rows).toHaveLength(explanations.length);
    expect(figures.map(({ name }) => name)).toEqual(["compare-digits", "gaps", "compare-digits-shuffled"]);
    expect(words.join()).toContain("comes nearest");
  });
});
