import { dense, erf, relu, serial } from "@collapsar/kernels";
import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { kernelNc1Together } from "@collapsar/metrics/parts";
import type { Figure } from "@collapsar/plot";
import { z } from "zod";
import { type Bound, below, everyIs } from "../bound.js";
import { type Check, effectOver } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { labelsShuffledFor, shuffledControl } from "../shuffled-control.js";
import { groupBy, shortly } from "../statistics.js";
import { apart, neverBelow, notBelow } from "./sweep/kernel-checks.js";
import { equalSizes, MIXTURES, type MixtureTrial, mixtureOf } from "./sweep/settings.js";

const schema = z.object({
  samples: z.int().min(8).default(512).describe("Number of samples N of two equal classes."),
  dimensions: z.array(z.int().min(1)).min(1).default([1, 2, 8]).describe("Input dimensions d0."),
  depths: z.array(z.int().min(2)).min(1).default([2, 3, 4, 5, 6, 8]).describe("Dense layers L."),
  activations: z
    .array(z.enum(["relu", "erf"]))
    .min(1)
    .default(["relu", "erf"])
    .describe("Activations."),
  repeats: z.int().min(1).default(5).describe("How often each point is repeated with fresh data."),
});

type ByDepthTrial = MixtureTrial & { readonly activation: "relu" | "erf"; readonly depth: number };

type Row = {
  readonly n: number;
  readonly d: number;
  readonly repeat: number;
  readonly activation: "relu" | "erf";
  readonly depth: number;
  readonly nngp: number;
  readonly ntk: number;
  /** The same of the same kernels under shuffled labels. */
  readonly nngpShuffled: number;
  readonly ntkShuffled: number;
};

/** NC1 of the last hidden layer's kernel and of the NTK of a network of L dense layers, σ_w = 1, σ_b = 0. */
function row(trial: ByDepthTrial, seed: number): Row {
  const { activation, depth, d, repeat } = trial;
  const { X, y } = mixtureOf(trial, seed);
  const hidden = Array.from({ length: depth - 1 }, () => [dense(), activation === "relu" ? relu() : erf()]);
  const network = serial(...hidden.flat(), dense());
  const measured = (labels: Int32Array) => kernelNc1Together(network, ["nngp", "ntk"], X, labels);
  const [own, shuffled] = [measured(y), measured(labelsShuffledFor(trial, y, seed))];
  return {
    n: X.rows,
    d,
    repeat,
    activation,
    depth,
    nngp: own.nngp.sample.nc1,
    ntk: own.ntk.sample.nc1,
    nngpShuffled: shuffled.nngp.sample.nc1,
    ntkShuffled: shuffled.ntk.sample.nc1,
  };
}

export const byDepth = defineExperiment({
  id: "kernel-collapse/by-depth",
  title: "NC1 of NNGP and NTK by depth, and where the order turns",
  paper: "KK",
  description:
    "The paper's statement is about two-layer networks: the NTK does not stand for more " +
    "collapsed features than the NNGP. With one input and ReLU the order turns from depth 3 on; " +
    "with two inputs or more it holds to depth 8.",
  schema,
  trials: ({ samples, dimensions, depths, activations, repeats }): ByDepthTrial[] =>
    dimensions.flatMap((d) =>
      activations.flatMap((activation) =>
        depths.flatMap((depth) =>
          Array.from({ length: repeats }, (_, repeat) => ({
            mixture: "d1" as const,
            sizes: equalSizes(samples, 2),
            d,
            repeat,
            activation,
            depth,
          })),
        ),
      ),
    ),
  runTrial: (trial, { seed, signal }) => {
    signal?.throwIfAborted();
    return [row(trial, seed)];
  },
  summarise: (rows) => [...rows],
  figures,
  tables,
  checks,
});

interface Point {
  readonly d: number;
  readonly activation: "relu" | "erf";
  readonly depth: number;
  readonly rows: readonly Row[];
}

function pointsOf(rows: readonly Row[]): Point[] {
  const groups = groupBy(rows, ({ d, activation, depth }) => `${d}/${activation}/${depth}`);
  return [...groups.values()].map((own) => {
    const { d, activation, depth } = own[0]!;
    return { d, activation, depth, rows: own };
  });
}

const mean = (rows: readonly Row[], key: "nngp" | "ntk") =>
  rows.reduce((sum, one) => sum + one[key], 0) / rows.length;

