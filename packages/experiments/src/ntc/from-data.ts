import { perClass } from "@collapsar/datasets";
import { unitNorm } from "@collapsar/datasets/parts";
import { nngp, ntk } from "@collapsar/kernels";
import type { Matrix } from "@collapsar/linalg";
import { eigvalsh, largestOf, leastOf, scale } from "@collapsar/linalg/parts";
import { type Blocks, closestBlockKernel, kernelPrediction, labelAlignment } from "@collapsar/ntk";
import { closestClassPairKernel } from "@collapsar/ntk/parts";
import { z } from "zod";
import { above, atMost, everyIs, provided } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { loadData } from "../kk/load-data.js";
import { deriveSeed } from "../seed.js";
import { shuffledLabels } from "../shuffled-labels.js";
import { short } from "./block-config.js";

const schema = z.object({
  data: z
    .array(z.string())
    .min(1)
    .default(["digits"])
    .describe("Data arguments to compare: digits, iris, wine, breast-cancer, mnist:DIR, cifar10:DIR …"),
  perClass: z.int().min(2).max(400).default(40).describe("Samples of each class, the first ones."),
  kernels: z
    .array(z.enum(["nngp", "ntk"]))
    .min(1)
    .default(["nngp", "ntk"])
    .describe("Kernels of an infinitely wide network."),
  activation: z.enum(["relu", "erf"]).default("relu").describe("Its activation."),
  depth: z.int().min(2).max(32).default(3).describe("Its dense layers L."),
  points: z.int().min(5).default(60).describe("Times at which the residual is predicted."),
});

type Config = z.output<typeof schema>;
type DataTrial = Omit<Config, "data" | "kernels"> & {
  readonly data: string;
  readonly kernel: "nngp" | "ntk";
};

/** The blocks of one kernel on one data set and the training that they predict. */
type DataRow = {
  readonly data: string;
  readonly kernel: string;
  readonly n: number;
  readonly classes: number;
  readonly diagonal: number;
  readonly within: number;
  readonly between: number;
  readonly distance: number;
  readonly pairDistance: number;
  readonly alignment: number;
  readonly centredAlignment: number;
  readonly single: number;
  readonly class: number;
  readonly global: number;
  /** The blocks off the diagonal by shuffled labels. */
  readonly shuffledWithin: number;
  readonly shuffledBetween: number;
  /** ‖R_kernel − R_blocks‖/‖R(0)‖ at the end of the first phase, ln(100)/λ_global. */
  readonly earlyDifference: number;
  /** Times in units of 1/λ_class. */
  readonly times: readonly number[];
  readonly residualKernel: readonly number[];
  readonly residualBlocks: readonly number[];
  /** The blocks' residual at rates that are 1 % lower. */
  readonly residualSlower: readonly number[];
  readonly difference: readonly number[];
  readonly eigenvalues: readonly number[];
};

/** The three rates of blocks. */
function ratesOf({ diagonal, within, between }: Blocks, perClass: number, n: number) {
  const single = diagonal - within;
  const classRate = single + perClass * (within - between);
  return { single, class: classRate, global: classRate + n * between };
}

async function dataRow(trial: DataTrial, seed: number): Promise<DataRow> {
  const { X, y } = perClass(await loadData(trial.data), trial.perClass);
  const inputs = scale(unitNorm(X), Math.sqrt(X.cols));
  const { activation, depth } = trial;
  const K = (trial.kernel === "nngp" ? nngp : ntk)({ activation, depth }).gram(inputs);
  const n = X.rows;
  const classes = n / trial.perClass;
  const { alignment, centred } = labelAlignment(K, y);
  const blocks = kernelPrediction({ K, labels: y, times: [] });
  const rates = ratesOf(blocks.blocks, trial.perClass, n);
  const shuffled = closestBlockKernel(K, shuffledLabels(y, deriveSeed(seed, "shuffled labels")));
  const times = Array.from({ length: trial.points }, (_, i) => 1e-3 * 1e5 ** (i / (trial.points - 1)));
  const predicted = kernelPrediction({
    K,
    labels: y,
    times: [1, 0.99].flatMap((pace) => times.map((time) => (pace * time) / rates.class)),
  });
  const [rows, slower] = [predicted.rows.slice(0, times.length), predicted.rows.slice(times.length)];
  const early = kernelPrediction({ K, labels: y, times: [Math.log(100) / rates.global] });
  const start = Math.sqrt(n);
  return {
    data: trial.data.split(":")[0]!,
    kernel: trial.kernel,
    n,
    classes,
    diagonal: blocks.blocks.diagonal,
    within: blocks.blocks.within,
    between: blocks.blocks.between,
    distance: blocks.blocks.relativeDistance,
    pairDistance: closestClassPairKernel(K, y).relativeDistance,
    alignment,
    centredAlignment: centred ?? Number.NaN,
    ...rates,
    shuffledWithin: shuffled.within,
    shuffledBetween: shuffled.between,
    earlyDifference: early.rows[0]!.difference,
    times,
    residualKernel: rows.map((row) => row.kernel.total / start),
    residualBlocks: rows.map((row) => row.blocks.total / start),
    residualSlower: slower.map((row) => row.blocks.total / start),
    difference: rows.map((row) => row.difference),
    eigenvalues: descending(K),
  };
}

