import { frobeniusNorm, largestOf, leastOf, subtract } from "@collapsar/linalg/parts";
import {
  type Blocks,
  blockDynamics,
  type ClassSizes,
  type ClosedState,
  collapseTheorem,
  invariant,
  type MeanStart,
} from "@collapsar/ntk";
import { measuredEndRates, predictedEndRates } from "@collapsar/ntk/parts";
import { z } from "zod";
import { above, allHold, atMost, type Bound, below, everyIs, provided } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { blocksSchema, short, sizeKeys } from "./block-config.js";
import { projectedPaths } from "./mean-projection.js";

const schema = z.object({
  ...sizeKeys,
  kappa: blocksSchema,
  loss: z.number().positive().default(1e-12).describe("Loss at which a run ends."),
  repeats: z.int().min(1).default(3).describe("Starts of each kind, with seeds of their own."),
  rtol: z.number().positive().default(1e-10).describe("Relative tolerance of the integrator."),
  scale: z
    .number()
    .positive()
    .default(1)
    .describe("Root mean square length of classifier rows and features."),
});

type Config = z.output<typeof schema>;

/** The kinds of starts that are compared. */
const STARTS = [
  { start: "E = 0, zero mean", invariant: "zero", mean: "zero" },
  { start: "E = 0, zero mean held by W", invariant: "zero", mean: "held-by-classifier" },
  { start: "E = 0, mean not zero", invariant: "zero", mean: "symmetric" },
  { start: "random E", invariant: "random", mean: "free" },
] as const satisfies readonly { start: string; invariant: "zero" | "random"; mean: MeanStart }[];

type InvariantTrial = Omit<Config, "repeats"> & (typeof STARTS)[number] & { readonly repeat: number };

/** One time of one run; the last row of a run carries what the theorem says. */
type InvariantRow = {
  readonly start: string;
  readonly repeat: number;
  readonly time: number;
  readonly nc1: number;
  readonly nc2: number;
  readonly nc3: number;
  readonly loss: number;
  readonly drift: number;
  /** The drift of the E of another kernel: its diagonal is 1 % larger. */
  readonly otherDrift: number;
  readonly mean: number;
  readonly last: boolean;
  readonly nc3Centred: number | null;
  readonly nc4: number | null;
  readonly hypotheses: string;
  readonly withinRate: number | null;
  readonly predictedRate: number;
  /** W (C × p) and H1 (p × C) row by row, of the first repeat. */
  readonly W: readonly number[];
  readonly H1: readonly number[];
};

const POINTS = 60;

/** ‖E(t) − E(0)‖/max(‖E(0)‖, ‖WᵀW‖) of the states of a run, with the E of a kernel of one's choice. */
function driftsOf(states: readonly ClosedState[], kappa: Blocks, sized: ClassSizes): number[] {
  const all = states.map((state) => invariant(state, kappa, sized));
  return all.map(({ E, classifier }) => {
    const start = all[0]!;
    return frobeniusNorm(subtract(E, start.E)) / Math.max(start.norm, frobeniusNorm(classifier));
  });
}

