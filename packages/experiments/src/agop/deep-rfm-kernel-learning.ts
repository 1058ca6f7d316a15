import { leastOf } from "@collapsar/linalg/parts";
import { kernelLearningFlow } from "@collapsar/rfm/parts";
import { z } from "zod";
import { allHold, atLeast, below, everyIs, provided } from "../bound.js";
import { defineExperiment } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { shortly } from "../statistics.js";

const schema = z.object({
  scale: z.enum(["small", "paper"]).default("small").describe("the same for both: the flow is small"),
  sizes: z.array(z.int().min(1)).default([12, 12, 12, 12]).describe("samples of each class"),
  ridges: z.array(z.number().positive()).default([0.01, 0.1, 1]).describe("ridges μ"),
  steps: z.int().min(1).default(2000).describe("at most this many steps"),
});
type Config = z.infer<typeof schema>;

interface Trial {
  readonly sizes: readonly number[];
  readonly mu: number;
  readonly steps: number;
}

type Row = {
  readonly mu: number;
  readonly step: number;
  readonly objective: number;
  readonly bound: number;
  readonly distance: number;
};

interface Summary {
  readonly rows: readonly Row[];
  readonly ridges: readonly number[];
}

const rowsOf = ({ rows }: Summary, mu: number) => rows.filter((row) => row.mu === mu);

/** Every step of the first twenty, then steps further and further apart, and the last. */
function keptSteps(count: number): number[] {
  const kept = new Set([count - 1]);
  for (let step = 0; step < count; step = Math.max(step + 1, Math.floor(step * 1.15))) kept.add(step);
  return [...kept].sort((a, b) => a - b);
}

export const kernelLearning = defineExperiment<Config, Trial, Row, Summary>({
  id: "deep-rfm/kernel-learning",
  title: "Kernel learning ends at the collapsed Gram matrix",
  paper: "AGOP",
  description:
    "Among Gram matrices with unit diagonal, ridge regression's objective tr(Y(K + μI)⁻¹Yᵀ) is " +
    "smallest at the collapsed one, 1 within classes and 0 between. A projected-gradient flow " +
    "from random points goes there.",
  schema,
  trials: ({ sizes, ridges, steps }) => ridges.map((mu) => ({ sizes, mu, steps })),
  runTrial({ sizes, mu, steps }, { seed }) {
    const labels = sizes.flatMap((size, c) => new Array<number>(size).fill(c));
    const flow = kernelLearningFlow(labels, { mu, steps, seed: deriveSeed(seed, "flow") });
    const { objective, distance, bound } = flow;
    return keptSteps(objective.length).map((step) => ({
      mu,
      step,
      bound,
      objective: objective[step]!,
      distance: distance[step]!,
    }));
  },
  summarise: (rows) => ({ rows, ridges: [...new Set(rows.map(({ mu }) => mu))] }),
  figures(summary) {
    const lines = (quantity: (row: Row) => number) =>
      summary.ridges.map((mu) => {
        const rows = rowsOf(summary, mu);
        return {
          name: `μ = ${mu}`,
          x: rows.map(({ step }) => step + 1),
          y: rows.map(quantity),
          markers: false,
        };
      });
    const x = { label: "step", scale: "log" as const };
    return [
      {
        name: "flow",
        caption:
          "The objective above its bound Σ n_c/(n_c + μ), and the distance to the collapsed Gram matrix.",
        figure: {
          kind: "panels",
          title: "Kernel learning flows to collapse",
          panels: [
            {
              kind: "line",
              title: "Objective above its bound",
              x,
              y: { label: "objective / bound − 1", scale: "log" },
              series: lines(({ objective, bound }) => objective / bound - 1),
            },
            {
              kind: "line",
              title: "Distance to the collapsed Gram matrix",
              x,
              y: { label: "‖K − K*‖ / ‖K*‖", scale: "log" },
              series: lines(({ distance }) => distance),
            },
          ],
        },
      },
    ];
  },
  checks(summary) {
    const flows = summary.ridges.map((mu) => rowsOf(summary, mu));
    const ends = flows.map((rows) => rows.at(-1)!);
    const aboveBound = (row: Row, raised = 1) => row.objective / (raised * row.bound) - 1;
    const [rounding, starts, reached, near] = [atLeast(-1e-12), atLeast(0.01), below(1e-4), below(0.05)];
    const collapsed = (of: readonly Row[]) =>
      allHold(
        everyIs(
          reached,
          of.map((row) => aboveBound(row)),
        ),
        everyIs(
          near,
          of.map(({ distance }) => distance),
        ),
      );
    /** The bound, or one that is larger by a factor, holds along the flows. */
    const bounds = (raised: number) =>
      provided(
        everyIs(
          starts,
          flows.map((rows) => aboveBound(rows[0]!, raised)),
        ),
        everyIs(
          rounding,
          summary.rows.map((row) => aboveBound(row, raised)),
        ),
      );
    const leastAbove = (raised: number) =>
      `the least ${shortly(leastOf(summary.rows.map((row) => aboveBound(row, raised))))} above`;
    const source = "[AGOP] kernel learning; figures/agop.md §2, T2";
    return [
      {
        id: "bound",
        claim: "No Gram matrix with unit diagonal has an objective below Σ n_c/(n_c + μ).",
        source,
        origin: "ours",
        rule:
          `objective/bound − 1 is ${rounding.text} for every matrix that is kept of the flows; counts ` +
          `only where it is ${starts.text} at the start of each of them`,
        seen: bounds(1),
        detail: `${summary.rows.length} matrices along the flows, ${leastAbove(1)}`,
        control: { name: "a bound 1 % larger", seen: bounds(1.01), detail: leastAbove(1.01) },
      },
      {
        id: "collapse",
        claim: "The flow ends at the collapsed Gram matrix, where the bound is reached.",
        source,
        origin: "quoted",
        rule:
          `at the end of every flow objective/bound − 1 is ${reached.text} and the relative distance ` +
          `to the collapsed matrix ${near.text}; not where it starts`,
        seen: collapsed(ends),
        control: {
          name: "where the flows start",
          seen: collapsed(flows.map((rows) => rows[0]!)),
          detail: `distances ${flows.map((rows) => shortly(rows[0]!.distance)).join(", ")}`,
        },
        detail: ends.map(({ mu, distance }) => `μ = ${mu}: distance ${shortly(distance)}`).join("; "),
      },
    ];
  },
});
