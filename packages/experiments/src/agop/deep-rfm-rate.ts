import { standardise } from "@collapsar/datasets";
import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { deepRfm } from "@collapsar/rfm";
import { z } from "zod";
import { above, allHold, below, everyIs } from "../bound.js";
import type { Control } from "../check.js";
import { defineExperiment } from "../experiment.js";
import { loadSamples } from "../load-samples.js";
import { deriveSeed } from "../seed.js";
import { shortly } from "../statistics.js";

const schema = z.object({
  scale: z.enum(["small", "paper"]).default("small").describe("small, or 5,000 rows at paper scale"),
  data: z.string().default("digits").describe("a data argument of the command line"),
  samples: z.int().min(20).optional().describe("first rows: 400, or 5,000 at paper scale"),
  depth: z.int().min(2).default(6).describe("layers"),
  width: z.int().min(1).default(256).describe("random features"),
  ridges: z.array(z.number().min(0)).default([1e-3, 1e-2, 0.1, 1]).describe("ridges λ, with no linear part"),
  linearParts: z
    .array(z.number().min(0).max(1))
    .default([0, 0.25, 0.5, 0.75])
    .describe("linear shares of Φ, at the first ridge"),
});
type Config = z.infer<typeof schema>;

interface Trial {
  readonly data: string;
  readonly samples: number;
  readonly depth: number;
  readonly width: number;
  readonly ridge: number;
  readonly linearPart: number;
  /** "nothing": the smallest ridge without a linear part, drawn again. */
  readonly varied: "ridge" | "linear part" | "nothing";
}

type Row = {
  readonly varied: string;
  readonly ridge: number;
  readonly linearPart: number;
  readonly layer: number;
  readonly nc1: number;
};

type Summary = { readonly rows: readonly Row[] };

/** Mean fall of ln NC1 a layer, from the first layer to the last. */
function slope(rows: readonly Row[]): number {
  return (Math.log(rows[0]!.nc1) - Math.log(rows.at(-1)!.nc1)) / Math.max(1, rows.length - 1);
}

function courses(rows: readonly Row[], varied: string): { value: number; rows: Row[] }[] {
  const chosen = rows.filter((row) => row.varied === varied);
  const variedValue = (row: Row) => (varied === "ridge" ? row.ridge : row.linearPart);
  return [...new Set(chosen.map(variedValue))].map((value) => ({
    value,
    rows: chosen.filter((row) => variedValue(row) === value),
  }));
}

const slower = below(0.9);

/** Whether NC1 falls, and by less in a second course. */
const fallsSlower = (fall: number, other: number) =>
  allHold(everyIs(above(0), [fall]), everyIs(slower, [other / fall]));

/** The control: of two draws at equal settings the one that falls less counts as the second course. */
function sameAgain(rows: readonly Row[]): Control {
  const first = courses(rows, "ridge").toSorted((a, b) => a.value - b.value)[0]?.rows;
  const falls = [first, courses(rows, "nothing")[0]?.rows].flatMap((course) =>
    course === undefined ? [] : [slope(course)],
  );
  const [most, least] = [largestOf(falls), leastOf(falls)];
  return {
    name: "the smallest ridge and no linear part, drawn again",
    seen: falls.length < 2 ? undefined : fallsSlower(most, least),
    detail: `ln NC1 falls by ${falls.map(shortly).join(" and ")} a layer`,
  };
}

export const rate = defineExperiment<Config, Trial, Row, Summary>({
  id: "deep-rfm/rate",
  title: "How fast a Deep RFM collapses, by ridge and by the linear part of the random map",
  paper: "AGOP",
  description:
    "NC1 at M^½X by layer of Deep RFMs with ReLU features on real data, for several ridges and " +
    "several linear shares of the random map. The linearised theory: a ridge adds to λ_k and " +
    "slows collapse; a linear part lowers λ_Φ and slows it too.",
  schema,
  trials(config) {
    const { data, depth, width, ridges, linearParts } = config;
    const shared = { data, depth, width, samples: config.samples ?? (config.scale === "paper" ? 5000 : 400) };
    return [
      ...ridges.map((ridge) => ({ ...shared, ridge, linearPart: 0, varied: "ridge" as const })),
      ...linearParts.map((part) => ({
        ...shared,
        ridge: ridges[0]!,
        linearPart: part,
        varied: "linear part" as const,
      })),
      { ...shared, ridge: leastOf(ridges), linearPart: 0, varied: "nothing" as const },
    ];
  },
  async runTrial(trial, context) {
    const { X, y } = await loadSamples(trial.data, trial.samples);
    const { depth, width, ridge, linearPart, varied } = trial;
    const seed = deriveSeed(context.seed, varied === "nothing" ? "rate, drawn again" : "rate");
    const onProgress = ({ done }: { readonly done: number }) => context.progress?.(done / depth);
    const work = { signal: context.signal, onProgress };
    const { layers } = deepRfm(standardise(X), y, { depth, width, ridge, linearPart, seed, ...work });
    return layers.map(({ layer, MX }) => ({ varied, ridge, linearPart, layer, nc1: MX.nc1 }));
  },
  summarise: (rows) => ({ rows }),
  figures({ rows }) {
    return ["ridge", "linear part"].map((varied) => ({
      name: varied.replace(" ", "-"),
      figure: {
        kind: "line",
        title: `NC1 at M^½X by layer and ${varied}`,
        x: { label: "layer", integer: true },
        y: { label: "NC1", scale: "log" },
        series: courses(rows, varied).map((course) => ({
          name: `${varied} ${course.value}`,
          x: course.rows.map(({ layer }) => layer),
          y: course.rows.map(({ nc1 }) => nc1),
        })),
      },
    }));
  },
  checks({ rows }) {
    const control = sameAgain(rows);
    return ["ridge", "linear part"].map((varied) => {
      const slopes = courses(rows, varied)
        .map(({ value, rows: course }) => ({ value, fall: slope(course) }))
        .sort((a, b) => a.value - b.value);
      const [first, last] = [slopes[0], slopes.at(-1)];
      return {
        id: `slower-${varied.replace(" ", "-")}`,
        claim: `Collapse is slower with a larger ${varied}.`,
        source: "theory §5 (asymptotic view); figures/agop.md §2, T1",
        origin: "quoted",
        rule:
          "NC1 falls at the smallest value, and its fall a layer (of ln NC1) at the largest over that " +
          `at the smallest is ${slower.text}`,
        seen:
          first === undefined || last === undefined || first === last
            ? undefined
            : fallsSlower(first.fall, last.fall),
        detail: slopes
          .map(({ value, fall }) => `${varied} ${value}: ln NC1 falls by ${shortly(fall)} a layer`)
          .join("; "),
        control,
      };
    });
  },
});