function figures(rows: readonly Row[]): NamedFigure[] {
  const panels = [...groupBy(pointsOf(rows), ({ d }) => d)].map(([d, points]) => ({
    kind: "line" as const,
    title: `d = ${d}`,
    x: { label: "dense layers L", integer: true },
    y: { label: "NC1 (samples weighted equally)", scale: "log" as const },
    series: (["relu", "erf"] as const).flatMap((activation, colour) => {
      const own = points.filter((point) => point.activation === activation);
      if (own.length === 0) return [];
      const x = own.map(({ depth }) => depth);
      return [
        { name: `NNGP (${activation})`, x, y: own.map((point) => mean(point.rows, "nngp")), colour },
        {
          name: `NTK (${activation})`,
          x,
          y: own.map((point) => mean(point.rows, "ntk")),
          colour,
          dashed: true,
        },
      ];
    }),
  }));
  const figure: Figure = {
    kind: "panels",
    title: "NC1 of NNGP and NTK by depth",
    subtitle: `${MIXTURES.d1.label}, N = ${rows[0]?.n ?? 0}, means over repeats`,
    panels,
  };
  return [{ name: "nc1-by-depth", figure, caption: "Dashed: NTK. At d = 1 its ReLU curve crosses below." }];
}

function tables(rows: readonly Row[]): NamedTable[] {
  return [
    {
      name: "by-depth",
      title: "Mean NC1 by dimension, activation and depth",
      columns: ["d₀", "activation", "depth", "NNGP", "NTK", "repeats with NTK ≥ NNGP"],
      rows: pointsOf(rows).map((point) => [
        ...[point.d, point.activation, point.depth, mean(point.rows, "nngp"), mean(point.rows, "ntk")],
        `${point.rows.filter(holds).length} of ${point.rows.length}`,
      ]),
    },
  ];
}

const holds = (row: Row) => notBelow.holds(ratio(row));
const ratio = ({ nngp, ntk }: Row) => ntk / nngp;
const shuffledRatio = ({ nngpShuffled, ntkShuffled }: Row) => ntkShuffled / nngpShuffled;
/** Whether a bound holds of every ratio. */
const all = (bound: Bound) => (ratios: readonly number[]) => everyIs(bound, ratios);
const isException = ({ d, activation, depth }: Row) => d === 1 && activation === "relu" && depth >= 3;

function checks(rows: readonly Row[]): Check[] {
  const shallow = rows.filter(({ depth }) => depth === 2);
  const deep = rows.filter((one) => one.depth > 2 && one.d >= 2);
  const turned = rows.filter(isException);
  const turnedTo = below(0.95);
  const ratios = (of: readonly Row[]) => of.map((row) => Math.log(ratio(row)));
  const on = `${MIXTURES.d1.label}, N = ${rows[0]?.n ?? 0}`;
  const says = (of: readonly Row[], count: number) =>
    of.length === 0
      ? `${on}: no such network was asked for`
      : `${on}: in ${count} of ${of.length} networks, NC1(NTK)/NC1(NNGP) from ` +
        `${shortly(Math.exp(leastOf(ratios(of))))} to ${shortly(Math.exp(largestOf(ratios(of))))}`;
  const effect = (of: readonly Row[]) => effectOver("ln NC1(NTK)/NC1(NNGP)", ratios(of));
  const judged = (of: readonly Row[], rule: (ratios: readonly number[]) => boolean | undefined) => ({
    seen: rule(of.map(ratio)),
    effect: effect(of),
    control: shuffledControl("NC1(NTK)/NC1(NNGP)", of.map(shuffledRatio), rule),
  });
  return [
    {
      id: "depth-2",
      claim: "At depth 2 the NTK does not stand for more collapsed features than the NNGP.",
      source: "[KK] abstract",
      origin: "quoted",
      rule: neverBelow.rule("in every network of depth 2"),
      detail: says(shallow, shallow.filter(holds).length),
      ...judged(shallow, neverBelow.seen),
    },
    {
      id: "deeper",
      claim: "With two inputs or more the same holds in deeper networks.",
      source: "ours",
      origin: "ours",
      rule: `NC1(NTK)/NC1(NNGP) ${apart.text} in every network deeper than 2 with d ≥ 2`,
      detail: says(deep, deep.filter((row) => apart.holds(ratio(row))).length),
      ...judged(deep, all(apart)),
    },
    {
      id: "exception",
      claim: "With one input and ReLU the NTK is the more collapsed one from depth 3 on.",
      source: "ours",
      origin: "ours",
      rule: `NC1(NTK)/NC1(NNGP) ${turnedTo.text} in every repeat at d = 1, ReLU, depth ≥ 3`,
      detail: says(turned, turned.filter((row) => turnedTo.holds(ratio(row))).length),
      ...judged(turned, all(turnedTo)),
    },
  ];
}
