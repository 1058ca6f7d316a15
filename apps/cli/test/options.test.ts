import { readFileSync } from "node:fs";
import * as kernels from "@collapsar/kernels/options";
import { seededRandom } from "@collapsar/linalg";
import { type Options, optionsTable } from "@collapsar/linalg/check";
import * as metrics from "@collapsar/metrics/options";
import * as nn from "@collapsar/nn/options";
import * as ntk from "@collapsar/ntk/options";
import * as rfm from "@collapsar/rfm/options";
import { afterEach, expect, it, vi } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../../packages/${path}`, import.meta.url), "utf8");

afterEach(() => vi.resetModules());

it("a default that is changed in its one place is changed in help, docs and behaviour", async () => {
  vi.resetModules();
  const options = await import("@collapsar/rfm/options");
  Object.assign(options.deepRfmOptions.depth, { fallback: 2 });
  const [{ deepRfmFlags }, { deepRfm }, { randomNormal }, check] = await Promise.all([
    import("../src/commands/deep-rfm/flags.js"),
    import("@collapsar/rfm"),
    import("@collapsar/linalg"),
    import("@collapsar/linalg/check"),
  ]);
  expect(deepRfmFlags.depth.fallback).toBe(2);
  expect(check.optionsTable(options.deepRfmOptions)).toContain("| `depth` | whole, ≥ 1 | `2` |");
  const X = randomNormal(seededRandom(1), 12, 3);
  const labels = Array.from({ length: 12 }, (_, i) => i % 2);
  expect(deepRfm(X, labels, { width: 8 }).layers).toHaveLength(2);
  expect(() => deepRfm(X, labels, { depth: 0 })).toThrow("depth must be a whole number of at least 1, got 0");
  expect(deepRfm(X, labels, { width: 8, depth: undefined }).layers).toHaveLength(2);
});

/** Every table that a package exports, and that is printed in its README. */
const tables = Object.entries({ kernels, metrics, nn, ntk, rfm }).flatMap(([name, module]) =>
  Object.entries(module).map(([key, options]) => [key, name, options as Options] as const),
);

it.each(tables)(
  "the table of %s in the README of %s is the one that its description makes",
  (_key, name, options) => {
    expect(read(`${name}/README.md`)).toContain(optionsTable(options));
  },
);

/** How a comment may write a default. */
function written(value: unknown): readonly string[] {
  if (Array.isArray(value)) return [value.join(" × ")];
  if (typeof value === "object") return [(value as { readonly kind: string }).kind];
  if (typeof value !== "number") return [String(value)];
  const power = value.toExponential().replace("+", "");
  const parts = [2, 128].filter((n) => value === 1 / n).map((n) => `1/${n}`);
  const sizes = value === 3 * 2 ** 30 ? ["3 GiB"] : [];
  return [String(value), value.toLocaleString("en-US"), power, ...parts, ...sizes];
}

it.each<[string, Options]>([
  ["rfm/src/rfm/rfm-options.ts", rfm.rfmOptions],
  ["rfm/src/tree/tree-options.ts", rfm.treeOptions],
  ["rfm/src/deep/deep-rfm.ts", rfm.deepRfmOptions],
  ["kernels/src/adaptive/adaptive-kernel.ts", kernels.adaptiveOptions],
  ["kernels/src/classical/gaussian.ts", kernels.bandwidthOptions],
  ["kernels/src/classical/generalised-laplace.ts", kernels.generalisedLaplaceOptions],
  ["kernels/src/classical/sum-of-powers.ts", kernels.sumOfPowersOptions],
  ["kernels/src/classical/linear.ts", kernels.polynomialOptions],
  ["kernels/src/neural/dense.ts", kernels.denseOptions],
  ["kernels/src/neural/nngp.ts", kernels.networkOptions],
  ["kernels/src/regression/kernel-regression.ts", kernels.regressionOptions],
  ["kernels/src/regression/gradient-flow.ts", kernels.gradientFlowOptions],
  ["kernels/src/regression/gaussian-process.ts", kernels.gaussianProcessOptions],
  ["kernels/src/regression/maximise-evidence.ts", kernels.evidenceOptions],
  ["kernels/src/regression/neural-family.ts", kernels.neuralFamilyOptions],
  ["metrics/src/statistics/summarise-features.ts", metrics.featureOptions],
  ["metrics/src/suite/nc-group.ts", metrics.pairOptions],
  ["metrics/src/classifier/nc3.ts", metrics.dualityOptions],
  ["metrics/src/kernel/kernel-nc1.ts", metrics.kernelNc1Options],
  ["metrics/src/kernel/expected-kernel-nc1.ts", metrics.expectedKernelNc1Options],
  ["metrics/src/kernel/relative-nc1.ts", metrics.relativeNc1Options],
  ["metrics/src/ood/detectors.ts", metrics.detectorOptions],
  ["nn/src/training/recipe.ts", nn.recipeOptions],
  ["nn/src/training/choices.ts", { ...nn.batchOptions, ...nn.sgdOptions, ...nn.adamOptions }],
  ["nn/src/training/initialise.ts", nn.initialisationOptions],
  ["nn/src/training/evaluate.ts", nn.evaluateOptions],
  ["nn/src/probes/empirical-ntk.ts", nn.empiricalNtkOptions],
  ["nn/src/probes/layer-agop.ts", nn.layerAgopOptions],
  ["nn/src/probes/fit-callback.ts", nn.callbackOptions],
  ["nn/src/architectures/mlp.ts", nn.mlpOptions],
  ["nn/src/architectures/image-network.ts", nn.imageNetworkOptions],
  ["ntk/src/state/initial-state.ts", ntk.initialStateOptions],
  ["ntk/src/run/closed-dynamics.ts", ntk.closedDynamicsOptions],
  ["ntk/src/run/closed-descent.ts", ntk.closedDescentOptions],
  ["ntk/src/run/sample-dynamics.ts", ntk.sampleDynamicsOptions],
  ["ntk/src/run/unconstrained.ts", ntk.unconstrainedOptions],
  ["ntk/src/residual/phases.ts", ntk.phaseOptions],
  ["ntk/src/residual/growing-kernel.ts", ntk.growingKernelOptions],
])("what an editor shows for the options of %s names the default in force", (path, options) => {
  const shown = [...read(path).matchAll(/\/\*\* ([^*]*(?:\*(?!\/)[^*]*)*)\*\/\s+readonly (\w+)\?:/g)];
  const compared = shown.flatMap(([, comment, key]) => {
    const said = /efaults to (.*)/s.exec(comment!)?.[1];
    const fallback = options[key!]?.fallback;
    if (said === undefined || fallback === undefined) return [];
    expect([key, said, written(fallback).some((form) => said.includes(form))]).toEqual([key, said, true]);
    return [key];
  });
  expect(compared.length).toBeGreaterThan(0);
});
