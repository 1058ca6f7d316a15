import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderSvg } from "@collapsar/plot";
import { describe, expect, it } from "vitest";
import { experimentEntries, loadExperiment, parseConfig } from "../../src/index.js";
import { outputChecks } from "../../src/nn/kernel-figures.js";
import { rankCorrelation } from "../../src/nn/rank-correlation.js";
import { spectrumChecks } from "../../src/nn/spectrum.js";
import type { CollapseProbe } from "../../src/nn/training/collapse-probe.js";
import type { TrainingTrial } from "../../src/nn/training/network-config.js";
import { networkData } from "../../src/nn/training/network-data.js";
import { tenfoldChecks } from "../../src/nn/training-checks.js";
import type { TrainingCourse } from "../../src/nn/training-summary.js";
import { outcomeOf, runTrials } from "../../src/parts.js";

async function outcome(id: string, config: unknown) {
  const experiment = await loadExperiment(id);
  const parsed = parseConfig(experiment, config);
  const rows = await runTrials(experiment, parsed);
  const result = outcomeOf(experiment, rows, parsed);
  for (const { figure } of result.figures) expect(renderSvg(figure)).toMatch(/^<svg .*<\/svg>$/s);
  for (const { detail } of result.checks) expect(detail).not.toMatch(/undefined/);
  return { rows, ...result };
}

const tiny = { samples: 60, testSamples: 20, widthFactor: 0.125, epochs: 2, probes: 2, perClass: 2 };

