import { describe, expect, it } from "vitest";
import type { Check } from "../../src/check.js";
import { loadExperiment } from "../../src/index.js";
import {
  decayChecks,
  depthChecks,
  imbalanceChecks,
  optimiserChecks,
  shuffledChecks,
} from "../../src/net/checks.js";
import { netSchema, netTrials } from "../../src/net/config.js";
import { runNet } from "../../src/net/run.js";
import { fitted, type NetCourse, summariseNet } from "../../src/net/summary.js";
import { trialTasks } from "../../src/parts.js";

const tiny = { samples: 100, testSamples: 20, epochs: 6, hidden: [8], repeats: 1, batch: 25 };

/** The rows of every trial of an experiment at a size that ends at once, and what it makes of them. */
async function outcome(id: string, settings: object = {}) {
  const experiment = await loadExperiment(id);
  const config = experiment.schema.parse({ ...tiny, ...settings });
  const rows = [];
  for (const { trial } of trialTasks(experiment, config, 0))
    rows.push(...(await experiment.runTrial(trial, { seed: 0 })));
  const summary = experiment.summarise(rows, config);
  const drawn = experiment.figures(summary).map(({ name }) => name);
  return { rows, summary, drawn, checks: experiment.checks!(summary) };
}

const ends = (rows: readonly Record<string, unknown>[], name: string, key: string) => {
  const own = rows.filter((row) => row["part"] === "probe" && row["name"] === name);
  return [own[0]![key], own.at(-1)![key]] as [number, number];
};

describe("networks that are trained for a claim", () => {
  it("keep the sum of the classifier's rows without weight decay, and lose it with", async () => {
    const { rows, drawn } = await outcome("net/no-decay");
    const [start, end] = ends(rows, "no decay", "nc0");
    expect(end).toAgree(start, { relative: 1e-4 });
    const [before, after] = ends(rows, "decay", "nc0");
    expect(after / before).toBeLessThan(0.98);
    expect(drawn).toEqual(["courses"]);
  });

  it("have the class sizes that are asked for, and SELI is the simplex where these are equal", async () => {
    const { rows } = await outcome("net/imbalance", { samples: 400, epochs: 1 });
    const sizes = (name: string) => rows.find((row) => row["name"] === name)!["samples"] as number;
    const [few, even] = [sizes("imbalanced"), sizes("balanced")];
    expect(few).toBe((even / 10) * 5 + Math.max(2, Math.round(even / 200)) * 5);
    const [seli, simplex] = [
      ends(rows, "balanced", "classifierSeli"),
      ends(rows, "balanced", "classifierEtf"),
    ];
    expect(seli).toAgree(simplex, { relative: 1e-6 });
  });

  it("are measured layer by layer at the start and the end", async () => {
    const { rows, drawn } = await outcome("net/depth", { hidden: [8, 6], epochs: 2 });
    const layers = rows.filter((row) => row["part"] === "layer" && row["name"] === "decay");
    expect(layers.map(({ epoch, layer }) => [epoch, layer])).toEqual([
      [0, 1],
      [0, 2],
      [2, 1],
      [2, 2],
    ]);
    for (const row of layers) expect(row["balancedness"]).toBeGreaterThan(0);
    expect(drawn).toEqual(["layers", "courses"]);
  });
});

/** The rows of one network of two hidden layers after a few steps at a rate that is too large. */
function stepsAt(learningRate: number, batch: number) {
  const [trial] = netTrials(netSchema.parse({ ...tiny, batch, epochs: 3, hidden: [8, 8] }), {
    hidden: [8, 8],
    samples: 100,
    epochs: 3,
    variants: [{ name: "sgd", optimiser: "sgd", learningRate, weightDecay: 0 }],
  });
  return runNet(trial!, { seed: 0 });
}

it("a network whose features die has rows without a rank, and ends no run", async () => {
  const rows = await stepsAt(1e6, 100);
  expect(rows.at(-1)).toMatchObject({
    part: "layer",
    epoch: 3,
    layer: 2,
    nc1: Number.NaN,
    featureRank: Number.NaN,
  });
});

it("a training that diverges is a row with its reason, counts as no fitting network, and ends no run", async () => {
  // one batch an epoch: the probe meets it before the loss does
  const [rows, probed] = [await stepsAt(1e30, 25), await stepsAt(1e30, 100)];
  expect(probed.map((row) => [row["part"], row["epoch"], row["reason"]])).toEqual([
    ["probe", 0, undefined],
    ["layer", 0, undefined],
    ["layer", 0, undefined],
    ["ended", 1, "diverged"],
  ]);
  expect(rows.at(-1)).toMatchObject({ part: "ended", reason: "diverged" });
  expect(fitted(summariseNet(rows), "sgd")).toEqual([]);
  const probes = [{ trainAccuracy: 1 }] as unknown as NetCourse["probes"];
  const cut = course("sgd", {}, {}, { probes, ended: "diverged" });
  expect(fitted({ courses: [cut] }, "sgd")).toEqual([]);
});

