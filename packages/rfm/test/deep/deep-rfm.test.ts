import { readFileSync } from "node:fs";
import { standardise } from "@collapsar/datasets";
import { unitNorm } from "@collapsar/datasets/parts";
import { fromRows, type Matrix, matmul } from "@collapsar/linalg";
import { psdSqrt, rowRange } from "@collapsar/linalg/parts";
import { nc1TraceRatio, nc2EtfMeanSquare } from "@collapsar/metrics";
import { describe, expect, it } from "vitest";
import { deepRfm } from "../../src/index.js";
import { codeTargets, deepRfmMetric, deepRfmSteps, reluFeatures } from "../../src/parts.js";
import { maxDifference } from "../numeric.js";

interface Golden {
  X: number[][];
  labels: number[];
  layers: { M: number[][]; V: number[][]; firstRows: number[][] }[];
  metrics: Record<"X" | "MX" | "PhiMX", { nc1: number; nc2: number }>[];
}
const golden = JSON.parse(
  readFileSync(new URL("../golden/deep-rfm-relu.json", import.meta.url), "utf8"),
) as Golden;

/** The stored random weights in place of fresh ones. */
const map = (layer: number) => (X: Matrix) => reluFeatures(X, fromRows(golden.layers[layer - 1]!.V));

/** The published code's NC1 (times its factor C): Σ_W averaged over samples, Σ_B over classes. */
function publishedNc1(H: Matrix, labels: number[]): number {
  const [n, p, C] = [H.rows, H.cols, 1 + Math.max(...labels)];
  const means = Array.from({ length: C }, () => new Array<number>(p).fill(0));
  labels.forEach((c, i) => {
    const size = labels.filter((label) => label === c).length;
    for (let k = 0; k < p; k++) means[c]![k]! += H.data[i * p + k]! / size;
  });
  let [traceW, traceB] = [0, 0];
  for (let k = 0; k < p; k++) {
    const centre = means.reduce((total, mean) => total + mean[k]! / C, 0);
    for (const mean of means) traceB += (mean[k]! - centre) ** 2 / C;
    for (let i = 0; i < n; i++) traceW += (H.data[i * p + k]! - means[labels[i]!]![k]!) ** 2 / n;
  }
  return traceW / traceB;
}

describe("deepRfm against stored layers of the published code", () => {
  it("gives the stored metric and features one layer at a time, to 1e-8", () => {
    let H = standardise(fromRows(golden.X), { ddof: 1 });
    for (const stored of golden.layers) {
      const X = unitNorm(H);
      const metric = deepRfmMetric(X, codeTargets(golden.labels, "plus-minus"));
      expect(maxDifference(metric, stored.M)).toBeLessThan(1e-8);
      H = reluFeatures(matmul(X, psdSqrt(fromRows(stored.M))), fromRows(stored.V));
      expect(maxDifference(rowRange(H, 0, 3), stored.firstRows)).toBeLessThan(1e-8);
    }
  });

  it("gives the stored NC1 and NC2 at every step of three layers in a row, to 1e-8", () => {
    for (const step of deepRfmSteps(fromRows(golden.X), golden.labels, { depth: 3, map })) {
      const metrics = golden.metrics[step.layer - 1]!;
      for (const place of ["X", "MX", "PhiMX"] as const) {
        const [H, { nc1, nc2 }] = [step.features[place], metrics[place]];
        expect(Math.abs(publishedNc1(H, golden.labels) / nc1 - 1)).toBeLessThan(1e-8);
        expect(Math.abs(nc2EtfMeanSquare(H, golden.labels, { weighting: "class" }) / nc2 - 1)).toBeLessThan(
          1e-8,
        );
        expect(step[place].nc1).toBe(nc1TraceRatio(H, golden.labels));
        expect(step[place].nc2).toBe(nc2EtfMeanSquare(H, golden.labels));
      }
    }
  });
});

describe("deepRfm", () => {
  const X = fromRows(golden.X);

  it("gives the same numbers for the same seed, others for another, and ends when it is aborted", () => {
    const a = deepRfm(X, golden.labels, { depth: 2, width: 30, seed: 5 });
    expect(deepRfm(X, golden.labels, { depth: 2, width: 30, seed: 5 })).toEqual(a);
    expect(deepRfm(X, golden.labels, { depth: 2, width: 30, seed: 6 }).final).not.toEqual(a.final);
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ done }: { readonly done: number }) => {
      seen.push(done);
      stop.abort();
    };
    const work = { signal: stop.signal, onProgress };
    expect(() => deepRfm(X, golden.labels, { depth: 3, width: 30, ...work })).toThrow(stop.signal.reason);
    expect(seen).toEqual([1]);
  });

  it("lowers NC1 at the metric's step of every layer", () => {
    for (const { X: before, MX } of deepRfm(X, golden.labels, { depth: 4, width: 128 }).layers) {
      expect(MX.nc1).toBeLessThan(before.nc1);
    }
  });

  it("refuses one class, NaN and settings out of range", () => {
    expect(() =>
      deepRfm(
        X,
        golden.labels.map(() => 0),
      ),
    ).toThrow("at least 2 classes, got 1");
    expect(() => deepRfm({ ...X, data: X.data.map(() => Number.NaN) }, golden.labels)).toThrow(
      "must be finite",
    );
    expect(() => deepRfm(X, golden.labels, { depth: 0 })).toThrow(
      "depth must be a whole number of at least 1",
    );
    expect(() => deepRfm(X, golden.labels, { ridge: -1 })).toThrow("ridge must be zero or positive, got -1");
    expect(() => deepRfm(X, golden.labels, { features: "sine" as "relu" })).toThrow(
      "features must be one of relu",
    );
  });
});
