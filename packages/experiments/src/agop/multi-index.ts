import { eigh, identity, type Matrix, matmul, qr, randomNormal, seededRandom } from "@collapsar/linalg";
import { largestOf, leastOf, singularValues } from "@collapsar/linalg/parts";
import { fitRfm } from "@collapsar/rfm";
import { z } from "zod";
import { above, allHold, atLeast, everyIs } from "../bound.js";
import { effectOver, meanInterval } from "../check.js";
import { defineExperiment } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { groupBy, meanAndDeviation, shortly } from "../statistics.js";

const schema = z.object({
  scale: z.enum(["small", "paper"]).default("small").describe("paper adds n = 4,000 and 8,000"),
  inputs: z.int().min(2).default(30).describe("dimension d of the Gaussian inputs"),
  samples: z.array(z.int().min(10)).optional().describe("training rows n: 250, 500, 1,000, 2,000"),
  seeds: z.int().min(1).default(3).describe("repeats"),
  rounds: z.int().min(0).default(5).describe("metric updates"),
  noise: z.number().min(0).default(0.1).describe("standard deviation of the targets' noise"),
});
type Config = z.infer<typeof schema>;

interface Trial {
  readonly inputs: number;
  readonly samples: number;
  readonly repeat: number;
  readonly rounds: number;
  readonly noise: number;
}

type Row = {
  readonly samples: number;
  readonly repeat: number;
  readonly round: number;
  /** Cosines of the principal angles between the found and the true subspace, the largest first. */
  readonly cosines: readonly number[];
  readonly worst: number;
};

type Summary = { readonly rows: readonly Row[]; readonly rounds: number };

/** The dimension of the central subspace of y = u₁·u₂ + u₃². */
const rank = 3;

function problem({ inputs, samples, noise }: Trial, seed: number): { X: Matrix; Y: Matrix; U: Matrix } {
  const random = seededRandom(seed);
  const U = qr(randomNormal(random, inputs, rank)).Q;
  const X = randomNormal(random, samples, inputs);
  const projections = matmul(X, U);
  const targets = Float64Array.from({ length: samples }, (_, i) => {
    const [a, b, c] = [0, 1, 2].map((k) => projections.data[i * rank + k]!);
    return a! * b! + c! * c! + noise * random.normal();
  });
  return { X, Y: { rows: samples, cols: 1, data: targets }, U };
}

/** Cosines of the principal angles between the top eigenvectors of M and the columns of U. */
function principalCosines(M: Matrix, U: Matrix): number[] {
  const { vectors } = eigh(M);
  const top = { rows: M.rows, cols: rank, data: new Float64Array(M.rows * rank) };
  for (let i = 0; i < M.rows; i++) {
    for (let k = 0; k < rank; k++) top.data[i * rank + k] = vectors.data[i * M.cols + M.cols - 1 - k]!;
  }
  return Array.from(singularValues(matmul(U, top, { transposeA: true })), (value) => Math.min(1, value));
}

