import { resnet18 } from "@collapsar/nn";
import { vgg11Truncated } from "@collapsar/nn/parts";
import { renderSvg } from "@collapsar/plot";
import { describe, expect, it } from "vitest";
import { loadExperiment, parseConfig } from "../../src/index.js";
import { nfaChecks, svdChecks } from "../../src/nn/dense/dense-checks.js";
import {
  type DenseNetwork,
  type DenseTrial,
  denseSchema,
  denseTrials,
} from "../../src/nn/dense/dense-config.js";
import { course, type DenseRow } from "../../src/nn/dense/dense-rows.js";
import { publishedStart } from "../../src/nn/dense/run-dense.js";
import { outcomeOf, runTrials } from "../../src/parts.js";

const networks = ["mlp", "resnet18", "vgg11-truncated"] as const;
const trialsOf = (config: unknown, network: DenseNetwork) => denseTrials(denseSchema.parse(config), network);

describe("settings of the third paper's networks", () => {
  it("at paper scale are the published ones, with a large gain of ours beside", () => {
    const shared = { samples: 50_000, width: 512, batch: 128, resetOptimiser: true };
    const recipes = {
      mlp: { optimiser: "adam", learningRate: 5e-5, epochs: 250 },
      resnet18: { optimiser: "sgd", learningRate: 0.05, epochs: 500 },
      "vgg11-truncated": { optimiser: "sgd", learningRate: 0.01, epochs: 1000 },
    };
    const gains = { mlp: [0.1, 1], resnet18: [0.25, 1], "vgg11-truncated": [1, 4] };
    for (const network of networks) {
      const trials = trialsOf({ scale: "paper" }, network);
      expect(trials.map(({ data, gain, repeat }) => [data, gain, repeat])).toEqual(
        ["mnist:train", "cifar10:train", "svhn:train"].flatMap((data) =>
          gains[network].flatMap((gain) => [0, 1, 2].map((repeat) => [data, gain, repeat])),
        ),
      );
      expect(trials[0]!.probes).toBe(recipes[network].epochs / 10 + 1);
      for (const trial of trials) expect(trial).toMatchObject({ ...shared, ...recipes[network] });
    }
  });

  it("show one data set a network in the paper's second figure", async () => {
    const { trials, schema } = await loadExperiment("net/svd-main");
    const pairs = trials(schema.parse({ scale: "paper", seeds: 1, gains: [1] })) as DenseTrial[];
    expect(pairs.map(({ network, data }) => [network, data])).toEqual([
      ["mlp", "mnist:train"],
      ["resnet18", "cifar10:train"],
    ]);
  });

  it("take what is asked for, at every scale", () => {
    const asked = { data: ["iris"], gains: [2], optimiser: "sgd", learningRate: 3, epochs: 7, seeds: 1 };
    for (const scale of ["small", "paper"]) {
      for (const network of networks) {
        const [trial, ...others] = trialsOf({ ...asked, scale }, network);
        expect(others).toEqual([]);
        expect(trial).toMatchObject({ data: "iris", gain: 2, optimiser: "sgd", learningRate: 3, epochs: 7 });
      }
    }
  });

  it("let the gain reach all of the MLP's hidden layers, and only layers 2 to 5 behind convolutions", () => {
    const scaled = { initialisation: "xavier", gain: 0.1 };
    const behind = ["fc2", "fc3", "fc4", "fc5"].map((id) => [id, scaled]);
    const torch = { initialisation: "torch" };
    for (const network of [resnet18({ widthFactor: 0.05 }), vgg11Truncated({ widthFactor: 0.05 })]) {
      const { initialisation, layers } = publishedStart(network, {
        network: network.name as DenseNetwork,
        gain: 0.1,
      });
      expect(initialisation).toBe("he-fan-out");
      expect(layers).toEqual({
        ...Object.fromEntries(behind),
        conv1: torch,
        fc1: torch,
        classifier: torch,
      });
    }
  });
});

describe("the third paper's networks", () => {
  it("measure each fully connected layer, NC1 by part and the ansatz", async () => {
    const config = { samples: 60, width: 16, epochs: 4, probes: 3, seeds: 1, gains: [0.5, 1] };
    for (const id of ["net/svd-mlp", "net/nfa-vgg"]) {
      const experiment = await loadExperiment(id);
      const parsed = parseConfig(experiment, config);
      const rows = (await runTrials(experiment, parsed)) as unknown as DenseRow[];
      expect(rows.length).toBe(2 * 3 * 5);
      expect([...new Set(rows.map(({ epoch }) => epoch))]).toEqual([0, 2, 4]);
      for (const row of rows) {
        expect(row.nc1Input).toBeGreaterThan(0);
        expect(Math.abs(row.ansatzRoot)).toBeLessThanOrEqual(1 + 1e-9);
        expect(row.shareWithin + row.shareBetween).toBeCloseTo(1, 12);
      }
      const { figures, checks } = outcomeOf(experiment, rows as never, parsed);
      for (const { figure } of figures) expect(renderSvg(figure)).toMatch(/^<svg .*<\/svg>$/s);
      expect(checks.map((check) => check.id)).toEqual(
        id === "net/svd-mlp"
          ? ["fits", "right-part", "most-layers", "feature-learning"]
          : ["fits", "shares", "ansatz"],
      );
    }
  });
});

