import { largestOf } from "@collapsar/linalg/parts";
import type { Figure } from "@collapsar/plot";
import { z } from "zod";
import { below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure } from "../experiment.js";
import { meanAndDeviation, shortly } from "../statistics.js";
import { equalSizes, MIXTURES, type MixtureTrial, mixtureOf } from "./sweep/settings.js";

const schema = z.object({
  mixture: z.enum(["d1", "4cls", "mu6", "std1"]).default("d1").describe("Which Gaussian mixture."),
  samples: z.int().min(8).default(512).describe("Number of samples N."),
  dimension: z.int().min(2).default(8).describe("Input dimension d0; the first three coordinates are drawn."),
});

/** The first coordinates of one class. */
type ScatterRow = {
  readonly mixture: string;
  readonly class: number;
  readonly name: string;
  readonly x1: readonly number[];
  readonly x2: readonly number[];
  readonly x3: readonly number[];
};

function scatterRows(trial: MixtureTrial, seed: number): ScatterRow[] {
  const { X, y } = mixtureOf(trial, seed);
  const { classes, mean } = MIXTURES[trial.mixture];
  return Array.from({ length: classes }, (_, c) => {
    const rows = Array.from(y.keys()).filter((i) => y[i] === c);
    const column = (k: number): number[] => rows.map((i) => X.data[i * X.cols + Math.min(k, X.cols - 1)]!);
    const name = `mean ${(2 * c + 1 - classes) * mean}`;
    return { mixture: trial.mixture, class: c, name, x1: column(0), x2: column(1), x3: column(2) };
  });
}

export const dataScatter = defineExperiment({
  id: "data/scatter",
  title: "The Gaussian classes of the first paper, by their first three coordinates",
  paper: "KK",
  figure: "data (catalogue kk.md §4)",
  description: "The first three coordinates of the samples, coloured by class, as pairs of coordinates.",
  schema,
  trials: ({ mixture, samples, dimension }): MixtureTrial[] => [
    { mixture, sizes: equalSizes(samples, MIXTURES[mixture].classes), d: dimension, repeat: 0 },
  ],
  runTrial: (trial, { seed }) => scatterRows(trial, seed),
  summarise: (rows) => [...rows],
  figures,
  checks,
});

/** How far a drawn mean and deviation lie from those asked for, the means scaled by a factor, in standard errors. */
function deviations(rows: readonly ScatterRow[], factor = 1): number[] {
  return rows.flatMap((row) => {
    const { classes, mean: asked, std } = MIXTURES[row.mixture as keyof typeof MIXTURES];
    const mean = factor * asked;
    return [row.x1, row.x2, row.x3].flatMap((values) => {
      const drawn = meanAndDeviation(values);
      const error = std / Math.sqrt(values.length);
      return [
        Math.abs(drawn.mean - (2 * row.class + 1 - classes) * mean) / error,
        Math.abs(drawn.deviation - std) / (error / Math.SQRT2),
      ];
    });
  });
}

function checks(rows: readonly ScatterRow[]): Check[] {
  const near = below(5);
  const judge = (found: readonly number[]) => ({
    seen: everyIs(near, found),
    detail: `at most ${shortly(largestOf(found))} standard errors off`,
  });
  const { seen, detail } = judge(deviations(rows));
  return [
    {
      id: "mixture",
      claim: "The samples have the class means and the standard deviation that the mixture is asked for.",
      source: "kk.md §1",
      origin: "code",
      rule:
        `${near.text} standard errors off, for the mean and the deviation of each of the three ` +
        "coordinates of each class",
      seen,
      detail: `${rows.length} classes of ${rows[0]?.x1.length ?? 0} samples: ${detail}`,
      control: { name: "class means 1.2 × as large", ...judge(deviations(rows, 1.2)) },
    },
  ];
}

function figures(rows: readonly ScatterRow[]): NamedFigure[] {
  const pairs = [
    ["x1", "x2"],
    ["x1", "x3"],
    ["x2", "x3"],
  ] as const;
  return pairs.map(([left, right]) => {
    const figure: Figure = {
      kind: "scatter",
      title: `Samples in the coordinates ${left} and ${right}`,
      subtitle: MIXTURES[(rows[0]?.mixture ?? "d1") as keyof typeof MIXTURES].label,
      x: { label: left },
      y: { label: right },
      series: rows.map((row) => ({ name: row.name, x: row[left], y: row[right] })),
      equalAspect: true,
    };
    return { name: `${left}-${right}`, figure };
  });
}
