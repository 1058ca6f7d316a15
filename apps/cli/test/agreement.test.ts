import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gaussianMixture, iris, parseNpy, parseNpz, parseParquet } from "@collapsar/datasets";
import { tensorMatrix, writeNpy } from "@collapsar/datasets/parts";
import { nngp, ntk } from "@collapsar/kernels";
import { collapseMetrics, kernelNc1 } from "@collapsar/metrics";
import { deepRfm } from "@collapsar/rfm";
import { afterAll, describe, expect, it } from "vitest";
import { workFolder } from "./collapsar.js";
import { collapsar, json } from "./in-process.js";

const work = workFolder();
afterAll(work.remove);

/** Every number of two trees, relatively. */
function expectClose(found: unknown, wanted: unknown, tolerance = 1e-9, path = ""): void {
  if (typeof wanted === "number") {
    expect(Math.abs(Number(found) - wanted), `${path}: ${found} and ${wanted}`).toBeLessThanOrEqual(
      tolerance * Math.max(1e-3, Math.abs(wanted)),
    );
  } else if (typeof wanted === "object" && wanted !== null) {
    for (const [key, value] of Object.entries(wanted))
      expectClose((found as Record<string, unknown>)?.[key], value, tolerance, `${path}.${key}`);
  } else {
    expect(found, path).toEqual(wanted);
  }
}

describe("metrics", () => {
  const { X, y } = gaussianMixture({ n: 60, d: 5, classes: 3, std: 1.5, seed: 4 });
  const W = gaussianMixture({ n: 3, d: 5, classes: 1, seed: 5 }).X;
  const ood = gaussianMixture({ n: 9, d: 5, classes: 1, mean: 7, seed: 6 }).X;
  const npy = (name: string, rows: number, cols: number, data: Float64Array | Float32Array) =>
    work.file(name, writeNpy({ shape: cols === 0 ? [rows] : [rows, cols], data }));
  const features = npy("H.npy", 60, 5, X.data);
  const labels = work.file("y.npy", writeNpy({ shape: [60], data: y }));
  const weights = npy("W.npy", 3, 5, W.data);
  const bias = npy("b.npy", 3, 0, Float64Array.of(0.5, -1, 0.2));
  const oodFile = npy("ood.npy", 9, 5, ood.data);

  it("streams a .npy file to what the library gives in memory, with every key", async () => {
    for (const weighting of ["sample", "class"] as const) {
      const found = await json([
        "metrics",
        features,
        "--labels",
        labels,
        "--weights",
        weights,
        "--bias",
        bias,
        "--ood",
        oodFile,
        "--weighting",
        weighting,
      ]);
      expectClose(found, collapseMetrics(X, y, { weights: W, bias: [0.5, -1, 0.2], ood, weighting }));
      expect(Object.keys(found)).toEqual([
        ...["schema", "version", "command", "seed", "backend", "dtype", "threads", "timing"],
        ...["n", "p", "classes", "sizes", "nc1", "nc2", "nc3", "nc4", "nc5", "uniformity"],
        ...["norms", "accuracy", "classifier", "margin", "ranks", "weighting"],
      ]);
    }
  });

  it("agrees over backends and precisions", async () => {
    const wanted = collapseMetrics(X, y);
    for (const backend of ["js", "wasm"])
      expectClose(await json(["metrics", features, "--labels", labels, "--backend", backend]), wanted);
    expectClose(await json(["metrics", "iris", "--dtype", "f32"]), collapseMetrics(iris().X, iris().y), 1e-4);
  });

  it("holds at a large common offset in float32 files too", async () => {
    const shifted = Float32Array.from(X.data, (value) => Math.fround(value) + 4096);
    const path = npy("shifted.npy", 60, 5, shifted);
    expectClose(
      await json(["metrics", path, "--labels", labels]),
      collapseMetrics({ rows: 60, cols: 5, data: Float64Array.from(shifted) }, y),
    );
  });
});

