import { perClass } from "@collapsar/datasets";
import { unitNorm } from "@collapsar/datasets/parts";
import { type ActivationName, dense, linear, serial } from "@collapsar/kernels";
import { ACTIVATION_NAMES, activationByName } from "@collapsar/kernels/parts";
import { largestOf, leastOf, scale } from "@collapsar/linalg/parts";
import { kernelNc1 } from "@collapsar/metrics";
import { kernelNc1Together } from "@collapsar/metrics/parts";
import type { Figure } from "@collapsar/plot";
import { z } from "zod";
import { everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure } from "../experiment.js";
import { labelsShuffledFor, shuffledControl } from "../shuffled-control.js";
import { loadData } from "./load-data.js";
import { apart } from "./sweep/kernel-checks.js";

const schema = z.object({
  data: z
    .string()
    .default("digits")
    .describe(
      "A data argument: digits, iris, wine, breast-cancer, or where files can be read mnist:DIR and every other form.",
    ),
  perClass: z.int().min(2).default(100).describe("Samples of each class, the first ones."),
  depths: z.array(z.int().min(2).max(64)).default([2, 3, 4, 6, 8]).describe("Numbers of dense layers L."),
  activations: z
    .array(z.enum(ACTIVATION_NAMES as [ActivationName, ...ActivationName[]]))
    .min(1)
    .default(["relu", "erf", "gelu"])
    .describe("Activations to compare."),
  sigmaW: z.number().positive().default(Math.SQRT2).describe("Standard deviation of the weights."),
  sigmaB: z.number().min(0).default(0).describe("Standard deviation of the biases."),
  unitNorm: z
    .boolean()
    .default(true)
    .describe("Rows scaled to norm √d, so that no layer sees the scale of the pixels."),
});

type DepthTrial = Omit<z.output<typeof schema>, "depths" | "activations"> & {
  readonly activation: ActivationName;
  readonly depth: number;
};

/** NC1 of NNGP and NTK of one network on real data. */
type DepthRow = {
  readonly data: string;
  readonly n: number;
  readonly d: number;
  readonly activation: string;
  readonly depth: number;
  readonly nc1Data: number;
  readonly nc1Nngp: number;
  readonly nc1Ntk: number;
  /** The same of the same kernels under shuffled labels. */
  readonly nc1NngpShuffled: number;
  readonly nc1NtkShuffled: number;
};

async function depthRows(trial: DepthTrial, seed: number): Promise<DepthRow[]> {
  const whole = perClass(await loadData(trial.data), trial.perClass);
  const { X, y } = trial.unitNorm
    ? { ...whole, X: scale(unitNorm(whole.X), Math.sqrt(whole.X.cols)) }
    : whole;
  const { activation, depth, sigmaW, sigmaB } = trial;
  const layers = Array.from({ length: depth - 1 }, () => [
    dense({ sigmaW, sigmaB }),
    activationByName(activation),
  ]);
  const network = serial(...layers.flat(), dense({ sigmaW, sigmaB }));
  const measured = (labels: Int32Array) => kernelNc1Together(network, ["nngp", "ntk"], X, labels);
  const [own, shuffled] = [measured(y), measured(labelsShuffledFor(trial, y, seed))];
  return [
    {
      data: trial.data,
      n: X.rows,
      d: X.cols,
      activation,
      depth,
      nc1Data: kernelNc1(linear(), X, y).sample.nc1,
      nc1Nngp: own.nngp.sample.nc1,
      nc1Ntk: own.ntk.sample.nc1,
      nc1NngpShuffled: shuffled.nngp.sample.nc1,
      nc1NtkShuffled: shuffled.ntk.sample.nc1,
    },
  ];
}

export const realByDepth = defineExperiment({
  id: "kernel-collapse/real-by-depth",
  title: "NC1 of NNGP and NTK on real data, by depth and activation",
  paper: "KK",
  description:
    "Beyond the paper: the headline claim on real data (handwritten digits by default; MNIST " +
    "with data: mnist:DIR), for networks of growing depth. The NTK should not be more collapsed " +
    "than the NNGP.",
  schema,
  trials: ({ depths, activations, ...rest }): DepthTrial[] =>
    activations.flatMap((activation) => depths.map((depth) => ({ ...rest, activation, depth }))),
  runTrial: (trial, { seed, signal }) => {
    signal?.throwIfAborted();
    return depthRows(trial, seed);
  },
  summarise: (rows) => [...rows],
  figures,
  checks,
});

function figures(rows: readonly DepthRow[]): NamedFigure[] {
  const activations = [...new Set(rows.map((row) => row.activation))];
  const [first] = rows;
  const series = activations.flatMap((activation, colour) => {
    const own = rows.filter((row) => row.activation === activation);
    const x = own.map((row) => row.depth);
    return [
      { name: `NNGP (${activation})`, x, y: own.map((row) => row.nc1Nngp), colour },
      { name: `NTK (${activation})`, x, y: own.map((row) => row.nc1Ntk), colour, dashed: true },
    ];
  });
  const figure: Figure = {
    kind: "line",
    title: "NC1 of NNGP and NTK by depth",
    subtitle: first && `${first.data}, N = ${first.n}, d = ${first.d}`,
    x: { label: "dense layers L", integer: true },
    y: { label: "NC1 (samples weighted equally)", scale: "log" },
    series,
    rules: first ? [{ at: first.nc1Data, axis: "y", label: "data" }] : [],
  };
  return [
    { name: "nc1-by-depth", figure, caption: "Dashed: NTK. The rule is the NC1 of the inputs themselves." },
  ];
}

function checks(rows: readonly DepthRow[]): Check[] {
  const ratio = (row: DepthRow) => row.nc1Ntk / row.nc1Nngp;
  const holds = rows.filter((row) => apart.holds(ratio(row)));
  const ratios = rows.map(ratio);
  const apartInAll = (of: readonly number[]) => everyIs(apart, of);
  const failed = rows
    .filter((row) => !holds.includes(row))
    .map((row) => `${row.activation} at depth ${row.depth}`);
  return [
    {
      id: "K1",
      claim:
        "The NTK does not stand for more collapsed features than the NNGP, also on real data and in deep networks.",
      source: "[KK] abstract, here beyond its data",
      origin: "ours",
      rule: `NC1(NTK)/NC1(NNGP) ${apart.text} for every network`,
      seen: apartInAll(ratios),
      detail:
        `${rows[0]?.data ?? "no data"}, N = ${rows[0]?.n ?? 0}: holds for ${holds.length} of ` +
        `${rows.length} networks, NC1(NTK)/NC1(NNGP) from ${leastOf(ratios).toFixed(3)} to ` +
        `${largestOf(ratios).toFixed(3)}${failed.length > 0 ? `; fails for ${failed.join(", ")}` : ""}`,
      control: shuffledControl(
        "NC1(NTK)/NC1(NNGP)",
        rows.map(({ nc1NngpShuffled, nc1NtkShuffled }) => nc1NtkShuffled / nc1NngpShuffled),
        apartInAll,
      ),
    },
  ];
}
