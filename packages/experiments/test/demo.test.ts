import { digits } from "@collapsar/datasets";
import { nngp, ntk } from "@collapsar/kernels";
import { kernelNc1, nc1TraceRatio } from "@collapsar/metrics";
import { renderSvg } from "@collapsar/plot";
import { deepRfm } from "@collapsar/rfm";
import { beforeAll, describe, expect, it } from "vitest";
import { demoDigits, inUnits } from "../src/demo/config.js";
import type { DemoSummary } from "../src/demo/summary.js";
import { loadExperiment, type Outcome, parseConfig } from "../src/index.js";
import { outcomeOf, runTrials } from "../src/parts.js";

const PER_CLASS = 20;
const config = {
  compareRows: 4,
  compareSteps: 30,
  perClass: PER_CLASS,
  depth: 2,
  width: 40,
  kernelDepth: 3,
  dynamicsDepth: 3,
  features: 16,
  epochs: 6,
};

describe("demo", () => {
  let outcome: Outcome;
  let summary: DemoSummary;
  beforeAll(async () => {
    const demo = await loadExperiment("demo");
    outcome = outcomeOf(demo, await runTrials(demo, config), config);
    summary = outcome.summary as DemoSummary;
  }, 60_000);

  it("takes balanced digits in the order of their classes, each row once", () => {
    const { X, y } = demoDigits(PER_CLASS);
    expect(Array.from(y)).toEqual(
      Array.from({ length: 10 * PER_CLASS }, (_, i) => Math.floor(i / PER_CLASS)),
    );
    const { X: all, y: labels } = digits();
    const first = labels.indexOf(3);
    expect(Array.from(X.data.subarray(3 * PER_CLASS * 64, (3 * PER_CLASS + 1) * 64))).toEqual(
      Array.from(all.data.subarray(first * 64, (first + 1) * 64)),
    );
  });

  it("reports what the packages compute when they are called by themselves", () => {
    const { X, y } = demoDigits(PER_CLASS);
    const course = deepRfm(X, y, { depth: 2, width: 40, seed: 0 });
    expect(summary.layers.map(({ nc1 }) => nc1.MX)).toEqual(course.layers.map(({ MX }) => MX.nc1));
    expect(summary.dataNc1).toBeCloseTo(nc1TraceRatio(inUnits(X), y), 12);
    const relu = summary.kernels.find(({ kernel, activation }) => kernel === "ntk" && activation === "relu")!;
    const expected = kernelNc1(ntk({ activation: "relu", depth: 3 }), inUnits(X), y).sample.nc1;
    expect(relu.nc1[relu.depths.indexOf(3)]).toBeCloseTo(expected, 12);
  });

  it("fits κ to what the NTK has beyond the feature kernel: γ = κ + the feature kernel's blocks", () => {
    const { X, y } = demoDigits(PER_CLASS);
    const K = nngp({ activation: "relu", depth: 3 }).gram(inUnits(X));
    let [sum, count] = [0, 0];
    for (let i = 0; i < K.rows; i++)
      for (let j = 0; j < K.rows; j++)
        if (y[i] !== y[j]) {
          sum += K.data[i * K.rows + j]!;
          count++;
        }
    const [gamma, kappa] = summary.blocks;
    expect(gamma!.between - kappa!.between).toBeCloseTo(sum / count, 10);
  });

  it("ends at collapse where the invariant is zero, and elsewhere where it is not", () => {
    const [zero, random] = summary.trajectories;
    expect(zero!.nc1.at(-1)).toBeLessThan(1e-6);
    expect(random!.nc1.at(-1)).toBeGreaterThan(1e-3);
    expect(zero!.drift).toBeLessThan(1e-8);
    expect(outcome.checks.find(({ id }) => id === "zero-invariant")?.seen).toBe(true);
  });

  it("holds what it claims of a Deep RFM against the same on shuffled labels", () => {
    expect(summary.shuffledLayers.length).toBe(summary.layers.length);
    expect(summary.shuffledLayers[0]!.nc1.X).toBeGreaterThan(3 * summary.layers[0]!.nc1.X);
    for (const id of ["agop-step", "agop-projection"]) {
      const check = outcome.checks.find((one) => one.id === id)!;
      expect(check.control?.name).toBe("shuffled labels");
      expect(check.control?.seen).toBeTypeOf("boolean");
      if (check.control?.seen) expect(check.verdict).not.toBe("seen");
    }
  });

  it("has a control beside every claim, and tells none that its control shows too", async () => {
    const demo = await loadExperiment("demo");
    for (const { id, control } of outcome.checks) expect(control, id).toBeDefined();
    const { kernels, trajectories, network } = summary;
    const without = {
      ...summary,
      kernels: kernels.map((one) => ({ ...one, nc1Shuffled: one.nc1 })),
      trajectories: trajectories.map((run) => ({ ...run, nc1: [run.nc1.at(-1), ...run.nc1] })),
      shuffledNetwork: network,
    };
    const claims = ["ntk-not-below-nngp", "zero-invariant", "network-collapses"];
    for (const { id, seen, control } of demo.checks!(without))
      if (claims.includes(id)) expect(control?.seen, id).toBe(seen);
    const untold = outcome.checks.find(({ id }) => id === "zero-invariant")!;
    expect(untold.control?.seen).toBe(false);
  });

  it("draws every figure, fills every table, and says it in two paragraphs of finite numbers", () => {
    for (const { figure } of outcome.figures) expect(renderSvg(figure)).toMatch(/^<svg .*<\/svg>$/s);
    for (const { columns, rows } of outcome.tables)
      for (const row of rows) expect(row.length).toBe(columns.length);
    expect(outcome.words.length).toBe(2);
    expect(outcome.words.join()).not.toMatch(/NaN|undefined|Infinity/);
    expect(outcome.tables[0]!.name).toBe("gaps");
    expect(outcome.figures[0]!.name).toBe("compare-digits");
  });

  it("the paragraph follows the numbers: a claim that fails is not told as seen", async () => {
    const demo = await loadExperiment("demo");
    const turned = structuredClone(summary) as unknown as { kernels: { kernel: string; nc1: number[] }[] };
    for (const one of turned.kernels) if (one.kernel === "ntk") one.nc1 = one.nc1.map(() => 1e-3);
    expect(demo.words!(turned).join()).toMatch(/the NTK is in 4 of 4 cases more collapsed/);
    expect(demo.checks!(turned).find(({ id }) => id === "ntk-not-below-nngp")?.seen).toBe(false);
  });

  it("refuses settings that make no sense, naming the key", async () => {
    const demo = await loadExperiment("demo");
    expect(() => parseConfig(demo, { depth: 0 })).toThrow(/settings of demo, got depth: /);
  });
});
