import { readFileSync } from "node:fs";
import * as datasets from "@collapsar/datasets/options";
import * as kernels from "@collapsar/kernels/options";
import { type Option, type Options, optionsTable } from "@collapsar/linalg/check";
import * as linalg from "@collapsar/linalg/options";
import * as metrics from "@collapsar/metrics/options";
import * as nn from "@collapsar/nn/options";
import * as ntk from "@collapsar/ntk/options";
import * as plot from "@collapsar/plot/options";
import * as rfm from "@collapsar/rfm/options";
import type { Command } from "commander";
import { afterEach, expect, it, vi } from "vitest";
import { commonFlags, flagName } from "../src/contract/flags.js";

const read = (path: string) => readFileSync(new URL(`../../../packages/${path}`, import.meta.url), "utf8");

afterEach(() => vi.resetModules());

/** The tables whose options a command takes, with flags that go by another name than their option. */
const takenBy: readonly {
  readonly command: string;
  readonly tables: (all: Loaded) => readonly Options[];
  readonly renamed?: Readonly<Record<string, string>>;
}[] = [
  { command: "adaptive", tables: ({ kernels }) => [kernels.adaptiveOptions] },
  {
    command: "kernel",
    tables: ({ kernels }) => [
      kernels.networkOptions,
      kernels.generalisedLaplaceOptions,
      kernels.polynomialOptions,
    ],
    renamed: { p: "normP", q: "exponent", scale: "polynomialScale" },
  },
  {
    command: "metrics",
    tables: ({ metrics }) => [metrics.featureOptions, metrics.pairOptions],
    renamed: { rieszExponent: "riesz" },
  },
  { command: "rfm fit", tables: ({ rfm }) => [rfm.rfmOptions, rfm.modelOptions] },
  { command: "deep-rfm", tables: ({ rfm }) => [rfm.deepRfmOptions] },
  {
    command: "dynamics",
    tables: ({ ntk }) => [ntk.initialStateOptions, ntk.closedDynamicsOptions, ntk.closedDescentOptions],
    renamed: { scale: "initScale" },
  },
  ...["metrics", "kernel", "adaptive", "deep-rfm"].map((command) => ({
    command,
    tables: ({ datasets }: Loaded) => [datasets.csvOptions, datasets.tableOptions, datasets.loadOptions],
  })),
];

/** Flags whose default is the command's own, not the library's, as that of the common flags. */
const ownDefaults: ReadonlySet<string> = new Set([
  // chosen on held-out rows, where the library takes a number
  "rfm fit --ridge",
]);

const loaded = async () => ({
  datasets: await import("@collapsar/datasets/options"),
  kernels: await import("@collapsar/kernels/options"),
  linalg: await import("@collapsar/linalg/options"),
  metrics: await import("@collapsar/metrics/options"),
  nn: await import("@collapsar/nn/options"),
  ntk: await import("@collapsar/ntk/options"),
  plot: await import("@collapsar/plot/options"),
  rfm: await import("@collapsar/rfm/options"),
});

type Loaded = Awaited<ReturnType<typeof loaded>>;

/** Another value that the option could have by default; none for those that are no number and no word of a list. */
function otherValue({ kind, fallback, choices }: Option<unknown>): unknown {
  if (choices !== undefined) return choices.find((one) => one !== fallback);
  if (typeof fallback !== "number") return undefined;
  return kind === "integer" ? fallback + 7 : 0.3125;
}

/** The line of the help that begins with a flag. */
function helpLine(program: Command, command: string, key: string): string | undefined {
  const found = command
    .split(" ")
    .reduce<Command>((parent, name) => parent.commands.find((one) => one.name() === name)!, program);
  const lines = found.configureHelp({ helpWidth: 2000 }).helpInformation().split("\n");
  return lines.find((line) => line.trim().startsWith(`${flagName(key)} `));
}

