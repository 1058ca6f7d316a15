import { renderSvg } from "@collapsar/plot";
import { describe, expect, it } from "vitest";
import { loadExperiment, parseConfig } from "../../src/index.js";
import { fcnVariants } from "../../src/nn/fcn/fcn.js";
import { fcnChecks } from "../../src/nn/fcn/fcn-checks.js";
import { balancedSizes, fcnSchema, fcnTrials, imbalancedSizes } from "../../src/nn/fcn/fcn-config.js";
import { type FcnRow, runFcn } from "../../src/nn/fcn/run-fcn.js";
import { outcomeOf, runTrials } from "../../src/parts.js";

async function outcome(id: string, config: unknown) {
  const experiment = await loadExperiment(id);
  const parsed = parseConfig(experiment, config);
  const rows = await runTrials(experiment, parsed);
  const result = outcomeOf(experiment, rows, parsed);
  for (const { figure } of result.figures) expect(renderSvg(figure)).toMatch(/^<svg .*<\/svg>$/s);
  for (const { detail } of result.checks) expect(detail).not.toMatch(/undefined|NaN/);
  return { rows, ...result };
}

const published = (id: keyof typeof fcnVariants) =>
  fcnTrials(fcnSchema.parse({ scale: "paper" }), fcnVariants[id]);
const distinct = <Value>(values: readonly Value[]) =>
  [...new Set(values.map((value) => JSON.stringify(value)))].map((text) => JSON.parse(text) as Value);

describe("settings of the first paper's networks at paper scale", () => {
  it("are the published grid: ten repeats of each size and dimension", () => {
    for (const [id, activation] of [
      ["network/fcn-erf-balanced", "erf"],
      ["network/fcn-relu-balanced", "relu"],
      ["network/fcn-imbalanced", "erf"],
    ] as const) {
      const trials = published(id);
      expect(trials.length).toBe(4 * 5 * 10);
      expect(distinct(trials.map(({ d }) => d))).toEqual([1, 2, 8, 32, 128]);
      for (const trial of trials) {
        expect(trial).toMatchObject({
          activation,
          width: 500,
          hiddenLayers: 1,
          learningRate: 1e-3,
          epochs: 1000,
        });
        expect(trial.adaptive).toBe(activation === "erf");
      }
    }
    expect(distinct(published("network/fcn-erf-balanced").map(({ sizes }) => sizes))).toEqual(
      balancedSizes.paper,
    );
    expect(balancedSizes.paper.map(([n]) => 2 * n!)).toEqual([128, 256, 512, 1024]);
    expect(distinct(published("network/fcn-imbalanced").map(({ sizes }) => sizes))).toEqual(
      imbalancedSizes.paper,
    );
    for (const sizes of imbalancedSizes.paper) expect(sizes[0]! + sizes[1]!).toBe(2048);
  });

  it("are the catalogue's single runs: wide with a smaller rate, and deep at one size", () => {
    const wide = published("network/fcn-wide");
    expect(wide.length).toBe(4 * 5 * 2);
    for (const trial of wide) expect(trial).toMatchObject({ width: 2000, learningRate: 1e-4, epochs: 1000 });
    const deep = published("network/fcn-depth3");
    expect(deep.length).toBe(1);
    expect(deep[0]).toMatchObject({
      hiddenLayers: 2,
      width: 500,
      sizes: [512, 512],
      d: 128,
      adaptive: false,
    });
  });
});

describe("networks beside their kernels", () => {
  it("start at the NNGP's NC1, in one definition, beside the adaptive kernel", async () => {
    const config = { sizes: [[40, 40]], dimensions: [8], epochs: 5, repeats: 2 };
    const { rows, checks, figures, tables } = await outcome("network/fcn-erf-balanced", config);
    expect(rows.length).toBe(2);
    expect(figures.map(({ name }) => name)).toEqual(["nc1", "relative-nc1"]);
    expect(checks.map(({ id }) => id)).toEqual(["starts-at-nngp", "adaptive-gap"]);
    expect(checks[0]?.seen).toBe(true);
    expect(tables.map(({ name }) => name)).toEqual(["log10-nc1"]);
    for (const row of rows) {
      expect(Number(row["eos"])).toBeGreaterThan(0);
      expect(Number(row["eos"])).toBeLessThan(Number(row["nngp"]));
      expect(row["publishedNngp"]).toBeCloseTo(Number(row["nngp"]), 9);
      expect(row["publishedEnd"]).toBeCloseTo(Number(row["end"]), 9);
    }
  });

  it("show the published definitions beside the one where classes are not balanced", async () => {
    const config = {
      sizes: [[20, 60]],
      dimensions: [2, 4],
      width: 60,
      epochs: 5,
      repeats: 1,
      adaptive: false,
    };
    const { rows, checks, tables } = await outcome("network/fcn-imbalanced", config);
    expect(tables.map(({ name }) => name)).toEqual(["log10-nc1", "published-definitions"]);
    expect(checks.map(({ id }) => id)).toEqual(["starts-at-nngp"]);
    // Two classes of shares p and 1 − p: the published form weighs the squared distances of their means alike.
    const p = 1 / 4;
    const factor = (1 + (1 - 2 * p) ** 2) / (4 * p * (1 - p));
    for (const row of rows) {
      expect(Number(row["end"]) / Number(row["publishedEnd"])).toBeCloseTo(factor, 9);
      expect(row["publishedNngp"]).not.toBeCloseTo(Number(row["nngp"]), 2);
    }
  });

  it("show one run: loss, NC1 of both layers, spectra and predictions", async () => {
    const config = { perClass: 30, dimension: 2, width: 40, epochs: 20, probes: 3, learningRate: 1e-3 };
    const { figures, checks, rows } = await outcome("network/fcn-run", config);
    expect(figures.map(({ name }) => name)).toEqual(["course", "spectrum", "change", "prediction"]);
    expect(rows.filter((row) => row["part"] === "course").map((row) => row["epoch"])).toEqual([0, 10, 20]);
    expect(checks[0]?.detail).toMatch(/of 60 signs are right/);
    expect(checks[0]?.control?.detail).toMatch(/^NC1 moves by \d/);
  });

  it("end one run that diverges with a row that says so", async () => {
    const config = { perClass: 30, dimension: 2, width: 40, epochs: 1, probes: 3 };
    const ended = await outcome("network/fcn-run", { ...config, learningRate: 1e300 });
    expect(ended.rows.filter((row) => row["part"] === "course")).toMatchObject([
      { epoch: 0, reason: null },
      { epoch: 1, reason: "diverged", hidden: Number.NaN, loss: Number.NaN },
    ]);
    expect(ended.rows.some((row) => row["part"] === "prediction")).toBe(false);
    expect(ended.figures.map(({ name }) => name)).toEqual(["course"]);
    expect(ended.checks).toMatchObject([{ id: "lazy", verdict: "not testable" }]);
    expect(ended.checks[0]!.detail).toMatch(/: diverged in epoch 1$/);
  });
});

