import { describe, expect, it } from "vitest";
import { loadExperiment } from "../../src/index.js";
import { areSolutions, unadapted } from "../../src/kk/adaptive-rows.js";
import { runTrials } from "../../src/parts.js";

async function report(id: string, keys: object) {
  const experiment = await loadExperiment(id);
  const config = experiment.schema.parse(keys);
  const rows = await runTrials(experiment, config, { seed: 1 });
  const summary = experiment.summarise(rows, config);
  return {
    rows,
    checks: experiment.checks?.(summary) ?? [],
    figures: experiment.figures(summary),
    tables: experiment.tables?.(summary) ?? [],
  };
}

describe("adaptive", () => {
  it("sweep: more collapsed than the NNGP, less so with the published code's label term", async () => {
    const keys = { samples: [48], dimensions: [2, 8], repeats: 1 };
    const { rows, checks, tables, figures } = await report("adaptive/eos-balanced", keys);
    expect(rows).toHaveLength(4);
    expect(checks.map(({ id, seen }) => [id, seen])).toEqual([
      ["A1", true],
      ["A3", true],
    ]);
    expect(checks.map(({ control }) => control?.seen)).toEqual([false, false]);
    expect(checks[0]!.detail).toContain("in 2 of 2 runs");
    expect(tables[0]!.rows).toHaveLength(2);
    expect(figures).toHaveLength(2);
  });

  it("imbalanced and narrow", async () => {
    const { rows, checks } = await report("adaptive/eos-imbalanced", {
      samples: [48],
      dimensions: [4],
      repeats: 1,
      publishedCode: false,
    });
    expect(rows.map((row) => row["sizes"])).toEqual([
      [24, 24],
      [18, 30],
      [12, 36],
      [6, 42],
    ]);
    expect(checks[0]!.control?.detail).toContain("of 4 runs");
    const narrow = await report("adaptive/eos-h200", {
      samples: [48],
      dimensions: [4],
      repeats: 1,
      publishedCode: false,
    });
    expect(narrow.rows[0]).toMatchObject({ width: 200, failedAt: null });
  });

  it("steps: every stage with its residual", async () => {
    const { rows, checks, figures } = await report("adaptive/eos-steps", { samples: 48, dimension: 4 });
    expect(rows).toHaveLength(25);
    expect(checks.every(({ seen }) => seen)).toBe(true);
    expect(checks.map(({ control }) => control?.seen)).toEqual([false, false]);
    for (const row of rows) {
      expect(row["nc1"]).toBeCloseTo(Number(row["traceW"]) / Number(row["traceB"]), 12);
    }
    expect(figures.map(({ name }) => name)).toEqual([
      "nc1",
      "traces",
      "nc1-fitted",
      "trace-sigma",
      "mean-square",
    ]);
  });

  it("takes an unadapted Σ for a solution only where it is one", () => {
    expect(areSolutions([unadapted(1e-9)])).toBe(true);
    expect(areSolutions([unadapted(1e-3)])).toBe(false);
    expect(areSolutions([{ traceSigma: 0.05, residual: 0 }])).toBe(false);
    expect(areSolutions([{ traceSigma: null, residual: 0 }])).toBe(false);
    expect(areSolutions([])).toBeUndefined();
  });

  it("an adaptive kernel that is lower under any labels has not adapted to the classes", async () => {
    const experiment = await loadExperiment("adaptive/eos-balanced");
    const config = experiment.schema.parse({});
    const row = { variant: "paper", sizes: [24, 24], d: 2, nc1: 0.5, nc1Nngp: 1, nc1NngpShuffled: 46 };
    const control = (nc1Shuffled: number | null) => {
      const summary = experiment.summarise([{ ...row, nc1Shuffled, nc1: nc1Shuffled && 0.5 }], config);
      return experiment.checks!(summary)[0]!.control!.seen;
    };
    expect([46, 23, null].map(control)).toEqual([false, true, undefined]);
  });

  it("matrices: pictures and spectra, and Σ's direction of the class means", async () => {
    const { checks, figures } = await report("adaptive/eos-matrices", { samples: 32, dimension: 3 });
    expect(checks[0]!.seen).toBe(true);
    // targets across the class means leave their direction to the smallest eigenvalue
    expect(checks[0]!.control!.seen).toBe(false);
    expect(figures.filter(({ figure }) => figure.kind === "matrix")).toHaveLength(9);
  });
});