function descending(K: Matrix): number[] {
  return Array.from(eigvalsh(K)).reverse();
}

export const fromData = defineExperiment({
  id: "block-ntk/from-data",
  title: "Blocks, rates and predicted training of real data's kernels",
  paper: "NTC",
  description:
    "NNGP and NTK of an infinitely wide network on real data (digits; MNIST and CIFAR-10 with " +
    'data: [digits, "mnist:DIR", "cifar10:DIR"]): how near they are to block structure, the ' +
    "three rates, and the residual under the true kernel against what the blocks predict.",
  schema,
  trials: ({ data, kernels, ...rest }): DataTrial[] =>
    data.flatMap((name) => kernels.map((kernel) => ({ ...rest, data: name, kernel }))),
  runTrial: async (trial, { seed, signal }) => {
    signal?.throwIfAborted();
    return [await dataRow(trial, seed)];
  },
  summarise: (rows) => [...rows],
  figures,
  tables,
  checks,
});

/** The part of a curve above a thousandth of its start. */
function shown(x: readonly number[], y: readonly number[]): { x: number[]; y: number[] } {
  const kept = x.map((_, i) => i).filter((i) => y[i]! > 1e-3);
  return { x: kept.map((i) => x[i]!), y: kept.map((i) => y[i]!) };
}

function label(row: DataRow): string {
  return `${row.data}, ${row.kernel.toUpperCase()}`;
}

function figures(rows: readonly DataRow[]): NamedFigure[] {
  return [
    {
      name: "prediction",
      caption:
        "Solid: training under the data's own kernel. Dashed: what its three blocks predict. Time in " +
        "units of 1/λ_class of each kernel.",
      figure: {
        kind: "line",
        title: "The residual under the kernel and under its blocks",
        x: { label: "time · λ_class", scale: "log" },
        y: { label: "‖R(t)‖/‖R(0)‖", scale: "log" },
        series: rows.flatMap((row, colour) => [
          { name: label(row), ...shown(row.times, row.residualKernel), colour, markers: false },
          {
            name: `${label(row)}, blocks`,
            ...shown(row.times, row.residualBlocks),
            colour,
            dashed: true,
            markers: false,
          },
        ]),
      },
    },
    {
      name: "rates",
      caption: "Eigenvalues of the closest block-structured kernel, divided by the number of samples.",
      figure: {
        kind: "bar",
        title: "The three rates, by data and kernel",
        categories: rows.map(label),
        x: { label: "data and kernel" },
        y: { label: "eigenvalue / n", scale: "log" },
        series: (["global", "class", "single"] as const).map((part) => ({
          name: part,
          y: rows.map((row) => row[part] / row.n),
        })),
      },
    },
    {
      name: "eigenvalues",
      caption:
        "The kernels' own spectra. A block-structured kernel would show three levels: 1, C − 1 and n − C places.",
      figure: {
        kind: "line",
        title: "Eigenvalues of the kernels",
        x: { label: "place in the spectrum", scale: "log" },
        y: { label: "eigenvalue / n", scale: "log" },
        series: rows.map((row) => ({
          name: label(row),
          x: row.eigenvalues.map((_, i) => i + 1),
          y: row.eigenvalues.map((value) => value / row.n),
          markers: false,
        })),
      },
    },
  ];
}

function tables(rows: readonly DataRow[]): NamedTable[] {
  return [
    {
      name: "blocks",
      title: "Blocks, rates and fit",
      columns: [
        "data",
        "kernel",
        "n",
        "diagonal",
        "within",
        "between",
        "distance",
        "distance (pairs)",
        "alignment",
        "centred",
        "λ_single",
        "λ_class",
        "λ_global",
        "apart at ln(100)/λ_global",
      ],
      rows: rows.map((row) => [
        ...[
          row.data,
          row.kernel,
          row.n,
          row.diagonal,
          row.within,
          row.between,
          row.distance,
          row.pairDistance,
        ],
        ...[row.alignment, row.centredAlignment, row.single, row.class, row.global, row.earlyDifference],
      ]),
    },
  ];
}