it("a network that diverges or whose units all die is a row with its reason", async () => {
  const [one] = fcnTrials(fcnSchema.parse({ dimensions: [2], repeats: 1, epochs: 3, adaptive: false }), {
    activation: "relu",
    sizes: { small: [[10, 10]], paper: [[10, 10]] },
  });
  const rowOf = async (learningRate: number, epochs = 3) =>
    (await runFcn({ ...one!, width: 8, epochs, learningRate }, { seed: 0 }))[0]!;
  const nothing = { end: Number.NaN, publishedEnd: Number.NaN };
  expect(await rowOf(1e30)).toMatchObject({ ...nothing, reason: "diverged" });
  // one step: no loss comes after it
  expect(await rowOf(1e300, 1)).toMatchObject({ ...nothing, reason: "diverged" });
  expect(await rowOf(1e5)).toMatchObject({ ...nothing, reason: expect.any(String) });
  expect(await rowOf(1e-3)).toMatchObject({ end: expect.any(Number), reason: null });
});

/**
 * Rows of networks that show every claim: they start at the NNGP, move at d₀ = 128 only, and end at the adaptive
 * kernel.
 */
function ideal(change: (row: FcnRow) => Partial<FcnRow> = () => ({})): { rows: FcnRow[] } {
  const config = fcnSchema.parse({ dimensions: [1, 8, 128], repeats: 2 });
  const rows = fcnTrials(config, { activation: "erf", sizes: balancedSizes }).map((trial): FcnRow => {
    const end = trial.d === 128 ? 0.08 : 0.0995;
    const row = {
      ...trial,
      start: 0.1,
      end,
      nngp: 0.101,
      ntk: 0.2,
      data: 0.05,
      eos: end,
      publishedEnd: end,
      publishedNngp: 0.101,
      reason: null,
    };
    return { ...row, ...change(row) };
  });
  return { rows };
}

describe("checks of the first paper's networks", () => {
  const seen = (change?: Parameters<typeof ideal>[0]) =>
    Object.fromEntries(fcnChecks(ideal(change)).map((check) => [check.id, check.seen]));

  it("see what is there, with the gap at each dimension", () => {
    expect(seen()).toEqual({
      "starts-at-nngp": true,
      "small-dimensions-stay": true,
      "large-dimension-moves": true,
      "adaptive-gap": true,
    });
    const gap = fcnChecks(ideal()).find(({ id }) => id === "adaptive-gap")!.detail;
    expect(gap).toMatch(/nearer at 3 of 3; .*: \+0 against \+0\.0065 at N = 128, d₀ = 1; /);
  });

  it("hold each control apart", () => {
    const controls = (change?: Parameters<typeof ideal>[0]) =>
      Object.fromEntries(fcnChecks(ideal(change)).map((check) => [check.id, check.control?.seen]));
    expect(controls()).toEqual({
      "starts-at-nngp": false,
      "small-dimensions-stay": false,
      "large-dimension-moves": false,
      "adaptive-gap": false,
    });
    expect(controls(({ d }) => (d === 128 ? {} : { end: 0.08 }))["large-dimension-moves"]).toBe(true);
    expect(controls(() => ({ eos: 0.1, nngp: 0.12 }))["adaptive-gap"]).toBe(true);
  });

  it("do not see what is missing, and count what was not solved", () => {
    expect(seen(() => ({ start: 0.2 }))["starts-at-nngp"]).toBe(false);
    expect(seen(({ d }) => (d === 8 ? { end: 0.098 } : {}))["small-dimensions-stay"]).toBe(false);
    expect(seen(({ d }) => (d === 128 ? { end: 0.095 } : {}))["large-dimension-moves"]).toBe(false);
    expect(seen(({ d }) => (d === 1 ? { eos: 0.09 } : {}))["adaptive-gap"]).toBe(false);
    expect(seen(() => ({ activation: "relu", eos: null }))).toMatchObject({ "large-dimension-moves": false });
    expect(seen(({ repeat }) => (repeat === 1 ? { end: Number.NaN } : {}))).toMatchObject({
      "small-dimensions-stay": undefined,
      "large-dimension-moves": undefined,
      "adaptive-gap": undefined,
    });
    const half = fcnChecks(ideal(({ repeat }) => (repeat === 0 ? { eos: null } : {})));
    expect(half.find(({ id }) => id === "adaptive-gap")?.detail).toMatch(/3 not solved/);
    expect(fcnChecks(ideal(() => ({ eos: null }))).map(({ id }) => id)).not.toContain("adaptive-gap");
  });
});