describe("a network that cannot be measured", () => {
  const small = { samples: 40, width: 8, epochs: 2, probes: 2, seeds: 1 };
  const outcomeOfRun = async (id: string, config: object) => {
    const experiment = await loadExperiment(id);
    const parsed = parseConfig(experiment, { ...small, ...config });
    const rows = await runTrials(experiment, parsed);
    const { figures, checks } = outcomeOf(experiment, rows, parsed);
    for (const { figure } of figures) expect(renderSvg(figure)).toMatch(/^<svg .*<\/svg>$/s);
    return { rows, verdicts: new Set(checks.map(({ verdict }) => verdict)) };
  };

  it("has rows with the reason where its features died, and the run goes on with the others", async () => {
    for (const id of ["net/svd-mlp", "net/nfa-mlp"]) {
      const { rows } = await outcomeOfRun(id, { gains: [1e-30, 1] });
      const [dead, alive] = [1e-30, 1].map((gain) => rows.filter((row) => row["gain"] === gain));
      expect(new Set(alive!.map((row) => row["reason"]))).toEqual(new Set([null]));
      const last = dead!.filter((row) => row["layer"] === 5);
      for (const row of last) expect(row).toMatchObject({ reason: "features died", nc1Output: Number.NaN });
      expect(last.length).toBe(2);
    }
  });

  it("says where its training diverged", async () => {
    const { rows, verdicts } = await outcomeOfRun("net/svd-mlp", {
      gains: [1],
      learningRate: 1e20,
      optimiser: "sgd",
    });
    expect(rows.filter((row) => row["reason"] === "diverged").map((row) => row["layer"])).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect([...verdicts]).toEqual(["not seen", "not testable"]);
  });

  it("says so too where a probe meets it before the loss", async () => {
    for (const id of ["net/svd-mlp", "net/nfa-vgg"]) {
      const settings = { gains: [1], learningRate: 1e20, optimiser: "sgd", batch: 40, probes: 3 };
      const { rows } = await outcomeOfRun(id, settings);
      const layers = (reason: string | null, epoch: number) =>
        [1, 2, 3, 4, 5].map((layer) => [epoch, layer, reason]);
      expect(rows.map((row) => [row["epoch"], row["layer"], row["reason"]])).toEqual([
        ...layers(null, 0),
        ...layers("diverged", 1),
      ]);
    }
  });
});

/** Rows of a network that shows every claim: the right part takes e³ of e⁴ at gain 0.1, e¹ of e⁴ at gain 1. */
function ideal(change: (row: DenseRow) => Partial<DenseRow> = () => ({})): { rows: DenseRow[] } {
  const rows = trialsOf({ gains: [0.1, 1], seeds: 2 }, "mlp").flatMap((trial) =>
    [0, trial.epochs].flatMap((epoch) =>
      [1, 2, 3, 4, 5].map((layer): DenseRow => {
        const start = epoch === 0;
        const row = {
          ...trial,
          epoch,
          layer,
          loss: start ? 1 : 1e-3,
          accuracy: start ? 0.1 : 1,
          nc1Input: 1,
          nc1Right: start ? 1 : Math.exp(trial.gain < 1 ? -3 : -1),
          nc1Output: start ? 1.1 : Math.exp(-4),
          ansatz: 0.3,
          ansatzRoot: start || trial.gain === 1 ? 0.4 : 0.8,
          shareWithin: start ? 0.7 : 0.1,
          shareBetween: start ? 0.3 : 0.9,
          shuffledShareWithin: start ? 0.98 : 0.975,
          reason: null,
        };
        return { ...row, ...change(row) };
      }),
    ),
  );
  return { rows };
}

const seen = (checks: readonly { id: string; seen: boolean | undefined }[]) =>
  Object.fromEntries(checks.map((check) => [check.id, check.seen]));