/** A network by what it measures at its start and its end. */
function course(name: string, start: object, end: object, more: Partial<NetCourse> = {}): NetCourse {
  const probes = [start, { trainAccuracy: 1, ...end }] as NetCourse["probes"];
  const sizes = { samples: 100, classes: 10, data: "digits" };
  return { name, repeat: 0, ...sizes, ended: undefined, probes, layers: [], layersAtStart: [], ...more };
}

const verdicts = (checks: readonly Check[]) => checks.map(({ seen, control }) => [seen, control?.seen]);

describe("the rules of the claims", () => {
  const nc0 = (name: string, from: number, to: number) =>
    course(name, { nc0Relative: from, nc0: from }, { nc0Relative: to, nc0: to, nc3Centred: 1 });

  it("see what they ask for, and not its opposite or a network that does not fit", () => {
    const kinds = ["sgd", "adam", "adamw", "sgd-no-decay"];
    const summary = (values: readonly number[]) => ({
      courses: kinds.map((name, k) => nc0(name, 0.3, values[k]!)),
    });
    expect(verdicts(optimiserChecks(summary([0.001, 0.005, 0.2, 0.3])))).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(verdicts(optimiserChecks(summary([0.1, 0.2, 0.2, 0.3])))).toEqual([
      [false, false],
      [false, false],
    ]);
    // a sum that Adam's coupled decay leaves as far above SGD's is no sign of what is decoupled
    expect(verdicts(optimiserChecks(summary([0.001, 0.02, 0.2, 0.3])))[1]).toEqual([false, false]);
    const apart = kinds.map((name) =>
      nc0(name, name === "adamw" ? 0.3 : 0.02, name === "adamw" ? 0.2 : 0.001),
    );
    expect(verdicts(optimiserChecks({ courses: apart }))[1]).toEqual([true, true]);
    expect(verdicts(optimiserChecks({ courses: [] })).map(([seen]) => seen)).toEqual([undefined, undefined]);
  });

  it("hold each control apart", () => {
    const decay = [nc0("no decay", 0.3, 0.3), nc0("decay", 0.3, 0.01)];
    expect(verdicts(decayChecks({ courses: decay }))[0]).toEqual([true, false]);
    const nc3 = (name: string, nc3Centred: number) => course(name, {}, { nc3Centred });
    const collapsing = (without: readonly number[]) =>
      verdicts(
        decayChecks({ courses: [nc3("decay", 0.4), ...without.map((value) => nc3("no decay", value))] }),
      )[1];
    expect(collapsing([0.9, 1])).toEqual([true, false]);
    expect(collapsing([0.9, 2])).toEqual([true, true]);
    expect(collapsing([2, 0.9])).toEqual([true, true]);
    expect(collapsing([0.9])).toEqual([true, undefined]);
    const angles = (name: string, minorityCosine: number, classifierSeli: number) =>
      course(name, {}, { minorityCosine, majorityCosine: 0, classifierSeli, classifierEtf: 0.5 });
    const imbalance = { courses: [angles("imbalanced", 0.3, 0.1), angles("balanced", 0, 0.5)] };
    expect(verdicts(imbalanceChecks(imbalance))).toEqual([
      [true, false],
      [true, false],
    ]);
    const labels = (name: string, testAccuracy: number) =>
      course(name, { nc1: 10 }, { nc1: 0.1, testAccuracy });
    const shuffled = { courses: [labels("shuffled labels", 0.1), labels("true labels", 0.9)] };
    expect(verdicts(shuffledChecks(shuffled))).toEqual([[true, false]]);
    const by = (values: readonly number[], balance: number) =>
      values.map((nc1, at) => ({ layer: at + 1, nc1, balancedness: balance }));
    const layers = { layers: by([3, 2, 1], 0.1), layersAtStart: by([1, 2, 3], 1) };
    const deep = [
      course("decay", {}, {}, layers),
      course("no decay", {}, {}, { ...layers, layers: by([3, 2, 1], 1) }),
    ];
    expect(verdicts(depthChecks({ courses: deep }))).toEqual([
      [true, false],
      [true, false],
    ]);
  });
});
