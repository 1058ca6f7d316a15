import { InputError } from "@collapsar/linalg";
import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { z } from "zod";
import { below } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type Experiment, type NamedFigure, type NamedTable } from "../experiment.js";
import { groupBy, shortly } from "../statistics.js";
import {
  type AdaptiveRow,
  type AdaptiveTrial,
  adaptiveRow,
  areSolutions,
  realRoot,
  solvedTo,
  unadapted,
} from "./adaptive-rows.js";
import { gridPoints, gridSchema, resolveGrid, type ScaledGrid } from "./sweep/grid-schema.js";
import { bandSeries, overDimension } from "./sweep/kernel-figures.js";
import { sizesName } from "./sweep/kernel-summary.js";
import { mixtureName, sweepSizes } from "./sweep/kernel-sweep.js";
import { logBand } from "./sweep/log-band.js";
import { MIXTURES } from "./sweep/settings.js";
import { type AdaptiveSweepEntry, adaptiveSweepEntries, type SweepData } from "./sweep/sweep-entries.js";

const dimensions = [1, 2, 8, 32, 128];

const grids: Readonly<Record<Exclude<SweepData, "mu6">, ScaledGrid>> = {
  balanced: {
    small: { samples: [128, 256], dimensions: [1, 2, 8, 32], repeats: 2 },
    paper: { samples: [128, 256, 512, 1024], dimensions, repeats: 10 },
  },
  imbalanced: {
    small: { samples: [128], dimensions: [2, 8, 32], repeats: 2 },
    paper: { samples: [2048], dimensions, repeats: 10 },
  },
  "4cls": {
    small: { samples: [128], dimensions: [2, 8, 32], repeats: 2 },
    paper: { samples: [128, 256, 512, 1024], dimensions, repeats: 2 },
  },
  std1: {
    small: { samples: [128], dimensions: [8, 16, 32], repeats: 2 },
    paper: { samples: [128, 256, 512, 1024], dimensions: [8, 16, 32, 64, 128], repeats: 10 },
  },
};

const schema = gridSchema.extend({
  publishedCode: z
    .boolean()
    .default(true)
    .describe("Also solves the variant of the authors' code (its label term is a broadcast by mistake)."),
});

/** The rows with the setting that they came from. */
interface AdaptiveSummary {
  readonly label: string;
  readonly rows: readonly AdaptiveRow[];
}

/** The experiment of the adaptive kernel on one kind of data. */
export function adaptiveSweep(id: string): Experiment {
  const entry = adaptiveSweepEntries.find((candidate) => candidate.id === id);
  if (!entry || entry.data === "mu6")
    throw new InputError({ fn: "adaptiveSweep", requirement: "the id of a sweep", received: String(id) });
  const { data, width, title } = entry;
  const grid = grids[data];
  const { label } = MIXTURES[mixtureName(data)];
  return defineExperiment({
    id,
    title,
    paper: "KK",
    figure: `NC1 against dimension (catalogue kk.md §2, EoS on ${data}, h = ${width})`,
    description:
      "NC1 of the adaptive kernel Q at the end of the annealing (erf, σ_w² = 1, σ_a² = 1/128, σ² = " +
      `1e-6, h = ${width}) on ${label}, beside the NNGP on the same data and the variant of the ` +
      "published code. The adaptive kernel should be more collapsed than the NNGP.",
    schema,
    trials: (config) => trialsOf(entry, config, grid),
    async runTrial(trial: AdaptiveTrial, context) {
      return [await adaptiveRow(trial, context)];
    },
    summarise: (rows): AdaptiveSummary => ({ label, rows }),
    figures,
    tables,
    checks,
  });
}

function trialsOf(
  { data, width }: AdaptiveSweepEntry,
  config: z.output<typeof schema>,
  grid: ScaledGrid,
): AdaptiveTrial[] {
  const variants = config.publishedCode ? (["paper", "published-code"] as const) : (["paper"] as const);
  return gridPoints(resolveGrid(config, grid)).flatMap(({ n, d, repeat }) =>
    sweepSizes(data, n).flatMap((sizes) =>
      variants.map((variant) => ({ mixture: mixtureName(data), sizes, d, repeat, width, variant })),
    ),
  );
}

const solved = (rows: readonly AdaptiveRow[], variant: string): AdaptiveRow[] =>
  rows.filter((row) => row.variant === variant && row.nc1 !== null);

function curve(rows: readonly AdaptiveRow[], name: string, value: (row: AdaptiveRow) => number) {
  const groups = [...groupBy(rows, (row) => row.d)].sort(([left], [right]) => left - right);
  return {
    name,
    dimensions: groups.map(([d]) => d),
    bands: groups.map(([, group]) => logBand(group.map(value))),
  };
}

function figures({ label, rows }: AdaptiveSummary): NamedFigure[] {
  const panel = (
    name: string,
    axis: string,
    title: string,
    value: (row: AdaptiveRow) => number,
  ): NamedFigure => ({
    name,
    figure: overDimension(title, axis, seriesOf(rows, value), label),
    caption:
      "Mean of log₁₀ over the repeats; the band is one standard deviation. Runs that did not converge are left out.",
  });
  return [
    panel("nc1", "log₁₀ NC1", "NC1 of the adaptive kernel against dimension", (row) => row.nc1!),
    panel(
      "relative-nc1",
      "log₁₀ (NC1 / (NC1(X) + 10⁻⁸))",
      "NC1 of the adaptive kernel relative to the data's",
      (row) => row.nc1! / (row.nc1Data + 1e-8),
    ),
  ];
}