describe("checks of the third paper's networks", () => {
  it("see what is there, and name data and amounts", () => {
    const all = [...svdChecks(ideal()), ...nfaChecks(ideal())];
    expect(all.filter((check) => !check.seen)).toEqual([]);
    for (const { detail } of all) expect(detail).toMatch(/MLP, 400 rows of digits, width 128/);
    expect(svdChecks(ideal()).find(({ id }) => id === "feature-learning")?.detail).toMatch(
      /share 0\.75 at gain 0\.1, 0\.25 at gain 1/,
    );
  });

  it("do not see what is missing", () => {
    const late = ({ epoch }: DenseRow) => epoch > 0;
    const svd = (change: Parameters<typeof ideal>[0]) => seen(svdChecks(ideal(change)));
    const nfa = (change: Parameters<typeof ideal>[0]) => seen(nfaChecks(ideal(change)));
    expect(svd((row) => (late(row) && row.repeat === 1 ? { accuracy: 0.9 } : {}))["fits"]).toBe(false);
    expect(svd(() => ({ nc1Right: Math.exp(-1.5) }))).toMatchObject({
      "right-part": false,
      "most-layers": false,
      "feature-learning": false,
    });
    // NC1 rises at the right part, and at the ReLU by more: nothing is lowered
    const rising = { nc1Right: Math.exp(0.5), nc1Output: Math.exp(2) };
    expect(svd(() => rising)).toMatchObject({ "right-part": false, "most-layers": false });
    expect(svd(({ layer }) => (layer <= 3 ? { nc1Right: Math.exp(-1) } : {}))["most-layers"]).toBe(false);
    expect(nfa((row) => (late(row) ? { shareWithin: 0.8, shareBetween: 0.2 } : {}))["shares"]).toBe(false);
    expect(nfa((row) => (late(row) && row.layer <= 3 ? { ansatzRoot: 0.39 } : {}))["ansatz"]).toBe(false);
    expect(nfa(() => ({ ansatzRoot: 0.85 }))["ansatz"]).toBe(false);
  });

  it("hold each control apart", () => {
    const controls = (change?: Parameters<typeof ideal>[0]) =>
      Object.fromEntries(
        [...svdChecks(ideal(change)), ...nfaChecks(ideal(change))].map(({ id, control }) => [
          id,
          control?.seen,
        ]),
      );
    const none = { "right-part": false, "most-layers": false, "feature-learning": false };
    expect(controls()).toEqual({ fits: false, ...none, shares: false, ansatz: false });
    const early = ({ epoch }: DenseRow) => epoch === 0;
    expect(controls((row) => (early(row) ? { accuracy: 1, nc1Right: Math.exp(-1) } : {}))).toMatchObject({
      fits: true,
      "right-part": true,
      "most-layers": true,
    });
    const scattered = ({ gain, repeat }: DenseRow) =>
      gain < 1 && repeat === 1 ? { nc1Right: Math.exp(-3.5) } : {};
    expect(controls(scattered)["feature-learning"]).toBe(true);
    expect(controls((row) => (early(row) ? {} : { shuffledShareWithin: 0.7 }))["shares"]).toBe(true);
    expect(controls((row) => (early(row) ? {} : { ansatzRoot: 0.8 }))["ansatz"]).toBe(true);
    const one = { rows: ideal().rows.filter(({ gain, repeat }) => gain < 1 && repeat === 0) };
    expect(nfaChecks(one).find(({ id }) => id === "ansatz")?.control?.seen).toBe(undefined);
  });

  it("count a repeat that diverged, and are not about those that are left", () => {
    const { rows } = ideal();
    const apart = (row: DenseRow) => row.gain < 1 && row.repeat === 1 && row.epoch > 0;
    const nothing = { accuracy: Number.NaN, nc1Right: Number.NaN, ansatzRoot: Number.NaN };
    const at = (epoch: number) => ({
      rows: rows.map((row) => (apart(row) ? { ...row, ...nothing, epoch, reason: "diverged" } : row)),
    });
    // a repeat without any end counts as one that diverged
    for (const summary of [at(57), at(rows[0]!.epochs), { rows: rows.filter((row) => !apart(row)) }]) {
      const checks = [...svdChecks(summary), ...nfaChecks(summary)];
      expect(new Set(checks.map(({ id, seen }) => (id === "fits" ? seen : (seen ?? "open"))))).toEqual(
        new Set([false, "open"]),
      );
      expect(checks[0]!.detail).toMatch(/not every repeat trained to its end at gain 0\.1, 100 % at gain 1$/);
    }
    const { x, y } = course(at(57).rows, 0.1, 1, "nc1Right");
    expect([x, y]).toEqual([
      [0, 57, 240],
      [1, Number.NaN, Number.NaN],
    ]);
  });
});