function invariantRows(trial: InvariantTrial, seed: number): InvariantRow[] {
  const sized = { classes: trial.classes, perClass: trial.perClass };
  const kappa: Blocks = trial.kappa;
  const run = blockDynamics({
    ...sized,
    kappa,
    features: trial.features,
    invariant: trial.invariant,
    mean: trial.mean,
    scale: trial.scale,
    loss: trial.loss,
    rtol: trial.rtol,
    points: POINTS,
    states: true,
    withinPart: true,
    seed: deriveSeed(seed, trial.start, trial.repeat),
  });
  const { hypotheses, conclusions } = collapseTheorem(run.final, { classes: sized, kappa });
  const rates = measuredEndRates(run.points);
  const otherDrifts = driftsOf(run.states, { ...kappa, diagonal: 1.01 * kappa.diagonal }, sized);
  const holding = Object.entries(hypotheses)
    .filter(([, { holds }]) => holds)
    .map(([name]) => name);
  return run.points.map((point, i) => {
    const last = i === run.points.length - 1;
    const state = trial.repeat === 0 ? run.states[i] : undefined;
    return {
      start: trial.start,
      repeat: trial.repeat,
      time: point.time,
      last,
      ...{
        nc1: point.nc1,
        nc2: point.nc2,
        nc3: point.nc3,
        loss: point.loss,
        drift: point.drift,
        otherDrift: otherDrifts[i]!,
        mean: point.mean,
      },
      nc3Centred: last ? conclusions.nc3Centred.value : null,
      nc4: last ? conclusions.nc4.value : null,
      hypotheses: last ? holding.join(", ") : "",
      withinRate: last ? (rates.within ?? null) : null,
      predictedRate: predictedEndRates(kappa, sized).within,
      W: state ? Array.from(state.W.data) : [],
      H1: state ? Array.from(state.H1.data) : [],
    };
  });
}

export const invariantExperiment = defineExperiment({
  id: "block-ntk/invariant",
  title: "The invariant decides whether features collapse",
  paper: "NTC",
  figure: "theorem (figures/ntc 3.3 to 3.5)",
  description:
    "Features and classifier under a block-structured feature kernel, from starts with E = 0 " +
    "(zero mean or not) and from random ones. All reach zero loss; only E = 0 collapses, and the " +
    "zero mean is what NC3 as measured needs.",
  schema,
  trials: ({ repeats, ...rest }): InvariantTrial[] =>
    STARTS.flatMap((start) =>
      Array.from({ length: repeats }, (_, repeat) => ({ ...rest, ...start, repeat })),
    ),
  runTrial: (trial, { seed, signal }) => {
    signal?.throwIfAborted();
    return invariantRows(trial, seed);
  },
  summarise: (rows, config) => ({ rows: [...rows], config }),
  figures,
  tables,
  checks,
});

interface Summary {
  readonly rows: readonly InvariantRow[];
  readonly config: Config;
}

function figures({ rows, config }: Summary): NamedFigure[] {
  const first = rows.filter(({ repeat }) => repeat === 0);
  const curves = (value: (row: InvariantRow) => number) =>
    STARTS.map(({ start }) => {
      const own = first.filter((row) => row.start === start);
      return { name: start, x: own.map(({ time }) => time), y: own.map(value), markers: false };
    });
  const panel = (label: string, value: (row: InvariantRow) => number) =>
    ({
      kind: "line",
      title: label,
      x: { label: "time" },
      y: { label, scale: "log" },
      series: curves(value),
    }) as const;
  const figuresOfRuns: NamedFigure[] = [
    {
      name: "collapse",
      caption:
        "All runs end at zero loss. NC1 and NC2 vanish where E = 0, NC3 where the mean is zero as well.",
      figure: {
        kind: "panels",
        title: "Collapse over time, by start",
        panels: [
          panel("loss", ({ loss }) => loss),
          panel("NC1", ({ nc1 }) => nc1),
          panel("NC2", ({ nc2 }) => nc2),
          panel("NC3", ({ nc3 }) => nc3),
        ],
        columns: 2,
      },
    },
    {
      name: "drift",
      caption: "‖E(t) − E(0)‖/max(‖E(0)‖, ‖WᵀW‖): what the integrator loses of the invariant.",
      figure: panel("drift of E", ({ drift }) => drift),
    },
  ];
  return config.classes === 4 ? [...figuresOfRuns, projection(first, config)] : figuresOfRuns;
}

