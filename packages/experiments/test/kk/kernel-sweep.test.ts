import { nc1TraceRatio } from "@collapsar/metrics";
import { describe, expect, it } from "vitest";
import { experimentEntries, loadExperiment } from "../../src/index.js";
import { publishedFeatureNc1 } from "../../src/kk/sweep/feature-nc1.js";
import { checkI1, checkI2, definitionFactor } from "../../src/kk/sweep/imbalance-checks.js";
import { checkK1, checkK3, checkK4, checkK5 } from "../../src/kk/sweep/kernel-checks.js";
import { type KernelRow, kernelRows, SWEPT_KERNELS } from "../../src/kk/sweep/kernel-rows.js";
import { type ComparedTrial, type KernelSummary, kernelSummary } from "../../src/kk/sweep/kernel-summary.js";
import { sweepSizes } from "../../src/kk/sweep/kernel-sweep.js";
import { mixtureOf } from "../../src/kk/sweep/settings.js";
import { judged, runTrials } from "../../src/parts.js";

async function report(id: string, keys: object) {
  const experiment = await loadExperiment(id);
  const config = experiment.schema.parse(keys);
  const rows = await runTrials(experiment, config, { seed: 1 });
  const summary = experiment.summarise(rows, config);
  const checks = experiment.checks?.(summary) ?? [];
  return { rows, checks, figures: experiment.figures(summary), tables: experiment.tables?.(summary) ?? [] };
}

const small = { samples: [64, 128], dimensions: [1, 2, 8], repeats: 2 };