/** For each set of sizes: NNGP dotted, equations of state solid, published code dashed, in one colour. */
function seriesOf(rows: readonly AdaptiveRow[], value: (row: AdaptiveRow) => number) {
  return [...groupBy(rows, (row) => sizesName(row.sizes))].flatMap(([name, group], colour) => {
    const [paper, code] = [solved(group, "paper"), solved(group, "published-code")];
    const nngp = (row: AdaptiveRow): number => value({ ...row, nc1: row.nc1Nngp });
    return [
      bandSeries(curve(paper, `${name}, NNGP`, nngp), { colour: 3 * colour, markers: false }),
      bandSeries(curve(paper, `${name}, adaptive`, value), { colour: 3 * colour + 1 }),
      ...(code.length > 0
        ? [
            bandSeries(curve(code, `${name}, published code`, value), {
              colour: 3 * colour + 2,
              dashed: true,
            }),
          ]
        : []),
    ];
  });
}

function tables({ label, rows }: AdaptiveSummary): NamedTable[] {
  const groups = groupBy(rows, (row) => `${sizesName(row.sizes)}/${row.d}`);
  const log = (values: readonly number[]): number | null =>
    values.length > 0 ? Number(logBand(values).mean.toFixed(4)) : null;
  return [
    {
      name: "log10-nc1",
      title: `Mean log₁₀ NC1, ${label}`,
      columns: ["samples", "d₀", "NNGP", "adaptive", "published code", "largest residual"],
      rows: [...groups.values()].map((group) => [
        sizesName(group[0]!.sizes),
        group[0]!.d,
        log(group.map((row) => row.nc1Nngp)),
        log(solved(group, "paper").map((row) => row.nc1!)),
        log(solved(group, "published-code").map((row) => row.nc1!)),
        largestOf(group.map((row) => row.residual)),
      ]),
    },
  ];
}

function checks({ label, rows }: AdaptiveSummary): Check[] {
  const paper = rows.filter((row) => row.variant === "paper");
  const drop = (row: AdaptiveRow): number => Math.log10(row.nc1! / row.nc1Nngp);
  const range = (variant: string): string => {
    const drops = solved(rows, variant).map(drop);
    return `${leastOf(drops).toFixed(4)} to ${largestOf(drops).toFixed(4)}`;
  };
  const lower = below(0.99);
  // a run that is not solved has no ratio
  const ratios = paper.map(({ nc1, nc1Nngp }) => (nc1 ?? Number.NaN) / nc1Nngp);
  const shuffled = paper.map(
    ({ nc1Shuffled, nc1NngpShuffled }) => (nc1Shuffled ?? Number.NaN) / nc1NngpShuffled,
  );
  const lowerInAll = (of: readonly number[]) =>
    of.length === 0 ? undefined : of.every((ratio) => lower.holds(ratio));
  const known = shuffled.filter(Number.isFinite);
  const collapsed = ratios.filter((ratio) => lower.holds(ratio));
  const kept = paper.filter((row) => row.nc1 !== null && realRoot.holds(row.traceSigma!));
  const code = solved(rows, "published-code");
  const beside =
    code.length > 0 ? `; with the published code's label term by ${range("published-code")}` : "";
  return [
    {
      id: "A1",
      claim: "The adaptive kernel is more collapsed than the NNGP: NC1(EoS) < NC1(NNGP).",
      source: "[KK] abstract; kk.md §3 A1",
      origin: "quoted",
      rule:
        `NC1(EoS)/NC1(NNGP) ${lower.text} in every run of the paper's equations; one that is not ` +
        "solved counts against it",
      seen: lowerInAll(ratios),
      detail: `${label}: in ${collapsed.length} of ${paper.length} runs; log₁₀ NC1 moves by ${range("paper")}${beside}`,
      control: {
        name: "the same kernels under shuffled labels",
        seen: lowerInAll(known),
        detail:
          known.length === 0
            ? "no run is solved"
            : `NC1(EoS)/NC1(NNGP) from ${shortly(leastOf(known))} to ${shortly(largestOf(known))}, ` +
              `${known.filter((ratio) => lower.holds(ratio)).length} of ${known.length} runs ${lower.text}`,
      },
    },
    {
      id: "A3",
      claim: "No run ends at the false root Σ ≈ 0: tr Σ > 0.1 σ_w², relative residual at most 1e-8.",
      source: "kk.md §3 A3 (derived)",
      origin: "ours",
      rule:
        `tr Σ ${realRoot.text} and relative residual ${solvedTo.text} in every run of the paper's ` +
        "equations; one that is not solved counts against it",
      seen: areSolutions(paper),
      detail:
        `${label}: ${kept.length} of ${paper.length} runs end with tr Σ from ` +
        `${leastOf(kept.map((row) => row.traceSigma!)).toFixed(3)}; largest residual ` +
        `${largestOf(paper.map((row) => row.residual)).toExponential(1)}`,
      control: {
        name: "the NNGP's Σ taken for a solution",
        seen: areSolutions(paper.map(({ residualUnadapted }) => unadapted(residualUnadapted))),
        detail: `least residual ${leastOf(paper.map((row) => row.residualUnadapted)).toExponential(1)}`,
      },
    },
  ];
}