describe("trainings with the probes of the second paper", () => {
  it("measure every quantity at every probe, and end with both kernels", async () => {
    const { rows, figures, tables } = await outcome("ntk-collapse/resnet20", tiny);
    const probes = rows.filter((row) => row["part"] === "probe");
    expect(probes.map((row) => row["epoch"])).toEqual([0, 2]);
    for (const key of [
      "nc1",
      "nc2",
      "nc3",
      "gammaAlignment",
      "kappaDiagonal",
      "invariantRelative",
      "trainLoss",
      "testAccuracy",
    ]) {
      for (const row of probes) expect(Number.isFinite(row[key]), key).toBe(true);
    }
    const kernels = rows.filter((row) => row["part"] === "kernel");
    expect(kernels.map((row) => [row["kernel"], row["side"]])).toEqual([
      ["gamma", 20],
      ["gamma-outputs", 10],
      ["kappa", 20],
      ["kappa-outputs", 8],
    ]);
    expect(figures.map(({ name }) => name)).toEqual([
      "collapse",
      "measures",
      "invariant",
      "alignment",
      "accuracy",
      "norms",
      "kernels",
    ]);
    expect(tables[0]!.rows.length).toBe(1);
  });

  it("take the published networks and data at paper scale", async () => {
    const pairs = async (id: string, config: object = {}) => {
      const { trials, schema } = await loadExperiment(id);
      const all = trials(schema.parse({ scale: "paper", ...config })) as TrainingTrial[];
      expect(all[0]).toMatchObject({ samples: 60_000, testSamples: 9960, widthFactor: 1, perClass: 12 });
      return [...new Set(all.map(({ network, data }) => `${network} ${data.replace(":train", "")}`))];
    };
    expect(await pairs("ntk-collapse/vgg11")).toEqual([
      "vgg11 mnist",
      "vgg11 fashion-mnist",
      "vgg16 cifar10",
    ]);
    expect((await pairs("ntk-collapse/grid")).length).toBe(9);
    for (const one of ["kernels", "training", "scatter", "norms", "spectrum", "cross-entropy"]) {
      expect(await pairs(`ntk-collapse/${one}`)).toEqual(["resnet20 mnist"]);
    }
    expect(await pairs("ntk-collapse/vgg11", { networks: ["vgg11"], data: ["cifar10:train"] })).toEqual([
      "vgg11 cifar10",
    ]);
  });

  it("test on the data set's own test part where the training part is named, by the classes' names", async () => {
    const folder = mkdtempSync(join(tmpdir(), "collapsar-parts-"));
    const file = (name: string, shape: number[], body: number[]) =>
      writeFileSync(
        join(folder, name),
        Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap(word), ...body]),
      );
    const word = (size: number) => [0, 0, size >> 8, size & 255];
    const part = (name: string, labels: number[]) => {
      const pixels = labels.flatMap((label) => Array<number>(64).fill(20 * label + 1));
      file(`${name}-images-idx3-ubyte`, [labels.length, 8, 8], pixels);
      file(`${name}-labels-idx1-ubyte`, [labels.length], labels);
    };
    part("train", [3, 0, 3, 0, 2, 2, 0, 1]);
    part("t10k", [2, 2, 3, 1, 0]);
    const sizes = { samples: 6, testSamples: 3, perClass: 2, widthFactor: 0.1 };
    try {
      const own = await networkData("mlp", `mnist:${folder}:train`, sizes);
      expect([[...own.train.labels], [...own.test!.labels]]).toEqual([
        [2, 0, 2, 0, 1, 1],
        [1, 1, 2],
      ]);
      expect(own.test!.values[0]).toBeCloseTo(41 / 255, 6);
      const next = await networkData("mlp", `mnist:${folder}`, { ...sizes, testSamples: 1 });
      expect([...next.test!.labels]).toEqual([0]);
      await expect(networkData("mlp", `mnist:${folder}:train`, { ...sizes, testSamples: 4 })).rejects.toThrow(
        "in its first 6 rows, found 1; take more samples",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("are repeatable, and end a diverging one with a row that says so", async () => {
    const experiment = await loadExperiment("ntk-collapse/scatter");
    const config = parseConfig(experiment, {
      ...tiny,
      networks: ["mlp"],
      initialisations: ["lecun"],
      learningRates: [0.1, 1e6],
      losses: ["mse"],
    });
    const [first, second] = [await runTrials(experiment, config), await runTrials(experiment, config)];
    expect(second).toEqual(first);
    expect(first.filter((row) => row["part"] === "diverged").length).toBe(1);
    expect(
      outcomeOf(experiment, first, config).tables[0]!.rows.map((row) => String(row[0]).includes("diverged")),
    ).toEqual([false, true]);
  });

  it("lay the spectra of the measured kernels beside those of block kernels", async () => {
    const { checks, tables } = await outcome("ntk-collapse/spectrum", { ...tiny, networks: ["mlp"] });
    expect(checks.map(({ id }) => id)).toEqual(["exact", "clusters-logits", "clusters-features"]);
    expect(checks[0]?.seen).toBe(true);
    expect(tables[0]?.rows.map((row) => row[2])).toEqual([1, 9, 10, 1, 9, 10]);
  });

  it("show the norms of the kernels' blocks by pair of outputs", async () => {
    const { checks, figures } = await outcome("ntk-collapse/kernels", tiny);
    expect(figures.map(({ name }) => name)).toEqual(["kernels"]);
    expect(checks.find(({ id }) => id === "outputs")?.detail).toMatch(/for the logits, .* for the features/);
  });

  it("that stand alone refuse a diverging rate, with the epoch, and keep the checkpoint before it", async () => {
    const experiment = await loadExperiment("train");
    const config = parseConfig(experiment, { ...tiny, network: "mlp", loss: "mse", learningRate: 1e6 });
    let kept: Uint8Array | undefined;
    const checkpoint = {
      name: "checkpoint",
      read: () => kept,
      write: (bytes: Uint8Array) => {
        kept = bytes;
      },
    };
    await expect(async () => experiment.runTrial(config, { seed: 0, checkpoint })).rejects.toThrow(
      /got a divergence in epoch 0 at learning rate 1000000; the last checkpoint before it is kept/,
    );
    expect(kept).toBeDefined();
  });

  it("name a backend that does not load, rows that are no images, and a class that is too small to be measured", async () => {
    const experiment = await loadExperiment("train");
    const run = async (config: unknown) => experiment.runTrial(parseConfig(experiment, config), { seed: 0 });
    await expect(run({ ...tiny, tensorflow: "webgl" })).rejects.toThrow(
      /useTensorflow: a backend that loads is needed, got webgl/,
    );
    await expect(run({ ...tiny, data: "wine" })).rejects.toThrow(
      /imageLayout: rows must be square grey images or 32 × 32 × 3, got 13 columns/,
    );
    await expect(run({ ...tiny, samples: 20, perClass: 4 })).rejects.toThrow(
      /every class needs 4 samples to be measured, got \d of class/,
    );
  });
});

describe("the controls of the measured kernels", () => {
  it("take the block with the next output for an output's own", () => {
    const picture = (shift: number) =>
      Array.from({ length: 16 }, (_, at) => ((Math.floor(at / 4) + shift) % 4 === at % 4 ? 10 : 1));
    const outputs = (shift: number) => {
      const kernels = ["gamma-outputs", "kappa-outputs"].map((kernel) => {
        return { kernel, side: 4, picture: picture(shift) };
      });
      const course = { label: "mlp", kernels, probes: [], at: [] } as unknown as TrainingCourse;
      const [check] = outputChecks({ courses: [course] });
      return [check!.seen, check!.control!.seen];
    };
    expect(outputs(0)).toEqual([true, false]);
    expect(outputs(1)).toEqual([false, true]);
    expect(outputs(2)).toEqual([false, false]);
  });

  it("hold the exact formulas apart from those for another diagonal", () => {
    const [exact] = spectrumChecks({ courses: [] });
    expect(exact).toMatchObject({ id: "exact", seen: true, control: { seen: false } });
  });
});

describe("the checks that ask for a tenth", () => {
  const ids = ["tenfold-nc1", "tenfold-nc1-std", "tenfold-nc2", "tenfold-nc3"];
  const start = { trainAccuracy: 0.1, nc1: 3, nc1Std: 0.1, nc2: 0.8, nc2MeanSquare: 0.4, nc3: 1.4 };
  const collapsed = {
    trainAccuracy: 1,
    nc1: 1e-4,
    nc1Std: 1e-3,
    nc2: 0.05,
    nc2MeanSquare: 1e-3,
    nc3: 0.1,
  };
  const seen = (end: Partial<CollapseProbe>, first: Partial<CollapseProbe> = {}) => {
    const fitted = { ...start, trainAccuracy: end.trainAccuracy ?? 1, ...first };
    const probes = [start, fitted, { ...collapsed, ...end }] as CollapseProbe[];
    const course = { label: "mlp-norm", probes, at: [0, 1, 2] } as unknown as TrainingCourse;
    return tenfoldChecks({ courses: [course] }).flatMap(({ id, seen }) => (seen ? [id] : []));
  };

  it("takes NC2 and NC3 as the published code defines them, and no measure in their place", () => {
    expect(seen({})).toEqual(ids);
    expect(seen({ nc2: 0.2, nc3: 0.2 })).toEqual(["tenfold-nc1", "tenfold-nc1-std"]);
    expect(seen({ nc1Std: 0.05 })).toEqual(["tenfold-nc1", "tenfold-nc2", "tenfold-nc3"]);
    expect(seen({ trainAccuracy: 0.98 })).toEqual([]);
    expect(seen({}, { nc1: 9e-4, nc2: 0.1 })).toEqual(["tenfold-nc1-std", "tenfold-nc3"]);
  });

  it("asks for none under permuted labels", () => {
    const shuffled = { shuffledNc1: 200, shuffledNc1Std: 0.6, shuffledNc2: 0.7, shuffledNc3: 1.4 };
    const controls = (end: Partial<CollapseProbe>) => {
      const fitted = { ...start, ...shuffled, trainAccuracy: 1 };
      const probes = [start, fitted, { ...collapsed, ...shuffled, ...end }] as CollapseProbe[];
      const course = { label: "mlp-norm", probes, at: [0, 1, 2] } as unknown as TrainingCourse;
      return tenfoldChecks({ courses: [course] }).flatMap(({ id, control }) => (control?.seen ? [id] : []));
    };
    expect(controls({})).toEqual([]);
    expect(controls({ shuffledNc1Std: 0.05, shuffledNc3: 0.1 })).toEqual(["tenfold-nc1-std", "tenfold-nc3"]);
  });

  it("is made for the normalised MLP, whose figure shows collapse and alignment side by side", async () => {
    const { checks, figures } = await outcome("ntk-collapse/mlp", tiny);
    expect(checks.map(({ id }) => id).filter((id) => id.startsWith("tenfold"))).toEqual(ids);
    const { figure } = figures[0]!;
    const panels = figure.kind === "panels" ? figure.panels : [];
    expect(panels.map(({ title }) => title)).toEqual([
      "NC1",
      "NC2",
      "NC3",
      "NC4",
      "alignment of the NTK",
      "training accuracy",
    ]);
  });
});

describe("a training that was stopped", () => {
  it("goes on from its checkpoint to the rows of an unbroken one, bit for bit", async () => {
    const experiment = await loadExperiment("train");
    const config = parseConfig(experiment, { ...tiny, network: "resnet20", epochs: 4, probes: 3 });
    const whole = await experiment.runTrial(config, { seed: 0 });
    let kept: Uint8Array | undefined;
    let epochs = 0;
    const checkpoint = {
      name: "checkpoint",
      read: () => kept,
      write: (bytes: Uint8Array) => {
        kept = bytes;
      },
    };
    const stop = new AbortController();
    const progress = () => {
      if (++epochs === 2) stop.abort(new Error("stopped"));
    };
    await expect(
      experiment.runTrial(config, { seed: 0, checkpoint, progress, signal: stop.signal }),
    ).rejects.toThrow("stopped");
    expect(kept).toBeDefined();
    expect(await experiment.runTrial(config, { seed: 0, checkpoint })).toEqual(whole);

    const early = new AbortController();
    const first = {
      name: "checkpoint",
      read: () => kept,
      write: (bytes: Uint8Array) => {
        kept = bytes;
        early.abort(new Error("stopped at once"));
      },
    };
    kept = undefined;
    await expect(
      experiment.runTrial(config, { seed: 0, checkpoint: first, signal: early.signal }),
    ).rejects.toThrow("stopped at once");
    expect(await experiment.runTrial(config, { seed: 0, checkpoint })).toEqual(whole);
  });
});

describe("registered networks", () => {
  it("agree with their modules on id, title and paper", async () => {
    const ids = experimentEntries.filter(({ id }) => /^(ntk-collapse|net|network|dynamics-vs)/.test(id));
    for (const entry of ids) {
      const { id, title, paper } = await entry.load();
      expect({ id, title, paper }).toEqual({ id: entry.id, title: entry.title, paper: entry.paper });
    }
  });

  it("rankCorrelation is 1 for rising, −1 for falling, and takes ties at their mean rank", () => {
    expect(rankCorrelation([1, 2, 5], [3, 4, 40])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 5], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 12);
  });
});
