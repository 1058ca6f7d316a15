import { describe, expect, it } from "vitest";
import type { DeepRfmTrial } from "../../src/agop/deep-rfm-config.js";
import { agopEntries } from "../../src/agop/entries.js";
import { type Cell, loadExperiment, type ResultRow } from "../../src/index.js";
import { outcomeOf, runTrials } from "../../src/parts.js";

/** What the controls of an experiment's claims show in rows of one's choice, by the claim's id. */
function controlsIn(
  { experiment, config }: Pick<Awaited<ReturnType<typeof run>>, "experiment" | "config">,
  rows: readonly ResultRow[],
): Record<string, boolean | undefined> {
  const checks = experiment.checks?.(experiment.summarise(rows, config)) ?? [];
  return Object.fromEntries(checks.map(({ id, control }) => [id, control?.seen]));
}

/** The rows with those of one kind in the place of another kind, under its name. */
const inPlace = (rows: readonly ResultRow[], key: string, from: Cell, to: Cell) => [
  ...rows.filter((row) => row[key] !== to),
  ...rows.filter((row) => row[key] === from).map((row) => ({ ...row, [key]: to })),
];

async function run(id: string, config: unknown) {
  const experiment = await loadExperiment(id);
  const parsed = experiment.schema.parse(config);
  const rows = await runTrials(experiment, parsed, {});
  const summary = experiment.summarise(rows, parsed);
  const checks = experiment.checks?.(summary) ?? [];
  const seen = Object.fromEntries(checks.map((check) => [check.id, check.seen]));
  const figures = experiment.figures(summary);
  return {
    experiment,
    rows,
    config: parsed,
    summary,
    checks,
    seen,
    figures,
    words: experiment.words?.(summary) ?? [],
  };
}

describe("agop experiments", () => {
  it("are loaded by the id, title and figure of their entries, with a schema of defaults", async () => {
    for (const entry of agopEntries) {
      const { id, title, figure, schema, trials } = await entry.load();
      expect({ id, title, figure }).toEqual({ id: entry.id, title: entry.title, figure: entry.figure });
      expect(trials(schema.parse({})).length).toBeGreaterThan(0);
      const paper = trials(schema.parse({ scale: "paper" }));
      expect(paper.length).toBeGreaterThan(0);
    }
  });

  it("see collapse by layer with ReLU features on digits", async () => {
    const { seen, figures, words, experiment, rows, config } = await run("deep-rfm/collapse-relu", {
      samples: 200,
      depth: 5,
      seeds: 2,
      width: 128,
    });
    expect(seen["digits-relu-every-layer"]).toBe(true);
    expect(seen["digits-relu-compounds"]).toBe(true);
    expect(seen["digits-relu-projection"]).toBe(true);
    expect(figures.map(({ name }) => name)).toEqual(["collapse-1-relu", "collapse-2-relu-shuffled"]);
    const { checks } = outcomeOf(experiment, rows, config);
    const test = checks.find(({ id }) => id === "digits-relu-test-rows")!;
    expect(test.control?.seen).toBe(false);
    expect(test.effect?.count).toBe(2);
    for (const { verdict, control } of checks) if (control?.seen) expect(verdict).not.toBe("seen");
    expect(words[0]).toContain("give back a part");
  });

  it("say that isotropic cosine features undo most of each step on digits", async () => {
    const { words, rows } = await run("deep-rfm/collapse-cos", {
      samples: 200,
      depth: 3,
      seeds: 1,
      width: 128,
    });
    expect(rows.length).toBe(12);
    expect(words).toHaveLength(4);
    expect(words[0]).toContain("undo most of what the metric does");
  });

  it("draw Gram pictures whose blocks sharpen, one map for each of several data sets", async () => {
    const gram = await run("deep-rfm/gram-main", { samples: 200, depth: 4, width: 128 });
    const { seen, figures, experiment, rows } = gram;
    expect(seen["digits-relu-ideal"]).toBe(true);
    const flat = rows.map((row) =>
      row["labels"] === "shuffled" ? { ...row, within: 0, between: 0, ideal: 0 } : row,
    );
    for (const control of Object.values(controlsIn(gram, flat))) expect(control).toBe(false);
    const alike = controlsIn(gram, inPlace(rows, "labels", "true", "shuffled"));
    expect(alike).toEqual(seen);
    const alone = rows.filter(({ labels }) => labels === "true");
    for (const control of Object.values(controlsIn(gram, alone))) expect(control).toBeUndefined();
    expect(figures.map(({ name }) => name)).toEqual(["gram-1", "blocks-1", "gram-2", "blocks-2"]);
    const pairs = experiment.trials(experiment.schema.parse({ scale: "paper" })) as { map: string }[];
    expect(pairs.map(({ map }) => map)).toEqual(["cos", "cos", "relu", "relu"]);
  });

  it("take the published settings at paper scale, each data set its own frequencies", async () => {
    const { schema, trials } = await loadExperiment("deep-rfm/collapse-cos");
    const published = trials(schema.parse({ scale: "paper" })) as DeepRfmTrial[];
    expect(published).toHaveLength(3 * 2 * 3 * 2);
    for (const trial of published) {
      expect(trial).toMatchObject({ samples: 50_000, depth: 20, width: 0, ridge: 1e-3, bandwidth: 2 });
      expect(trial.frequencyScale).toBe(trial.data === "mnist:train" ? 0.05 : 0.1);
    }
  });

  it("say how many rows and features there were, not how many were asked for", async () => {
    const small = { data: ["iris"], samples: 5000, depth: 1, seeds: 2, width: 16 };
    const { rows, figures } = await run("deep-rfm/collapse-relu", small);
    expect(rows[0]).toMatchObject({ samples: 150, width: 16, ridge: 1e-3, bandwidth: 2 });
    expect(figures[0]!.caption).toContain("2 draws of 16 random features; Laplace kernel of length 2");
    expect(figures[0]!.figure.title).toContain("n = 150");
    expect((await run("deep-rfm/gram-main", small)).rows[0]).toMatchObject({ samples: 150 });
  });

  it("measure the recursion's rate and the kernel-learning flow", async () => {
    const recursion = await run("deep-rfm/recursion", {
      classes: 5,
      perClass: 8,
      lambdaK: [0.05, 0.2],
      lambdaPhi: [0.5, 1],
    });
    expect(recursion.seen).toMatchObject({ rate: true, faster: true });
    expect(controlsIn(recursion, recursion.rows)).toEqual({
      rate: false,
      faster: false,
      "plus-minus": false,
    });
    const faster = recursion.rows.map((row) =>
      row["draw"] === 1 ? { ...row, measured: (row["measured"] as number) / 2 } : row,
    );
    expect(controlsIn(recursion, faster)["faster"]).toBe(true);
    const toLimit = recursion.rows.map((row) =>
      row["coding"] === "one-hot" ? { ...row, between: 1 / 5 } : row,
    );
    expect(controlsIn(recursion, toLimit)["plus-minus"]).toBe(true);
    const flow = await run("deep-rfm/kernel-learning", { sizes: [4, 3, 5], ridges: [0.1] });
    expect(flow.seen).toEqual({ bound: true, collapse: true });
    expect(controlsIn(flow, flow.rows)).toEqual({ bound: false, collapse: false });
    const higher = flow.rows.map((row) => ({ ...row, objective: 1.1 * (row["objective"] as number) }));
    expect(controlsIn(flow, higher)["bound"]).toBe(true);
    const rate = await run("deep-rfm/rate", {
      samples: 150,
      depth: 3,
      width: 64,
      ridges: [1e-3, 1],
      linearParts: [0, 0.75],
    });
    expect(rate.seen).toEqual({ "slower-ridge": true, "slower-linear-part": true });
    expect(controlsIn(rate, rate.rows)).toEqual({ "slower-ridge": false, "slower-linear-part": false });
    const uneven = rate.rows.map((row) =>
      row["varied"] === "nothing" ? { ...row, nc1: (row["nc1"] as number) / (row["layer"] as number) } : row,
    );
    expect(controlsIn(rate, uneven)).toEqual({ "slower-ridge": true, "slower-linear-part": true });
  });
});