export const multiIndex = defineExperiment<Config, Trial, Row, Summary>({
  id: "rfm/multi-index",
  title: "AGOP recovers the central subspace of a multi-index model",
  paper: "RFM",
  description:
    "y = u₁·u₂ + u₃² of three hidden directions among many inputs. The top eigenvectors of the " +
    "learned metric turn towards the hidden subspace, round by round, and further with more " +
    "samples.",
  schema,
  trials(config) {
    const { inputs, seeds, rounds, noise } = config;
    const sizes =
      config.samples ??
      (config.scale === "paper" ? [250, 500, 1000, 2000, 4000, 8000] : [250, 500, 1000, 2000]);
    return sizes.flatMap((samples) =>
      Array.from({ length: seeds }, (_, repeat) => ({ inputs, samples, repeat, rounds, noise })),
    );
  },
  runTrial(trial, context) {
    const { X, Y, U } = problem(trial, deriveSeed(context.seed, "multi-index", trial.samples, trial.repeat));
    const rows: Row[] = [];
    fitRfm(X, Y, {
      rounds: trial.rounds,
      onRound({ round, metric }) {
        const cosines = principalCosines(metric ?? identity(trial.inputs), U);
        if (round > 0)
          rows.push({ samples: trial.samples, repeat: trial.repeat, round, cosines, worst: cosines.at(-1)! });
        context.progress?.(round / trial.rounds);
        context.signal?.throwIfAborted();
      },
    });
    return rows;
  },
  summarise: (rows) => ({ rows, rounds: largestOf(rows.map(({ round }) => round)) }),
  figures({ rows, rounds }) {
    const last = [
      ...groupBy(
        rows.filter(({ round }) => round === rounds),
        ({ samples }) => samples,
      ),
    ];
    const angle = (row: Row, k: number) => (180 / Math.PI) * Math.acos(row.cosines[k]!);
    const bySize = Array.from({ length: rank }, (_, k) => {
      const points = last.map(([, group]) => meanAndDeviation(group.map((row) => angle(row, k))));
      const y = points.map(({ mean }) => mean);
      return {
        name: `principal angle ${k + 1}`,
        x: last.map(([samples]) => samples),
        y,
        low: points.map(({ mean, deviation }) => mean - deviation),
        high: points.map(({ mean, deviation }) => mean + deviation),
      };
    });
    const byRound = [...groupBy(rows, ({ samples }) => samples)].map(([samples, group]) => {
      const points = [...groupBy(group, ({ round }) => round)];
      const y = points.map(([, part]) => meanAndDeviation(part.map((row) => angle(row, rank - 1))).mean);
      return { name: `n = ${samples}`, x: points.map(([round]) => round), y };
    });
    return [
      {
        name: "angles-by-size",
        caption: "Principal angles between the top three directions of the metric and the hidden subspace.",
        figure: {
          kind: "line",
          title: "Principal angles by number of samples",
          x: { label: "samples n", scale: "log" },
          y: { label: "angle", unit: "degrees" },
          series: bySize,
        },
      },
      {
        name: "angles-by-round",
        figure: {
          kind: "line",
          title: "Largest principal angle by round",
          x: { label: "round", integer: true },
          y: { label: "angle", unit: "degrees" },
          series: byRound,
        },
      },
    ];
  },
  checks({ rows, rounds }) {
    const last = [
      ...groupBy(
        rows.filter(({ round }) => round === rounds),
        ({ samples }) => samples,
      ),
    ]
      .map(([samples, group]) => ({ samples, worst: meanAndDeviation(group.map((row) => row.worst)).mean }))
      .sort((a, b) => a.samples - b.samples);
    const [most, least] = [
      largestOf(rows.map(({ samples }) => samples)),
      leastOf(rows.map(({ samples }) => samples)),
    ];
    const source = "Radhakrishnan et al. 2024 (AGOP and multi-index models)";
    const cosinesAt = (size: number, at: number) =>
      rows.filter(({ round, samples }) => round === at && samples === size).map(({ worst }) => worst);
    const cosines = cosinesAt(most, rounds);
    const firsts = cosinesAt(most, 1);
    const gains = cosines.map((cosine, i) => cosine - firsts[i]!);
    const steps = last.slice(1).map(({ worst }, i) => worst - last[i]!.worst);
    const [high, sure, more, up] = [atLeast(0.95), above(0.9), above(1e-3), above(0)];
    const recovered = (of: readonly number[]) =>
      allHold(everyIs(high, [meanInterval(of).value]), everyIs(sure, [meanInterval(of).low]));
    const list = last.map(({ samples, worst }) => `n = ${samples}: ${shortly(worst)}`).join(", ");
    return [
      {
        id: "recovered",
        claim: "With enough samples every direction is found: all principal cosines are at least 0.95.",
        source,
        origin: "ours",
        rule:
          `the mean over seeds of the smallest principal cosine at the largest n is ${high.text}, with ` +
          `a 95 % interval ${sure.text}; not at the least n`,
        seen: most > least ? recovered(cosines) : undefined,
        effect: effectOver(`smallest cosine at n = ${most}`, cosines),
        control: {
          name: `n = ${least}`,
          seen: recovered(cosinesAt(least, rounds)),
          detail: `smallest cosines ${cosinesAt(least, rounds).map(shortly).join(", ")}`,
        },
        detail: `mean smallest cosine after ${rounds} rounds: ${list}`,
      },
      {
        id: "samples",
        claim: "More samples bring the metric nearer to the hidden subspace.",
        source,
        origin: "ours",
        rule: `the mean smallest cosine at each n less that at the one before is ${more.text}`,
        seen: everyIs(more, steps),
        detail: list,
      },
      {
        id: "rounds",
        claim: "The rounds after the first bring it nearer too.",
        source,
        origin: "ours",
        rule:
          "the 95 % interval over seeds of the smallest cosine after the last round less that after " +
          `round 1, at the largest n, is ${up.text}`,
        seen: everyIs(up, [meanInterval(gains).low]),
        effect: effectOver(`gain of the smallest cosine at n = ${most}`, gains),
        detail:
          `n = ${most}: smallest cosine ${firsts.map(shortly).join(", ")} after round 1, ` +
          `${cosines.map(shortly).join(", ")} after round ${rounds}`,
      },
    ];
  },
});