function projection(rows: readonly InvariantRow[], { classes: C, features: p }: Config): NamedFigure {
  const panels = STARTS.filter(({ mean }) => mean !== "held-by-classifier").map(({ start }) => {
    const states = rows
      .filter((row) => row.start === start)
      .map(({ time, W, H1 }) => ({
        t: time,
        W: { rows: C, cols: p, data: Float64Array.from(W) },
        H1: { rows: p, cols: C, data: Float64Array.from(H1) },
      })) as unknown as ClosedState[];
    const names = Array.from({ length: C }, (_, c) => `class ${c}`);
    return {
      kind: "scatter",
      title: start,
      x: { label: "view, horizontal" },
      y: { label: "view, vertical" },
      series: projectedPaths(states, names),
      joined: true,
      equalAspect: true,
    } as const;
  });
  return {
    name: "trajectories",
    caption:
      "Centred class means (solid) and classifier rows (dashed) of C = 4 classes live in three " +
      "dimensions; here in an oblique view along the final means' axes. Where E = 0 they end on " +
      "one simplex.",
    figure: { kind: "panels", title: "Trajectories in three dimensions", panels },
  };
}

function tables({ rows }: Summary): NamedTable[] {
  return [
    {
      name: "ends",
      title: "What holds at the end, and what is measured",
      columns: [
        "start",
        "hypotheses that hold",
        "NC1",
        "NC2",
        "NC3",
        "NC3 (W centred)",
        "NC4",
        "rate of R2 / predicted",
      ],
      rows: rows
        .filter(({ last, repeat }) => last && repeat === 0)
        .map((row) => [
          ...[row.start, row.hypotheses, row.nc1, row.nc2, row.nc3, row.nc3Centred, row.nc4],
          row.withinRate === null ? null : row.withinRate / row.predictedRate,
        ]),
    },
  ];
}