it("every default that a flag has is changed in help and docs where it is changed in its one place", async () => {
  vi.resetModules();
  const all = await loaded();
  const changed = takenBy.flatMap(({ command, tables: used, renamed = {} }) =>
    used(all).flatMap((table) =>
      Object.entries(table).flatMap(([key, option]) => {
        if (option.fallback === undefined) return [];
        const other = otherValue(option);
        return other === undefined
          ? []
          : [{ command, key: renamed[key] ?? key, name: key, table, option, other }];
      }),
    ),
  );
  for (const { option, other } of changed) Object.assign(option, { fallback: other });
  const [{ buildProgram }, { optionsTable: tableOf }] = await Promise.all([
    import("../src/shell/program.js"),
    import("@collapsar/linalg/check"),
  ]);
  const program = buildProgram(async () => {});
  const compared = changed.flatMap(({ command, key, name, table, option }) => {
    const line = helpLine(program, command, key);
    const flag = `${command} ${flagName(key)}`;
    if (line === undefined || Object.hasOwn(commonFlags, key) || ownDefaults.has(flag)) return [];
    const shown = String(option.fallback);
    expect([
      flag,
      line.includes(`default: ${shown})`) || line.includes(`default: "${shown}")`),
      line,
    ]).toEqual([flag, true, line]);
    expect(tableOf(table)).toMatch(new RegExp(`\\| \`${name}\` \\|[^|]*\\| \`${shown}\` \\|`));
    return [flag];
  });
  expect(new Set(compared).size).toBeGreaterThan(40);
});

it("a default that is changed in its one place is changed in what each package does", async () => {
  vi.resetModules();
  const { datasets, kernels, linalg, metrics, nn, ntk, plot, rfm } = await loaded();
  Object.assign(datasets.gaussianMixtureOptions.d, { fallback: 3 });
  Object.assign(kernels.bandwidthOptions.bandwidth, { fallback: 2 });
  Object.assign(linalg.psdPowerOptions.floor, { fallback: 0.5 });
  Object.assign(metrics.cdnvOptions.exponent, { fallback: 1 });
  Object.assign(nn.mlpOptions.activation, { fallback: "tanh" });
  Object.assign(ntk.phaseOptions.threshold, { fallback: 0.5 });
  Object.assign(plot.renderOptions.width, { fallback: 700 });
  Object.assign(rfm.deepRfmOptions.depth, { fallback: 2 });
  const [{ gaussianMixture }, { gaussian }, { fromRows, randomNormal, seededRandom }, { psdSqrt }] =
    await Promise.all([
      import("@collapsar/datasets"),
      import("@collapsar/kernels"),
      import("@collapsar/linalg"),
      import("@collapsar/linalg/parts"),
    ]);
  const [{ nc1Cdnv }, { mlp }, { constantKernelPhases }, { renderSvg }, { deepRfm }] = await Promise.all([
    import("@collapsar/metrics"),
    import("@collapsar/nn"),
    import("@collapsar/ntk"),
    import("@collapsar/plot"),
    import("@collapsar/rfm"),
  ]);
  expect(gaussianMixture({ n: 4 }).X.cols).toBe(3);
  const line = fromRows([[0], [2]]);
  expect(gaussian().gram(line).data[1]).toBe(gaussian({ bandwidth: 2 }).gram(line).data[1]);
  const diagonal = fromRows([
    [4, 0],
    [0, 1],
  ]);
  expect(Array.from(psdSqrt(diagonal).data)).toEqual([2, 0, 0, 0]);
  const H = randomNormal(seededRandom(1), 8, 2);
  const labels = [0, 1, 0, 1, 0, 1, 0, 1];
  expect(nc1Cdnv(H, labels)).toBe(nc1Cdnv(H, labels, { exponent: 1 }));
  expect(nc1Cdnv(H, labels)).not.toBe(nc1Cdnv(H, labels, { exponent: 2 }));
  expect(mlp({ inputs: 2, classes: 2, hidden: [3] }).name).toContain("tanh");
  const kappa = { diagonal: 3, within: 2, between: 0.5 };
  const phases = (threshold?: number) =>
    constantKernelPhases(kappa, { classes: 3, perClass: 4 }, { threshold });
  expect(phases()).toEqual(phases(0.5));
  expect(phases()).not.toEqual(phases(0.01));
  const axis = { label: "x" };
  const series = [{ name: "a", x: [0, 1], y: [0, 1] }];
  expect(renderSvg({ kind: "line", title: "t", x: axis, y: axis, series })).toContain('width="700"');
  const X = randomNormal(seededRandom(1), 12, 3);
  const classes = Array.from({ length: 12 }, (_, i) => i % 2);
  expect(deepRfm(X, classes, { width: 8 }).layers).toHaveLength(2);
  expect(() => deepRfm(X, classes, { depth: 0 })).toThrow(
    "depth must be a whole number of at least 1, got 0",
  );
  expect(deepRfm(X, classes, { width: 8, depth: undefined }).layers).toHaveLength(2);
});

