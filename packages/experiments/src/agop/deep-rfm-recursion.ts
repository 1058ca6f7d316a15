import { largestOf } from "@collapsar/linalg/parts";
import { collapseRate, collapseRecursion } from "@collapsar/rfm/parts";
import { z } from "zod";
import { allHold, atLeast, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { groupBy, shortly } from "../statistics.js";

const schema = z.object({
  scale: z.enum(["small", "paper"]).default("small").describe("the same for both: the recursion is small"),
  classes: z.int().min(2).default(10).describe("number of classes C"),
  perClass: z.int().min(2).default(20).describe("samples of each class"),
  lambdaK: z
    .array(z.number().positive())
    .default([0.01, 0.05, 0.1, 0.5])
    .describe("non-linear part of the kernel"),
  lambdaPhi: z
    .array(z.number().positive())
    .default([0.1, 0.5, 2])
    .describe("non-linear part of the random map"),
  layers: z.int().min(2).default(16).describe("layers of the recursion"),
});
type Config = z.infer<typeof schema>;

interface Trial {
  readonly classes: number;
  readonly perClass: number;
  readonly lambdaK: number;
  readonly lambdaPhi: number;
  readonly layers: number;
  readonly coding: "one-hot" | "plus-minus";
  /** Which draw of the random points it starts from. */
  readonly draw: number;
}

type Row = {
  readonly coding: string;
  readonly draw: number;
  readonly lambdaK: number;
  readonly lambdaPhi: number;
  readonly classes: number;
  readonly perClass: number;
  readonly predicted: number;
  readonly measured: number;
  readonly between: number;
  readonly errors: readonly number[];
};

/** The last contraction between errors that are well above rounding. */
function settledContraction(errors: readonly number[], contractions: readonly number[]): number {
  const last = errors.findLastIndex((error) => error > 1e-10 * Math.max(1, errors[0]!));
  return contractions[Math.max(0, last - 1)]!;
}

/** The claims are about the first draw; a second one is beside it as a control. */
const firstDraw = (rows: readonly Row[]) => rows.filter(({ draw }) => draw === 0);

function figuresOf(rows: readonly Row[]): NamedFigure[] {
  const byCoding = [...groupBy(rows, ({ coding }) => coding)];
  const errors = byCoding.map(([coding, group]) => ({
    name: `errors-${coding}`,
    caption:
      "Distance of the normalised Gram matrix to its limit, by layer; straight lines are geometric convergence.",
    figure: {
      kind: "line" as const,
      title: `Collapse of the linearised Deep RFM, ${coding} targets`,
      x: { label: "layer", integer: true },
      y: { label: "‖A − A_∞‖₂", scale: "log" as const },
      series: group.map((row) => ({
        name: `λ_k ${row.lambdaK}, λ_Φ ${row.lambdaPhi}`,
        x: row.errors.map((_, l) => l),
        y: row.errors.map((error) => (error > 1e-13 ? error : Number.NaN)),
        markers: false,
      })),
    },
  }));
  const rates = {
    name: "rates",
    caption: "Contraction a layer: measured against λ_k/(λ_k + b) · na/(na + b).",
    figure: {
      kind: "scatter" as const,
      title: "Measured and predicted contraction a layer",
      x: { label: "predicted r", scale: "log" as const },
      y: { label: "measured", scale: "log" as const },
      equalAspect: true,
      series: byCoding.map(([coding, group]) => ({
        name: coding,
        x: group.map(({ predicted }) => predicted),
        y: group.map(({ measured }) => measured),
      })),
    },
  };
  return [...errors, rates];
}

const source = "[AGOP] asymptotic analysis; figures/agop.md §2, T1";

/** Contractions of the faster of two settings over those of the slower one: below 1 in every pair if λ matters. */
const contractionRatio = (faster: Row, slower: Row) => faster.measured / slower.measured;

/** Each setting of the first draw with the same one drawn again. */
function drawnAgain(rows: readonly Row[]): number[] {
  const again = rows.filter(({ draw }) => draw > 0);
  return again.map((row) => {
    const first = rows.find(
      ({ draw, coding, lambdaK, lambdaPhi }) =>
        draw === 0 && coding === row.coding && lambdaK === row.lambdaK && lambdaPhi === row.lambdaPhi,
    );
    return first ? contractionRatio(row, first) : Number.NaN;
  });
}

function checksOf(all: readonly Row[]): Check[] {
  const rows = firstDraw(all);
  const oneHot = rows.filter(({ coding }) => coding === "one-hot");
  const [close, far, share] = [below(0.005), below(0.1), atLeast(0.75)];
  /** Relative errors of the rate of a setting, or of that of the setting `shift` places on. */
  const errors = (shift: number) =>
    oneHot.map(({ measured }, i) => Math.abs(measured / oneHot[(i + shift) % oneHot.length]!.predicted - 1));
  const near = (of: readonly number[]) => of.filter((error) => close.holds(error)).length;
  const follows = (of: readonly number[]) =>
    allHold(everyIs(far, of), everyIs(share, [near(of) / of.length]));
  const plusMinus = rows.filter(({ coding }) => coding === "plus-minus");
  const classes = rows[0]?.classes ?? Number.NaN;
  const limit = (classes - 4) / classes;
  const gaps = (of: readonly Row[]) => of.map(({ between }) => Math.abs(between - limit));
  const left = (of: readonly Row[]) => of.map(({ errors }) => errors.at(-1)! / errors[0]!);
  // Pairs that differ in one λ alone: less of the kernel's, or more of the map's, should contract faster.
  const pairs = oneHot.flatMap((row) =>
    oneHot
      .filter((other) => (other.lambdaPhi === row.lambdaPhi) !== (other.lambdaK === row.lambdaK))
      .filter((other) => other.lambdaK < row.lambdaK || other.lambdaPhi > row.lambdaPhi)
      .map((other) => contractionRatio(other, row)),
  );
  const again = drawnAgain(all);
  const [faster, nearer] = [below(0.99), below(0.5)];
  const count = (ratios: readonly number[]) => ratios.filter((ratio) => faster.holds(ratio)).length;
  const tendsToLimit = (of: readonly Row[]) => allHold(everyIs(far, gaps(of)), everyIs(nearer, left(of)));
  const shown = (of: readonly Row[]) =>
    `off ${shortly(limit)} by at most ${shortly(largestOf(gaps(of)))}; of the distance to the limit at ` +
    `most ${shortly(largestOf(left(of)))} is left`;
  return [
    {
      id: "rate",
      claim: "With one-hot targets the error contracts by r = λ_k/(λ_k + b)·na/(na + b) a layer.",
      source,
      origin: "quoted",
      rule:
        `|contraction/r − 1|, of the last layer whose error stands above rounding, is ${close.text} ` +
        `for a share of the settings ${share.text}, and ${far.text} for every one; not with the r of ` +
        "the next setting",
      seen: follows(errors(0)),
      detail:
        `${near(errors(0))} of ${oneHot.length} settings within it, the worst ` +
        `${shortly(100 * largestOf(errors(0)))} % off`,
      control: {
        name: "each setting against the next one's r",
        seen: follows(errors(1)),
        detail: `the worst ${shortly(100 * largestOf(errors(1)))} % off`,
      },
    },
    {
      id: "faster",
      claim: "Collapse is faster for a larger λ_Φ and for a smaller λ_k.",
      source,
      origin: "quoted",
      rule:
        "in every pair of settings that differ in one λ alone the contraction at the larger λ_Φ, or " +
        `at the smaller λ_k, over the other one is ${faster.text}`,
      seen: everyIs(faster, pairs),
      detail: `at ${count(pairs)} of ${pairs.length} pairs of settings that differ in one λ`,
      control: {
        name: "each setting drawn again",
        seen: everyIs(faster, again),
        detail:
          `at ${count(again)} of ${again.length} pairs of draws at the same λ, the ratio at most ` +
          shortly(largestOf(again)),
      },
    },
    {
      id: "plus-minus",
      claim:
        "With ±1 targets the limit is 1 within classes and about (C−4)/C between: a simplex only after centring.",
      source,
      origin: "ours",
      rule:
        `at every λ the limit between classes is off (C−4)/C by ${far.text}, and the distance to the ` +
        "block matrix of it, with 1 within classes, at the last layer over that at the start is " +
        `${nearer.text}`,
      seen: tendsToLimit(plusMinus),
      detail: `C = ${classes}: ${shown(plusMinus)}`,
      control: { name: "one-hot targets", seen: tendsToLimit(oneHot), detail: shown(oneHot) },
    },
  ];
}

export const recursion = defineExperiment<Config, Trial, Row, { readonly rows: readonly Row[] }>({
  id: "deep-rfm/recursion",
  title: "The layer recursion of a linearised Deep RFM, and its rate",
  paper: "AGOP",
  description:
    "The asymptotic analysis as a program: kernel xᵀx′ + λ_k·1, random map ΦᵀΦ = XᵀX + λ_Φ·I. " +
    "The Gram matrix contracts to the collapsed one by a known factor a layer, with one-hot " +
    "targets and with ±1.",
  schema,
  trials: ({ classes, perClass, lambdaK, lambdaPhi, layers }) =>
    (
      [
        { coding: "one-hot", draw: 0 },
        { coding: "plus-minus", draw: 0 },
        { coding: "one-hot", draw: 1 },
      ] as const
    ).flatMap((of) =>
      lambdaPhi.flatMap((phi) =>
        lambdaK.map((k) => ({ classes, perClass, lambdaK: k, lambdaPhi: phi, layers, ...of })),
      ),
    ),
  runTrial(trial, { seed }) {
    const { draw, ...settings } = trial;
    const { errors, contractions, between } = collapseRecursion({
      ...settings,
      seed: draw === 0 ? deriveSeed(seed, "recursion") : deriveSeed(seed, "recursion", draw),
    });
    const { coding, lambdaK, lambdaPhi, classes, perClass } = settings;
    const predicted = collapseRate(lambdaK, lambdaPhi, perClass);
    const measured = settledContraction(errors, contractions);
    return [{ coding, draw, lambdaK, lambdaPhi, classes, perClass, predicted, measured, between, errors }];
  },
  summarise: (rows) => ({ rows }),
  figures: ({ rows }) => figuresOf(firstDraw(rows)),
  checks: ({ rows }) => checksOf(rows),
  tables: ({ rows }) => [
    {
      name: "rates",
      title: "Contraction a layer",
      columns: ["targets", "λ_k", "λ_Φ", "predicted r", "measured", "limit between classes"],
      rows: firstDraw(rows).map((row) => [
        row.coding,
        row.lambdaK,
        row.lambdaPhi,
        row.predicted,
        row.measured,
        row.between,
      ]),
    },
  ],
});