function checks({ rows, config }: Summary): Check[] {
  const ends = (start: string) => rows.filter((row) => row.last && row.start === start);
  const most = (list: readonly InvariantRow[], value: (row: InvariantRow) => number) =>
    largestOf(list.map(value));
  const least = (list: readonly InvariantRow[], value: (row: InvariantRow) => number) =>
    leastOf(list.map(value));
  const collapsed = [...ends(STARTS[0].start), ...ends(STARTS[1].start)];
  const moved = ends(STARTS[2].start);
  const random = ends(STARTS[3].start);
  const [kept, trained, none, small, large, near] = [
    ...[atMost(1e-8), above(1e3), below(1e-6), below(1e-4), above(0.01), below(1e-3)],
  ] as const;
  const rateErrors = (list: readonly InvariantRow[]) =>
    list.map((row) => Math.abs((row.withinRate ?? Number.NaN) / row.predictedRate - 1));
  const each = (bound: Bound, list: readonly InvariantRow[], value: (row: InvariantRow) => number | null) =>
    everyIs(bound, list.map(value));
  const starts = new Map(
    rows.filter(({ time }) => time === 0).map((row) => [`${row.start}/${row.repeat}`, row]),
  );
  const lossFalls = rows
    .filter(({ last }) => last)
    .map((row) => (starts.get(`${row.start}/${row.repeat}`)?.loss ?? Number.NaN) / row.loss);
  const conserved = (drift: (row: InvariantRow) => number) =>
    provided(everyIs(trained, lossFalls), each(kept, rows, drift));
  const collapses = (list: readonly InvariantRow[]) =>
    allHold(
      each(none, list, ({ nc1 }) => nc1),
      each(small, list, ({ nc2 }) => nc2),
      each(small, list, ({ nc3 }) => nc3),
      each(atMost(0), list, ({ nc4 }) => nc4),
    );
  const collapsesButNc3 = (list: readonly InvariantRow[]) =>
    allHold(
      each(none, list, ({ nc1 }) => nc1),
      each(small, list, ({ nc2 }) => nc2),
      each(large, list, ({ nc3 }) => nc3),
      each(small, list, ({ nc3Centred }) => nc3Centred),
    );
  const trainedElsewhere = (list: readonly InvariantRow[]) =>
    allHold(
      each(large, list, ({ nc1 }) => nc1),
      each(large, list, ({ nc2 }) => nc2),
      each(atMost(config.loss), list, ({ loss }) => loss),
    );
  const nc = (list: readonly InvariantRow[]) =>
    `NC1 ≤ ${short(most(list, ({ nc1 }) => nc1))}, NC2 ≤ ${short(most(list, ({ nc2 }) => nc2))}, ` +
    `NC3 ≤ ${short(most(list, ({ nc3 }) => nc3))}`;
  return [
    {
      id: "conserved",
      claim: "E is constant along the flow: the drift stays below 1e-8 at rtol 1e-10.",
      source: "[NTC], theory §6; figures/ntc 3.3",
      origin: "quoted",
      rule:
        `drift ${kept.text} at every time of every run; counts only where the loss at the start over ` +
        `that at the end is ${trained.text} in every run`,
      seen: conserved(({ drift }) => drift),
      detail:
        `largest drift of ${rows.filter(({ last }) => last).length} runs ` +
        short(most(rows, ({ drift }) => drift)),
      control: {
        name: "the E of a kernel with a 1 % larger diagonal",
        seen: conserved(({ otherDrift }) => otherDrift),
        detail: `largest drift ${short(most(rows, ({ otherDrift }) => otherDrift))}`,
      },
    },
    {
      id: "collapse",
      claim: "Zero loss, E = 0 and a zero mean give NC1 to NC4.",
      source: "[NTC] theorem; figures/ntc 3.4",
      origin: "quoted",
      rule:
        `NC1 ${none.text}, NC2 and NC3 ${small.text}, NC4 = 0 in every run from E = 0 and a zero ` +
        "mean; not from a random E",
      seen: collapses(collapsed),
      detail: `${collapsed.length} runs: ${nc(collapsed)}, NC4 ≤ ${most(collapsed, ({ nc4 }) => nc4 ?? 1)}`,
      control: { name: "a random E", seen: collapses(random), detail: nc(random) },
    },
    {
      id: "mean",
      claim: "Without the zero mean NC1 and NC2 remain, NC3 as measured does not.",
      source: "figures/ntc 3.4 (counter-example)",
      origin: "ours",
      rule:
        `NC1 ${none.text}, NC2 ${small.text}, NC3 ${large.text}, NC3 of the centred classifier ` +
        `${small.text} in every run from E = 0 and a mean that is not zero`,
      seen: collapsesButNc3(moved),
      control: { name: "a zero mean", seen: collapsesButNc3(collapsed), detail: nc(collapsed) },
      detail:
        `${moved.length} runs: ${nc(moved)}, NC3 of the centred classifier ≤ ` +
        `${short(most(moved, ({ nc3Centred }) => nc3Centred ?? 1))}`,
    },
    {
      id: "random",
      claim: "Zero loss alone does not give collapse: a random E ends elsewhere.",
      source: "figures/ntc 3.4",
      origin: "ours",
      rule:
        `NC1 and NC2 ${large.text} in every run from a random E, and its loss at the end at most the ` +
        "one at which runs are ended",
      seen: trainedElsewhere(random),
      control: {
        name: "E = 0, zero mean or not",
        seen: trainedElsewhere([...collapsed, ...moved]),
        detail: nc([...collapsed, ...moved]),
      },
      detail:
        `${random.length} runs: NC1 ≥ ${short(least(random, ({ nc1 }) => nc1))}, NC2 ≥ ` +
        `${short(least(random, ({ nc2 }) => nc2))}, NC3 ≥ ${short(least(random, ({ nc3 }) => nc3))}`,
    },
    {
      id: "end-rate",
      claim: "At the end the within-class part decays at μ_single√(m/μ_class).",
      source: "figures/ntc 3.5",
      origin: "ours",
      rule: `relative error ${near.text} in every run from E = 0 and a zero mean; not from a random E`,
      seen: everyIs(near, rateErrors(collapsed)),
      control: {
        name: "a random E",
        seen: everyIs(near, rateErrors(random)),
        detail: `largest relative error ${short(largestOf(rateErrors(random)))}`,
      },
      detail:
        `predicted ${short(collapsed[0]?.predictedRate ?? Number.NaN)}, largest relative error ` +
        `${short(largestOf(rateErrors(collapsed)))}`,
    },
  ];
}
