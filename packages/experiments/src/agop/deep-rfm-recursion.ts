import { largestOf } from "@collapsar/linalg/parts";
import { collapseRate, collapseRecursion } from "@collapsar/rfm/parts";
import { z } from "zod";
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
}

type Row = {
  readonly coding: string;
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

function checksOf(rows: readonly Row[]): Check[] {
  const oneHot = rows.filter(({ coding }) => coding === "one-hot");
  const near = oneHot.filter(({ measured, predicted }) => Math.abs(measured / predicted - 1) < 0.005).length;
  const worst = largestOf(oneHot.map(({ measured, predicted }) => Math.abs(measured / predicted - 1)));
  const plusMinus = rows.filter(({ coding }) => coding === "plus-minus");
  const limit = (rows[0]!.classes - 4) / rows[0]!.classes;
  const gap = largestOf(plusMinus.map(({ between }) => Math.abs(between - limit)));
  // Pairs that differ in one λ alone: less of the kernel's, or more of the map's, should contract faster.
  const pairs = oneHot.flatMap((row) =>
    oneHot
      .filter((other) => (other.lambdaPhi === row.lambdaPhi) !== (other.lambdaK === row.lambdaK))
      .filter((other) => other.lambdaK < row.lambdaK || other.lambdaPhi > row.lambdaPhi)
      .map((other) => other.measured < row.measured),
  );
  const falls = pairs.filter(Boolean).length;
  return [
    {
      id: "rate",
      claim: "With one-hot targets the error contracts by r = λ_k/(λ_k + b)·na/(na + b) a layer.",
      source,
      origin: "quoted",
      rule: "75 % of the settings within 0.5 % of r, none more than 10 % off",
      seen: near >= 0.75 * oneHot.length && worst < 0.1,
      detail: `${near} of ${oneHot.length} settings within 0.5 %, the worst ${shortly(100 * worst)} % off`,
    },
    {
      id: "faster",
      claim: "Collapse is faster for a larger λ_Φ and for a smaller λ_k.",
      source,
      origin: "quoted",
      rule: "in every pair of settings that differ in one λ alone",
      seen: falls === pairs.length,
      detail: `at ${falls} of ${pairs.length} pairs of settings that differ in one λ`,
    },
    {
      id: "plus-minus",
      claim:
        "With ±1 targets the limit is 1 within classes and about (C−4)/C between: a simplex only after centring.",
      source,
      origin: "ours",
      rule: "the largest distance to the limit over all λ is below 0.1",
      seen: gap < 0.1,
      detail: `C = ${rows[0]!.classes}: largest distance to ${shortly(limit)} over λ's is ${shortly(gap)}`,
    },
  ];
}

export const recursion = defineExperiment<Config, Trial, Row, { readonly rows: readonly Row[] }>({
  id: "deep-rfm/recursion",
  title: "The layer recursion of a linearised Deep RFM, and its rate",
  paper: "AGOP",
  description:
    "The asymptotic analysis as a program: kernel xᵀx′ + λ_k·1, random map ΦᵀΦ = XᵀX + λ_Φ·I. The Gram matrix contracts to " +
    "the collapsed one by a known factor a layer, with one-hot targets and with ±1.",
  schema,
  trials: ({ classes, perClass, lambdaK, lambdaPhi, layers }) =>
    (["one-hot", "plus-minus"] as const).flatMap((coding) =>
      lambdaPhi.flatMap((phi) =>
        lambdaK.map((k) => ({ classes, perClass, lambdaK: k, lambdaPhi: phi, layers, coding })),
      ),
    ),
  runTrial(trial, { seed }) {
    const { errors, contractions, between } = collapseRecursion({
      ...trial,
      seed: deriveSeed(seed, "recursion"),
    });
    const { coding, lambdaK, lambdaPhi, classes, perClass } = trial;
    const predicted = collapseRate(lambdaK, lambdaPhi, perClass);
    const measured = settledContraction(errors, contractions);
    return [{ coding, lambdaK, lambdaPhi, classes, perClass, predicted, measured, between, errors }];
  },
  summarise: (rows) => ({ rows }),
  figures: ({ rows }) => figuresOf(rows),
  checks: ({ rows }) => checksOf(rows),
  tables: ({ rows }) => [
    {
      name: "rates",
      title: "Contraction a layer",
      columns: ["targets", "λ_k", "λ_Φ", "predicted r", "measured", "limit between classes"],
      rows: rows.map((row) => [
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