describe("kernel", () => {
  const { X, y } = iris();

  it("gives what the library gives", async () => {
    const found = await json([
      "kernel",
      "iris",
      "--kernel",
      "ntk",
      "--depth",
      "3",
      "--activation",
      "erf",
      "--sigma-w",
      "1.5",
      "--sigma-b",
      "0.1",
      "--bounds",
    ]);
    const wanted = kernelNc1(ntk({ activation: "erf", depth: 3, sigmaW: 1.5, sigmaB: 0.1 }), X, y);
    expectClose(found, {
      kernel: "ntk",
      n: 150,
      d: 4,
      classes: 3,
      sizes: [50, 50, 50],
      nc1: { sample: wanted.sample, class: wanted.class, paper: wanted.paper },
    });
    expect(found["nc1"].sample.traceW).toBeLessThanOrEqual(found["bounds"].traceWUpper);
    expect(found["nc1"].sample.traceB).toBeGreaterThanOrEqual(found["bounds"].traceBLower);
  });

  it("writes the Gram matrix and its picture", async () => {
    const gram = join(work.path, "gram.npy");
    const figure = join(work.path, "gram.svg");
    await json(["kernel", "iris", "--gram", gram, "--figure", figure]);
    const K = tensorMatrix(parseNpy(readFileSync(gram)));
    const wanted = nngp({ depth: 2 }).gram(X);
    expect([K.rows, K.cols]).toEqual([150, 150]);
    expectClose([...K.data], [...wanted.data], 1e-13);
    expect(readFileSync(figure, "utf8")).toMatch(/^<svg .*<\/svg>$/s);
  });

  it("takes the seed of a mixture from --seed", async () => {
    const runs = await Promise.all(
      ["0", "0", "1"].map((seed) => json(["kernel", "gaussian:n=64,d=4", "--seed", seed])),
    );
    expect(runs[0]!["nc1"]).toEqual(runs[1]!["nc1"]);
    expect(runs[0]!["nc1"]).not.toEqual(runs[2]!["nc1"]);
  });
});

describe("deep-rfm", () => {
  it("gives the library's course, and keeps figures in --out", async () => {
    const out = join(work.path, "deep");
    const found = await json([
      "deep-rfm",
      "iris",
      "--depth",
      "2",
      "--width",
      "64",
      "--seed",
      "7",
      "--out",
      out,
    ]);
    const { X, y } = iris();
    expectClose(found, deepRfm(X, y, { depth: 2, width: 64, seed: 7 }), 1e-6);
    expect(readFileSync(join(out, "layers.jsonl"), "utf8").trim().split("\n")).toHaveLength(2);
    expect(readFileSync(join(out, "gram-layer2-MX.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(readFileSync(join(out, "collapse.svg"), "utf8")).toContain("<svg");
  });

  it("says what the metrics do and what the random maps undo", async () => {
    const relu = await collapsar(["deep-rfm", "digits", "--limit", "200", "--depth", "3", "--width", "128"]);
    expect(relu.stdout).toMatch(
      /NC1 falls from .* M\^½ steps lower it by .* in all; the random maps raise it by/,
    );
    expect(relu.stdout).not.toContain("undoes");
    const laplace = await collapsar([
      ...["deep-rfm", "digits", "--limit", "200", "--depth", "3", "--width", "128", "--features", "laplace"],
    ]);
    expect(laplace.stdout).toMatch(/which undoes (most|all) of that/);
  });
});

describe("dynamics", () => {
  it("keeps its invariant, collapses from E = 0, and writes its states", async () => {
    const out = join(work.path, "flow");
    const found = await json(["dynamics", "--out", out]);
    expect(found["rates"]).toEqual({ single: 1, class: 10, global: 22 });
    expect(found["invariantDrift"]).toBeLessThan(1e-8);
    expect(found["final"].nc1).toBeLessThan(1e-6);
    expect(found["final"].nc2).toBeLessThan(1e-4);
    expect(found["final"].nc3).toBeLessThan(1e-4);
    expect(found["times"]).toHaveLength(found["loss"].length);
    const final = parseNpz(readFileSync(join(out, "final.npz")));
    expect([...final.keys()].sort()).toEqual(["H1", "H2", "W", "b", "t"]);
    expect([
      final.get("W")!.shape,
      final.get("H1")!.shape,
      final.get("H2")!.shape,
      final.get("t")!.shape,
    ]).toEqual([[4, 9], [9, 4], [9, 20], []]);
    const trajectory = await parseParquet(readFileSync(join(out, "trajectory.parquet")));
    expect(trajectory.columns.map(({ name }) => name).slice(0, 5)).toEqual([
      "time",
      "nc1",
      "nc2",
      "nc3",
      "loss",
    ]);
  });
});

describe("doctor and data", () => {
  it("says what was found, and why the rest was not", async () => {
    const { linalg, tfjs } = await json(["doctor"]);
    expect(linalg).toMatchObject({
      backend: expect.any(String),
      threads: expect.any(Number),
      gflopsF64: expect.any(Number),
    });
    for (const { backend, ok, reason } of linalg.available) expect(ok || reason, backend).toBeTruthy();
    expect(linalg.available.map(({ backend }: { backend: string }) => backend)).toEqual([
      "native",
      "wasm",
      "js",
    ]);
    expect(tfjs).toHaveProperty("available");
  });

  it("names source and licence of what ships", async () => {
    expect(await json(["data", "info", "wine"])).toMatchObject({
      n: 178,
      d: 13,
      classes: ["class_0", "class_1", "class_2"],
      licence: "CC BY 4.0",
    });
    expect(await json(["data", "info", "mnist"])).toMatchObject({ name: "mnist", licence: "CC BY-SA 3.0" });
  });
});