/** The blocks of a row by shuffled labels; the diagonal is no matter of labels. */
const shuffledBlocks = ({ diagonal, shuffledWithin, shuffledBetween }: DataRow): Blocks => ({
  diagonal,
  within: shuffledWithin,
  between: shuffledBetween,
});

/**
 * diagonal − within and within − between as shares of diagonal − between: what all entries have in common does not
 * count.
 */
function sharesOf({ diagonal, within, between }: Blocks): [number, number] {
  const whole = diagonal - between;
  return whole > 0 ? [(diagonal - within) / whole, (within - between) / whole] : [-1, -1];
}

/** By how much a predicted residual is ahead of the kernel's, or behind it, at most. */
function aheadOf(row: DataRow, predicted: readonly number[]) {
  const lead = predicted.map((residual, i) => residual - row.residualKernel[i]!);
  return { name: label(row), most: largestOf(lead), behind: -leastOf(lead), early: row.earlyDifference };
}

const pairs = (of: readonly (readonly number[])[]) => of.map((pair) => pair.map(short).join(" and "));

function checks(rows: readonly DataRow[]): Check[] {
  const [larger, apart, level, behind] = [above(0.01), above(2), atMost(1e-10), above(1e-3)];
  const [blocks, shuffled] = [rows.map(sharesOf), rows.map((row) => sharesOf(shuffledBlocks(row)))];
  const ratios = ({ global, class: classRate, single }: ReturnType<typeof ratesOf>) =>
    [global / classRate, classRate / single] as const;
  const rates = rows.map(ratios);
  const shuffledRates = rows.map((row) => ratios(ratesOf(shuffledBlocks(row), row.n / row.classes, row.n)));
  const ahead = rows.map((row) => aheadOf(row, row.residualBlocks));
  const slower = rows.map((row) => aheadOf(row, row.residualSlower));
  const neverAhead = (of: typeof ahead) =>
    provided(
      everyIs(
        behind,
        of.map((row) => row.behind),
      ),
      everyIs(
        level,
        of.map(({ most }) => most),
      ),
    );
  const where = `${rows.length} kernels on ${[...new Set(rows.map((row) => row.data))].join(", ")}`;
  return [
    {
      id: "blocks",
      claim: "On average a kernel of real data is larger within classes than between them.",
      source: "[NTC] abstract: in-class correlations are stronger; ntk-collapse/kernels",
      origin: "quoted",
      rule: `diagonal − within and within − between are each ${larger.text} of diagonal − between for every kernel`,
      seen: everyIs(larger, blocks.flat()),
      detail:
        `${where}: diagonal − within and within − between are ${pairs(blocks).join("; ")} of ` +
        "diagonal − between; " +
        `relative distance to blocks ${short(leastOf(rows.map((row) => row.distance)))} to ` +
        `${short(largestOf(rows.map((row) => row.distance)))}`,
      control: {
        name: "shuffled labels",
        seen: everyIs(larger, shuffled.flat()),
        detail: `${pairs(shuffled).join("; ")} of diagonal − between`,
      },
    },
    {
      id: "rates",
      claim: "The predicted rates are apart: global, class, single, in this order.",
      source: "[NTC], theory §6",
      origin: "quoted",
      rule: `global over class and class over single ${apart.text} for every kernel`,
      seen: everyIs(apart, rates.flat()),
      detail: rows.map((row, i) => `${label(row)} ${pairs(rates)[i]}`).join("; "),
      control: {
        name: "shuffled labels",
        seen: everyIs(apart, shuffledRates.flat()),
        detail: rows.map((row, i) => `${label(row)} ${pairs(shuffledRates)[i]}`).join("; "),
      },
    },
    {
      id: "never-ahead",
      claim:
        "Training under a kernel is never ahead of what its closest blocks predict: ‖R(t)‖ ≥ ‖R_blocks(t)‖ at every t.",
      source:
        "ours, by Jensen: YᵀY = m times a projection, e^{−2λt} is convex, and λ_global and λ_class " +
        "are means of the kernel's Rayleigh quotients",
      origin: "ours",
      rule:
        `ahead by ${level.text} of ‖R(0)‖ at every time, for every kernel; counts only where the ` +
        `most that it is behind is ${behind.text} for every kernel`,
      seen: neverAhead(ahead),
      detail: `${where}, times to ${short(rows[0]?.times.at(-1) ?? Number.NaN)}/λ_class: ${ahead
        .map(
          ({ name, most, early }) =>
            `${name} at most ${short(Math.max(0, most))} ahead, apart by ${short(early)} of the start at ` +
            "ln(100)/λ_global",
        )
        .join("; ")}`,
      control: {
        name: "blocks with rates 1 % lower",
        seen: neverAhead(slower),
        detail: slower.map(({ name, most }) => `${name} at most ${short(most)} ahead`).join("; "),
      },
    },
  ];
}