describe("neighbours of Deep RFM", () => {
  it("recover the central subspace of a multi-index model", async () => {
    const recovery = await run("rfm/multi-index", {
      inputs: 12,
      samples: [150, 600],
      seeds: 2,
      rounds: 3,
    });
    const { seen, figures, rows } = recovery;
    expect(seen["recovered"]).toBe(true);
    expect(seen["samples"]).toBe(true);
    const worst = (row: ResultRow) => ({ ...row, worstElsewhere: row["worst"]! });
    const { samples, rounds } = controlsIn(recovery, rows.map(worst));
    expect({ samples, rounds }).toEqual({ samples: seen["samples"], rounds: seen["rounds"] });
    expect(controlsIn(recovery, rows)["rounds"]).toBe(false);
    expect(figures).toHaveLength(2);
  });

  it("grok modular addition", async () => {
    const grokking = await run("rfm/grokking", { modulus: 31, fraction: 0.6, rounds: 25 });
    const { rows, figures, seen } = grokking;
    const own = rows.filter(({ labels }) => labels === "true");
    const accuracies = own.map((row) => row["testAccuracy"] as number);
    expect(accuracies[3]).toBeLessThan(0.01);
    expect(accuracies.at(-1)).toBeGreaterThan(0.9);
    expect(seen["delayed"]).toBe(true);
    expect(controlsIn(grokking, rows)).toEqual({ delayed: false, grokked: false, circulant: false });
    expect(controlsIn(grokking, inPlace(rows, "labels", "true", "shuffled"))).toEqual(seen);
    for (const control of Object.values(controlsIn(grokking, own))) expect(control).toBeUndefined();
    expect(figures.map(({ name }) => name)).toEqual(["accuracy", "metric-quadratic"]);
    const gaussian = await run("rfm/grokking", { modulus: 7, rounds: 1, kernels: ["gaussian"] });
    expect(gaussian.rows).toHaveLength(4);
    expect(gaussian.checks).toEqual([]);
    const both = await run("rfm/grokking", { modulus: 7, rounds: 2, scale: "paper" });
    const slower = both.checks.find(({ id }) => id === "gaussian-slower")!;
    expect(slower.detail).toMatch(/^test accuracy of 50 %: quadratic at .*, gaussian at no round \(0/);
    expect(slower.seen).toBe(false);
    expect(slower.control?.seen).toBe(false);
  });
});
