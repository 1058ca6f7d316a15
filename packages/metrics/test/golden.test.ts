import { readFileSync } from "node:fs";
import { fromRows } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { collapseMetrics, gramNc1, kernelNc1Bounds } from "../src/index.js";
import { average, relative } from "./naive.js";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), "utf8"));

test("the metrics agree with three published libraries where their definitions agree", () => {
  const g = read("features-nc");
  const found = collapseMetrics(fromRows(g.features), g.labels, {
    weights: fromRows(g.weights),
    bias: g.biases,
    // The library averages the means of labelled out-of-distribution classes; ours is the plain mean of all samples.
    ood: g.expected.oodMean,
  });
  const { nc1, nc2, nc3, nc5, uniformity } = found;
  const e = g.expected;
  const agree: [number | null | undefined, number][] = [
    [nc1.traceRatio, e.traceRatio],
    [nc1.pinv, e.pinv],
    [nc1.cdnv, e.cdnv],
    [nc1.std, e.std],
    [nc2.etfDistance, e.etfDistance],
    [nc2.etfMeanSquare, e.etfMeanSquare],
    [nc3!.selfDuality, e.selfDuality],
    [nc3!.alignment!.mean, average(e.alignment)],
    [nc5!, e.nc5],
    [uniformity!.log.mean, e.log[0]],
    [uniformity!.riesz.mean, e.riesz[0]],
  ];
  expect(agree.filter(([ours, theirs]) => relative(ours!, theirs) > 1e-10)).toEqual([]);
  expect(found.sizes).toEqual([8, 8, 8, 8]);
});

test("kernel NC1 in the paper's weighting agrees with the paper's code, balanced and not", () => {
  const g = read("kernel-nc1");
  const K = fromRows(g.K);
  const cases: [string, number[]][] = [
    ["imbalanced_5_4_3", [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]],
    ["balanced_4_4_4", [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]],
  ];
  for (const [name, labels] of cases) {
    const { compute_kernel_nc1: paper, compute_kernel_nc1_bounds: bounds } = g[name];
    const exact = g[name].exact_feature_space_traces;
    const found = gramNc1(K, labels);
    expect(relative(found.paper.nc1, paper.nc1)).toBeLessThan(1e-10);
    expect(relative(found.paper.traceW, paper.Tr_Sigma_W)).toBeLessThan(1e-10);
    expect(relative(found.sample.traceW, exact.Tr_Sigma_W_sample_weighted)).toBeLessThan(1e-10);
    expect(relative(found.sample.traceB, exact.Tr_Sigma_B_sample_weighted)).toBeLessThan(1e-10);
    const unweighted = exact.Tr_Sigma_B_unweighted_about_mean_of_class_means;
    expect(relative(found.class.traceB, unweighted)).toBeLessThan(1e-10);
    const ours = kernelNc1Bounds(K, labels);
    expect(relative(ours.traceWUpper, bounds.Tr_Sigma_W_ub)).toBeLessThan(1e-10);
    expect(relative(ours.traceBLower, bounds.Tr_Sigma_B_lb)).toBeLessThan(1e-10);
  }
});