describe("kernel-collapse", () => {
  it("has every kernel on every data of the catalogue", () => {
    const ids = new Set(experimentEntries.map(({ id }) => id));
    for (const kernel of ["nngp-erf", "ntk-erf", "nngp-relu", "ntk-relu"]) {
      for (const data of ["balanced", "imbalanced", "4cls", "mu6", "std1"]) {
        expect(ids).toContain(`kernel-collapse/${kernel}-${data}`);
      }
    }
  });

  it("sees the headline claim, and its reverse with the published code's derivative", async () => {
    const { rows, checks, figures, tables } = await report("kernel-collapse/ntk-erf-balanced", small);
    expect(rows).toHaveLength(2 * 3 * 2 * 6);
    const K1 = checks.find(({ id }) => id === "K1")!;
    expect(K1.seen).toBe(true);
    expect(K1.detail).toContain("holds in 12 of 12 trials");
    expect(K1.detail).toMatch(/published code's derivative it holds in \d+ of 12, and at d ≥ 8 in 0 of 4/);
    expect(checks.map(({ id }) => id)).toEqual(["K1", "K3", "K4", "K5-samples", "K5-bands"]);
    expect(figures.map(({ name }) => name)).toEqual(["nc1", "relative-nc1", "ntk-against-nngp"]);
    expect(tables[0]!.rows).toHaveLength(6);
  });

  it("K2 ties exactly with one input and ReLU", async () => {
    const { checks } = await report("kernel-collapse/nngp-relu-balanced", small);
    expect(checks.find(({ id }) => id === "K2")?.seen).toBe(true);
  });

  it("says where erf does not collapse more than ReLU", async () => {
    const { checks } = await report("kernel-collapse/nngp-erf-4cls", { ...small, samples: [128] });
    const K3 = checks.find(({ id }) => id === "K3")!;
    expect(K3.seen).toBe(false);
    expect(K3.detail).toContain("fails at d = 2 (holds in");
  });

  it("I1 and I2: the two definitions differ on imbalanced classes, the same data in both", async () => {
    const { checks, figures } = await report("kernel-collapse/nngp-relu-imbalanced", {
      samples: [512],
      dimensions: [64],
      repeats: 4,
    });
    expect(checks.map(({ id, seen }) => [id, seen])).toEqual([
      ["K1", true],
      ["K3", expect.any(Boolean)],
      ["I1-kernels", true],
      ["I1-features", true],
      ["I2", true],
    ]);
    for (const { id, control } of checks) expect(control?.seen, id).toBe(false);
    expect(figures.map(({ name }) => name)).toContain("nc1-one-definition");
    expect([3 / 8, 1 / 4, 1 / 8].map((p) => Number(definitionFactor(p).toFixed(2)))).toEqual([
      1.13, 1.67, 3.57,
    ]);
    expect(sweepSizes("imbalanced", 2048)).toEqual([
      [1024, 1024],
      [768, 1280],
      [512, 1536],
      [256, 1792],
    ]);
  });

  it("I1 compares ratios of sizes at one number of samples, never one ratio at two", () => {
    const trial = (n: number, p: number, factor: number) => {
      const [small, nc1] = [p * n, factor / (4 * p * (1 - p))];
      const data = { nc1, nc1Class: factor } as KernelRow;
      const nc1Data = factor / (1 + (1 - 2 * p) ** 2);
      return {
        n,
        sizes: [small, n - small],
        d: 8,
        repeat: 0,
        nc1Data,
        rows: { data } as ComparedTrial["rows"],
      };
    };
    const summary = (factor: number) => ({
      shown: "nngp-erf",
      mixture: "d1",
      label: "D1",
      trials: [1 / 2, 1 / 4].flatMap((p) => [trial(64, p, 1), trial(128, p, factor)]),
    });
    // the larger sample lies a little lower at every ratio, which says nothing of imbalance
    const checks = [...checkI1(summary(0.95) as KernelSummary, 1), checkI2(summary(0.95) as KernelSummary)];
    expect(checks.map(({ id, seen, control }) => [id, seen, control?.seen])).toEqual([
      ["I1-kernels", true, false],
      ["I1-features", true, false],
      ["I2", true, false],
    ]);
  });

  it("an order that also stands under shuffled labels is none of the classes", () => {
    const settings = { mixture: "d1", sizes: [32, 32] } as const;
    const rows = [1, 8].flatMap((d) => [0, 1].flatMap((repeat) => kernelRows({ ...settings, d, repeat }, 0)));
    const without = rows.map((row) => ({ ...row, nc1Shuffled: row.nc1Sample }));
    const checksOf = (of: readonly KernelRow[]) => {
      const summary = kernelSummary(of, "d1", "nngp-erf");
      return [checkK1(summary, "erf"), checkK3(summary, "nngp"), checkK4(summary, "nngp-erf")].map(judged);
    };
    expect(checksOf(rows).map(({ id, verdict }) => [id, verdict])).toEqual([
      ["K1", "seen"],
      ["K3", "seen"],
      ["K4", "seen"],
    ]);
    expect(checksOf(without).map(({ verdict }) => verdict)).toEqual(Array(3).fill("not testable"));
  });

  it("K5: bands that halve between halves of the repeats do not narrow with N and d", () => {
    const trials = (
      narrow: (n: number, d: number, repeat: number) => number,
      shuffled: (n: number) => number,
    ) =>
      [64, 128].flatMap((n) =>
        [8, 32].flatMap((d) =>
          Array.from({ length: 8 }, (_, repeat) => {
            const nc1 = 0.1 * 10 ** (0.001 * (repeat % 4 < 2 ? 1 : -1) * narrow(n, d, repeat));
            const row = { nc1Sample: nc1, nc1Shuffled: shuffled(n) * nc1 } as KernelRow;
            const rows = Object.fromEntries(SWEPT_KERNELS.map((kernel) => [kernel, row]));
            return { n, sizes: [n / 2, n / 2], d, repeat, nc1Data: 1, rows } as unknown as ComparedTrial;
          }),
        ),
      );
    const verdicts = (...made: Parameters<typeof trials>) =>
      checkK5({ shown: "nngp-erf", mixture: "d1", label: "D1", trials: trials(...made) }).map((check) => [
        check.control?.seen,
        judged(check).verdict,
      ]);
    const narrowing = (n: number, d: number) => 512 / (n * d);
    expect(verdicts(narrowing, (n) => n)).toEqual([
      [false, "seen"],
      [false, "seen"],
    ]);
    const byRepeat = (n: number, d: number, repeat: number) => narrowing(n, d) * (repeat % 2 === 0 ? 0.1 : 1);
    expect(verdicts(byRepeat, () => 1)).toEqual([
      [true, "not testable"],
      [true, "not testable"],
    ]);
  });

  it("the code's NC1 of features is the usual one on balanced classes", () => {
    const { X, y } = mixtureOf({ mixture: "4cls", sizes: [10, 10, 10, 10], d: 3, repeat: 0 }, 0);
    expect(publishedFeatureNc1(X, [10, 10, 10, 10])).toBeCloseTo(nc1TraceRatio(X, y), 12);
  });

  it("by layer, on real data and as a scatter", async () => {
    const layers = await report("kernel-collapse/by-layer", { samples: 32, dimension: 4, depth: 3 });
    expect(layers.rows).toHaveLength(2 * 2 * 3);
    expect(layers.figures.length).toBeGreaterThan(6);
    const real = await report("kernel-collapse/real-by-depth", { perClass: 20, depths: [2, 3] });
    expect(real.checks[0]!.seen).toBe(true);
    expect(layers.checks[0]!.control?.name).toBe("shuffled labels");
    expect(real.checks[0]!.control?.name).toBe("shuffled labels");
    const iris = await report("kernel-collapse/real-by-depth", {
      data: "iris",
      perClass: 40,
      depths: [2],
      activations: ["relu"],
    });
    expect(iris.rows).toHaveLength(1);
    const scatter = await report("data/scatter", { samples: 20 });
    expect(scatter.figures.map(({ figure }) => figure.kind)).toEqual(["scatter", "scatter", "scatter"]);
    // ten samples of each class tell no means apart that differ by a fifth; 256 do
    expect(judged(scatter.checks[0]!).verdict).toBe("not testable");
    expect(judged((await report("data/scatter", {})).checks[0]!).verdict).toBe("seen");
  });
});
