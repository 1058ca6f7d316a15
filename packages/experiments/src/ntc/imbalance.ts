import { gram, type Matrix } from "@collapsar/linalg";
import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { type ClosedDynamics, closedDynamics, initialState } from "@collapsar/ntk";
import { collapsedMeanGram } from "@collapsar/ntk/parts";
import { z } from "zod";
import { above, allHold, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { blocksSchema, short, sizeKeys } from "./block-config.js";

const schema = z.object({
  classes: sizeKeys.classes.describe("Number of classes; the second half of them is the minority."),
  perClass: z.int().min(2).default(6).describe("Samples of each minority class."),
  features: sizeKeys.features,
  ratios: z
    .array(z.number().min(1))
    .min(1)
    .default([1, 2, 5, 10])
    .describe("Majority class sizes over minority ones."),
  kappa: blocksSchema,
  loss: z.number().positive().default(1e-12).describe("Loss at which a run ends."),
});

type Config = z.output<typeof schema>;
type ImbalanceTrial = Omit<Config, "ratios"> & {
  readonly ratio: number;
  readonly invariant: "zero" | "random";
  /** "equal": as many samples in all, the same number of each class. */
  readonly sizes: "unequal" | "equal";
};

/** The end of one run, and its curves. */
type ImbalanceRow = {
  readonly ratio: number;
  readonly invariant: string;
  readonly sizes: "unequal" | "equal";
  readonly nc1: number;
  readonly nc2: number;
  readonly drift: number;
  readonly gramError: number;
  readonly majorityNorm: number;
  readonly minorityNorm: number;
  readonly majorityCosine: number;
  readonly minorityCosine: number;
  readonly times: readonly number[];
  readonly nc1Curve: readonly number[];
  readonly lossCurve: readonly number[];
};

/** Class sizes at a ratio, the first half of the classes being the larger ones; or equal, with the same total. */
function sizesOf({ classes: C, perClass: m, ratio, sizes }: ImbalanceTrial): number[] {
  const unequal = Array.from({ length: C }, (_, c) => (c < C / 2 ? Math.round(m * ratio) : m));
  const total = unequal.reduce((sum, size) => sum + size, 0);
  return sizes === "unequal" ? unequal : unequal.map(() => Math.round(total / C));
}

function imbalanceRow(trial: ImbalanceTrial, seed: number): ImbalanceRow {
  const { classes: C, kappa, features, ratio, invariant } = trial;
  const sizes = sizesOf(trial);
  const start = initialState(
    { sizes },
    { features, kappa, invariant, mean: "free", seed: deriveSeed(seed, ratio) },
  );
  const run = closedDynamics(start, {
    classes: { sizes },
    kappa,
    trainedBias: false,
    loss: trial.loss,
    points: 60,
  });
  const G = gram(run.final.H1, { transpose: true });
  const predicted = collapsedMeanGram(kappa, { sizes });
  const last = run.points.at(-1)!;
  const half = Math.ceil(C / 2);
  return {
    ratio,
    invariant,
    sizes: trial.sizes,
    nc1: last.nc1,
    nc2: last.nc2,
    drift: run.invariantDrift,
    gramError: largestOf(Array.from(G.data, (value, at) => Math.abs(value - predicted.data[at]!))),
    majorityNorm: Math.sqrt(G.data[0]!),
    minorityNorm: Math.sqrt(G.data[C * C - 1]!),
    majorityCosine: meanCosine(G, 0, half),
    minorityCosine: meanCosine(G, half, C),
    ...curves(run),
  };
}

function curves({ points }: ClosedDynamics) {
  return {
    times: points.map(({ time }) => time),
    nc1Curve: points.map(({ nc1 }) => nc1),
    lossCurve: points.map(({ loss }) => loss),
  };
}

/** The mean cosine between the class means of a range; 1 for a single class. */
function meanCosine(G: Matrix, from: number, to: number): number {
  let total = 0;
  let pairs = 0;
  for (let c = from; c < to; c++) {
    for (let e = c + 1; e < to; e++) {
      total += G.data[c * G.cols + e]! / Math.sqrt(G.data[c * (G.cols + 1)]! * G.data[e * (G.cols + 1)]!);
      pairs++;
    }
  }
  return pairs > 0 ? total / pairs : 1;
}

export const imbalance = defineExperiment({
  id: "block-ntk/imbalance",
  title: "Unequal classes under a block-structured kernel",
  paper: "NTC",
  description:
    "Beyond the paper: majority and minority classes, with a fixed zero bias. With E = 0 the " +
    "features still collapse (NC1), to class means that a closed form predicts: not a simplex, " +
    "the means of small classes being the longer ones.",
  schema,
  trials: ({ ratios, ...rest }): ImbalanceTrial[] =>
    ratios.flatMap((ratio) => [
      { ...rest, ratio, invariant: "zero", sizes: "unequal" },
      { ...rest, ratio, invariant: "random", sizes: "unequal" },
      { ...rest, ratio, invariant: "zero", sizes: "equal" },
    ]),
  runTrial: (trial, { seed, signal }) => {
    signal?.throwIfAborted();
    return [imbalanceRow(trial, seed)];
  },
  summarise: (rows) => [...rows],
  figures,
  tables,
  checks,
});

function figures(all: readonly ImbalanceRow[]): NamedFigure[] {
  const rows = all.filter(({ sizes }) => sizes === "unequal");
  const zero = rows.filter(({ invariant }) => invariant === "zero");
  const x = zero.map(({ ratio }) => ratio);
  const line = (name: string, value: (row: ImbalanceRow) => number) => ({ name, x, y: zero.map(value) });
  return [
    {
      name: "minority",
      caption:
        "E = 0, at zero loss: lengths of class means and cosines between them, by the ratio of class sizes.",
      figure: {
        kind: "panels",
        title: "Class means at the end, by imbalance",
        panels: [
          {
            kind: "line",
            title: "length of class means",
            x: { label: "majority : minority", scale: "log" },
            y: { label: "‖mean‖" },
            series: [
              line("majority", (row) => row.majorityNorm),
              line("minority", (row) => row.minorityNorm),
            ],
          },
          {
            kind: "line",
            title: "cosine between class means",
            x: { label: "majority : minority", scale: "log" },
            y: { label: "mean cosine" },
            series: [
              line("majority", (row) => row.majorityCosine),
              line("minority", (row) => row.minorityCosine),
            ],
          },
        ],
      },
    },
    {
      name: "nc1",
      caption: "Solid: E = 0. Dashed: random E.",
      figure: {
        kind: "line",
        title: "NC1 over time, by imbalance",
        x: { label: "time", scale: "log" },
        y: { label: "NC1", scale: "log" },
        series: rows.map((row) => ({
          name: `1 : ${row.ratio}${row.invariant === "zero" ? "" : ", random E"}`,
          x: row.times,
          y: row.nc1Curve,
          colour: [...new Set(x)].indexOf(row.ratio),
          dashed: row.invariant !== "zero",
          markers: false,
        })),
      },
    },
  ];
}

function tables(rows: readonly ImbalanceRow[]): NamedTable[] {
  return [
    {
      name: "ends",
      title: "The end of training, by imbalance",
      columns: [
        "ratio",
        "sizes",
        "E",
        "NC1",
        "NC2",
        "‖majority mean‖",
        "‖minority mean‖",
        "error of the predicted Gram",
      ],
      rows: rows.map((row) => [
        ...[row.ratio, row.sizes, row.invariant, row.nc1, row.nc2],
        ...[row.majorityNorm, row.minorityNorm, row.gramError],
      ]),
    },
  ];
}

function checks(all: readonly ImbalanceRow[]): Check[] {
  const rows = all.filter(({ sizes }) => sizes === "unequal");
  const equal = all.filter(({ sizes }) => sizes === "equal");
  const zero = rows.filter(({ invariant }) => invariant === "zero");
  const random = rows.filter(({ invariant }) => invariant === "random");
  const lengths = (row: ImbalanceRow) => row.minorityNorm / row.majorityNorm;
  const growth = (list: readonly ImbalanceRow[], value: (row: ImbalanceRow) => number) => {
    const byRatio = [...list].sort((a, b) => a.ratio - b.ratio);
    return byRatio.slice(1).map((row, i) => value(row) / value(byRatio[i]!));
  };
  const errors = (list: readonly ImbalanceRow[]) => list.map((row) => row.gramError);
  const [none, large, near, grows] = [below(1e-6), above(0.01), below(1e-4), above(1.001)];
  const trained = below(1e-6);
  const losses = (list: readonly ImbalanceRow[]) =>
    list.map(({ lossCurve }) => lossCurve.at(-1)! / lossCurve[0]!);
  const ends = (list: readonly ImbalanceRow[]) => list.map((row) => row.nc1);
  const trainedElsewhere = (list: readonly ImbalanceRow[]) =>
    allHold(everyIs(large, ends(list)), everyIs(trained, losses(list)));
  const diverges = (list: readonly ImbalanceRow[]) =>
    allHold(
      everyIs(grows, growth(list, lengths)),
      everyIs(
        grows,
        growth(list, ({ nc2 }) => nc2),
      ),
    );
  const shown = (list: readonly ImbalanceRow[]) =>
    list
      .filter(({ ratio }) => ratio > 1)
      .map((row) => `1 : ${row.ratio} gives ${short(lengths(row))} and NC2 ${short(row.nc2)}`)
      .join("; ");
  const fromRandom = `NC1 ≥ ${short(leastOf(ends(random)))} at ${short(largestOf(losses(random)))} of the loss`;
  const drift = largestOf(rows.map((row) => row.drift));
  return [
    {
      id: "collapse",
      claim: "Zero loss and E = 0 give NC1 for classes of any sizes.",
      source: "theory §6, here beyond balanced classes",
      origin: "ours",
      rule: `NC1 at the end is ${none.text} at every ratio; not from a random E`,
      seen: everyIs(none, ends(zero)),
      detail: `NC1 ≤ ${short(largestOf(ends(zero)))}; drift of E ≤ ${short(drift)}`,
      control: { name: "a random E", seen: everyIs(none, ends(random)), detail: fromRandom },
    },
    {
      id: "random",
      claim: "Zero loss alone does not give NC1: a random E ends elsewhere.",
      source: "theory §6, here beyond balanced classes",
      origin: "ours",
      rule:
        `NC1 at the end is ${large.text} at every ratio, while the loss at the end over that at the ` +
        `start is ${trained.text}`,
      seen: trainedElsewhere(random),
      detail: fromRandom,
      control: {
        name: "E = 0",
        seen: trainedElsewhere(zero),
        detail: `NC1 ≤ ${short(largestOf(ends(zero)))} at ${short(largestOf(losses(zero)))} of the loss`,
      },
    },
    {
      id: "means",
      claim: "The class means end at the Gram matrix K^{−½} that the kernel predicts.",
      source: "ours: WᵀW = H1KH1ᵀ and WH1 = I",
      origin: "ours",
      rule: `the largest error of an entry is ${near.text} at every ratio; not from a random E`,
      seen: everyIs(near, errors(zero)),
      detail: `largest error of an entry ${short(largestOf(errors(zero)))}`,
      control: {
        name: "a random E",
        seen: everyIs(near, errors(random)),
        detail: `largest error of an entry ${short(largestOf(errors(random)))}`,
      },
    },
    {
      id: "minority",
      claim:
        "The more unequal the classes, the longer the minority's means against the majority's, and " +
        "the farther from a simplex.",
      source: "ours; minority behaviour as in Fang et al. 2021",
      origin: "ours",
      rule: `from each ratio of sizes to the next the ratio of lengths and NC2 grow by a factor ${grows.text}`,
      seen: diverges(zero),
      detail: shown(zero),
      control: {
        name: "equal classes, as many samples in all",
        seen: diverges(equal),
        detail: shown(equal),
      },
    },
  ];
}
