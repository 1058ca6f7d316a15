import {
  closedDynamics,
  type DynamicsPoint,
  initialState,
  sampleDynamics,
  unconstrainedDynamics,
} from "@collapsar/ntk";
import { sampleStateOf, unconstrainedOptimum, withinPart } from "@collapsar/ntk/parts";
import { z } from "zod";
import { above, allHold, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { blocksSchema, orderedLabels, short, sizeKeys } from "./block-config.js";

const schema = z.object({
  ...sizeKeys,
  kappa: blocksSchema,
  weightDecay: z.number().positive().default(0.1).describe("ℓ2 factor of the classifier, both models."),
  featureDecay: z.number().positive().default(0.1).describe("ℓ2 factor of the free features."),
  time: z.number().positive().default(300).describe("Time at which a run ends."),
});

type Config = z.output<typeof schema>;

const MODELS = [
  "free features, MSE",
  "free features, cross-entropy",
  "block kernel, MSE",
  "block kernel, cross-entropy",
  "block kernel, MSE, E = 0",
] as const;
type UnconstrainedTrial = Config & { readonly model: (typeof MODELS)[number] };

type UnconstrainedRow = {
  readonly model: string;
  readonly time: number;
  readonly nc1: number;
  readonly nc2: number;
  readonly nc3: number;
  readonly loss: number;
  readonly optimum: number;
  /** The minimum in closed form for a decay of the features that is 1 % larger. */
  readonly neighbour: number;
};

const POINTS = 80;

/** Times from 0.01 to the end, evenly on a log axis, and 0. */
function measuringTimes(time: number): number[] {
  return [0, ...Array.from({ length: POINTS }, (_, i) => 0.01 * (time / 0.01) ** (i / (POINTS - 1)))].map(
    (t) => Math.min(t, time),
  );
}

function runModel(trial: UnconstrainedTrial, seed: number): readonly DynamicsPoint[] {
  const { classes, perClass, features, time, kappa, weightDecay } = trial;
  const loss = trial.model.includes("MSE") ? "mse" : "cross-entropy";
  const own = deriveSeed(seed, "start");
  if (trial.model.startsWith("free")) {
    return unconstrainedDynamics({
      classes,
      perClass,
      features,
      loss,
      weightDecay,
      featureDecay: trial.featureDecay,
      time,
      seed: own,
      times: measuringTimes(time),
      rtol: 1e-9,
    }).points;
  }
  const sized = { classes, perClass };
  const invariant = trial.model.endsWith("E = 0") ? "zero" : "random";
  const start = initialState(sized, { features, kappa, invariant, mean: "free", seed: own, scale: 0.3 });
  if (loss === "mse") {
    return closedDynamics(start, { classes: sized, kappa, weightDecay, time, times: measuringTimes(time) })
      .points;
  }
  const state = { ...start, H2: withinPart(start.S, { columns: classes * (perClass - 1), seed: own }) };
  const labels = orderedLabels(classes, perClass);
  return sampleDynamics(sampleStateOf(state, labels), {
    labels,
    kernel: kappa,
    loss,
    weightDecay,
    time,
    times: measuringTimes(time),
    rtol: 1e-9,
  }).points;
}

export const unconstrained = defineExperiment({
  id: "block-ntk/unconstrained",
  title: "Free features against features under a block-structured kernel",
  paper: "NTC",
  description:
    "The unconstrained features model, MSE and cross-entropy with ℓ2, is the data-agnostic " +
    "baseline: it collapses from every start. Under a block-structured kernel with the same " +
    "classifier decay the end depends on where training began, beside it a start with E = 0.",
  schema,
  trials: (config): UnconstrainedTrial[] => MODELS.map((model) => ({ ...config, model })),
  runTrial: (trial, { seed, signal }): UnconstrainedRow[] => {
    signal?.throwIfAborted();
    const optimum = unconstrainedOptimum(trial).loss;
    const neighbour = unconstrainedOptimum({ ...trial, featureDecay: 1.01 * trial.featureDecay }).loss;
    return runModel(trial, seed).map(({ time, nc1, nc2, nc3, loss }) => ({
      model: trial.model,
      time,
      nc1,
      nc2,
      nc3,
      loss,
      optimum,
      neighbour,
    }));
  },
  summarise: (rows) => [...rows],
  figures,
  tables,
  checks,
});

function figures(rows: readonly UnconstrainedRow[]): NamedFigure[] {
  const panel = (label: string, value: (row: UnconstrainedRow) => number) =>
    ({
      kind: "line",
      title: label,
      x: { label: "time", scale: "log" },
      y: { label, scale: "log" },
      series: MODELS.map((model, i) => {
        const own = rows.filter((row) => row.model === model && row.time > 0);
        const dashed = i % 2 === 1;
        return {
          name: model,
          x: own.map(({ time }) => time),
          y: own.map(value),
          colour: i >> 1,
          dashed,
          markers: false,
        };
      }),
    }) as const;
  return [
    {
      name: "collapse",
      caption: "Dashed: cross-entropy. Free features forget their start; features under a kernel do not.",
      figure: {
        kind: "panels",
        title: "Free features and features under a block-structured kernel",
        panels: [
          panel("loss", ({ loss }) => loss),
          panel("NC1", ({ nc1 }) => nc1),
          panel("NC2", ({ nc2 }) => nc2),
          panel("NC3", ({ nc3 }) => nc3),
        ],
        columns: 2,
      },
    },
  ];
}

function endOf(rows: readonly UnconstrainedRow[], model: string): UnconstrainedRow | undefined {
  return rows.findLast((row) => row.model === model);
}

function tables(rows: readonly UnconstrainedRow[]): NamedTable[] {
  return [
    {
      name: "ends",
      title: "At the end",
      columns: ["model", "time", "loss", "NC1", "NC2", "NC3"],
      rows: MODELS.flatMap((model) => {
        const end = endOf(rows, model);
        return end ? [[model, end.time, end.loss, end.nc1, end.nc2, end.nc3]] : [];
      }),
    },
  ];
}

function checks(rows: readonly UnconstrainedRow[]): Check[] {
  const [mse, entropy, block, , zero] = MODELS.map((model) => endOf(rows, model));
  const gap = (row: UnconstrainedRow | undefined, key: "optimum" | "neighbour") =>
    row ? Math.abs(row.loss / row[key] - 1) : undefined;
  const [exact, none, small, left] = [below(1e-6), below(1e-4), below(0.01), above(0.01)];
  const collapses = (...of: readonly (UnconstrainedRow | undefined)[]) =>
    allHold(
      everyIs(
        none,
        of.map((row) => row?.nc1),
      ),
      everyIs(
        small,
        of.flatMap((row) => [row?.nc2, row?.nc3]),
      ),
    );
  const lessCollapsed = (kernel: UnconstrainedRow | undefined) =>
    allHold(everyIs(left, [kernel?.nc1]), everyIs(none, [mse?.nc1]));
  const shown = (row: UnconstrainedRow | undefined) =>
    row ? `NC1 ${short(row.nc1)}, NC2 ${short(row.nc2)}, NC3 ${short(row.nc3)}` : "no run";
  return [
    {
      id: "optimum",
      claim: "Under MSE free features end at the minimum in closed form.",
      source: "Zhu et al. 2021; Tirer and Bruna 2022",
      origin: "quoted",
      rule:
        `relative difference of the loss ${exact.text}; not from the closed form for a decay of the ` +
        "features that is 1 % larger",
      seen: everyIs(exact, [gap(mse, "optimum")]),
      control: {
        name: "the closed form for 1 % more decay of the features",
        seen: everyIs(exact, [gap(mse, "neighbour")]),
        detail: `relative difference ${short(gap(mse, "neighbour") ?? Number.NaN)}`,
      },
      detail: `loss ${short(mse?.loss ?? Number.NaN)}, closed form ${short(mse?.optimum ?? Number.NaN)}`,
    },
    {
      id: "free",
      claim: "Free features collapse under either loss.",
      source: "Mixon, Parshall, Pi 2020; Zhu et al. 2021",
      origin: "quoted",
      rule: `NC1 ${none.text}, NC2 and NC3 ${small.text} under both losses; not under the block kernel`,
      seen: collapses(mse, entropy),
      control: { name: "the block kernel under MSE", seen: collapses(block), detail: shown(block) },
      detail: `MSE: ${shown(mse)}; cross-entropy: ${shown(entropy)}`,
    },
    {
      id: "kernel",
      claim:
        "What the kernel adds: the same loss and classifier decay leave the features less collapsed, " +
        "as E was not zero.",
      source: "[NTC], theory §6 against the data-agnostic baseline",
      origin: "ours",
      rule: `NC1 of the block kernel’s run ${left.text} while that of free features is ${none.text}, both under MSE`,
      seen: lessCollapsed(block),
      control: { name: "the block kernel from E = 0", seen: lessCollapsed(zero), detail: shown(zero) },
      detail: `block kernel, MSE: ${shown(block)}`,
    },
  ];
}