/** Every table that a package exports, and that is printed in its README. */
const tables = Object.entries({ datasets, kernels, linalg, metrics, nn, ntk, plot, rfm }).flatMap(
  ([name, module]) =>
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
  ["rfm/src/deep/random-map.ts", rfm.randomMapOptions],
  ["rfm/src/model/partial-dependence.ts", rfm.partialDependenceOptions],
  ["rfm/src/deep/newton-schulz-root.ts", rfm.newtonSchulzOptions],
  ["rfm/src/theory/collapse-recursion.ts", rfm.collapseRecursionOptions],
  ["rfm/src/theory/kernel-learning.ts", rfm.kernelFlowOptions],
  ["ntk/src/kernel/block-statistics.ts", ntk.blockStatisticsOptions],
  ["ntk/src/kernel/sampled-blocks.ts", ntk.sampledBlocksOptions],
  ["ntk/src/state/within-part.ts", ntk.withinPartOptions],
  ["metrics/src/statistics/class-statistics.ts", metrics.classStatisticsOptions],
  ["datasets/src/gaussian-mixture.ts", datasets.gaussianMixtureOptions],
  ["datasets/src/transform/split.ts", datasets.splitOptions],
  ["linalg/src/dense/products.ts", linalg.matmulOptions],
  ["linalg/src/iterative/linear-solve.ts", linalg.linearSolveOptions],
  ["linalg/src/iterative/gmres.ts", linalg.gmresOptions],
  ["linalg/src/iterative/newton-krylov.ts", linalg.newtonKrylovOptions],
  ["linalg/src/iterative/anderson-acceleration.ts", linalg.andersonOptions],
  ["linalg/src/iterative/eigh-top-k.ts", linalg.eighTopKOptions],
  ["linalg/src/ode/runge-kutta.ts", linalg.rungeKuttaOptions],
  ["plot/src/svg/render-svg.ts", plot.renderOptions],
  ["plot/src/image/matrix-png.ts", plot.matrixPngOptions],
  ["nn/src/training/recipe.ts", nn.recipeOptions],
  ["nn/src/choices/training.ts", { ...nn.batchOptions, ...nn.sgdOptions, ...nn.adamOptions }],
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
  const shown = [...read(path).matchAll(/\/\*\*\s([^*]*(?:\*(?!\/)[^*]*)*)\*\/\s+readonly (\w+)\?:/g)];
  const compared = shown.flatMap(([, comment, key]) => {
    const text = comment!.replaceAll(/\n\s*\* ?/g, " ");
    const said = /efaults to (.*)/s.exec(text)?.[1];
    const fallback = options[key!]?.fallback;
    if (said === undefined || fallback === undefined) return [];
    expect([key, said, written(fallback).some((form) => said.includes(form))]).toEqual([key, said, true]);
    return [key];
  });
  expect(compared.length).toBeGreaterThan(0);
});
