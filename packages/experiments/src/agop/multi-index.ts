import {
  eigh,
  identity,
  type Matrix,
  matmul,
  qr,
  type Random,
  randomNormal,
  seededRandom,
} from "@collapsar/linalg";
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
  /** The smallest cosine to another subspace of the same dimension, which the targets do not know. */
  readonly worstElsewhere: number;
};

/** Which subspace is asked about. */
type CosineKey = "worst" | "worstElsewhere";

type Summary = { readonly rows: readonly Row[]; readonly rounds: number };

/** The dimension of the central subspace of y = u₁·u₂ + u₃². */
const rank = 3;

const randomSubspace = (random: Random, inputs: number) => qr(randomNormal(random, inputs, rank)).Q;

function problem({ inputs, samples, noise }: Trial, seed: number): { X: Matrix; Y: Matrix; U: Matrix } {
  const random = seededRandom(seed);
  const U = randomSubspace(random, inputs);
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
    const { samples, repeat, inputs } = trial;
    const { X, Y, U } = problem(trial, deriveSeed(context.seed, "multi-index", samples, repeat));
    const elsewhere = randomSubspace(
      seededRandom(deriveSeed(context.seed, "another subspace", samples, repeat)),
      inputs,
    );
    const rows: Row[] = [];
    fitRfm(X, Y, {
      rounds: trial.rounds,
      onRound({ round, metric }) {
        const M = metric ?? identity(inputs);
        const cosines = principalCosines(M, U);
        const worstElsewhere = principalCosines(M, elsewhere).at(-1)!;
        if (round > 0) rows.push({ samples, repeat, round, cosines, worst: cosines.at(-1)!, worstElsewhere });
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
    const ends = groupBy(
      rows.filter(({ round }) => round === rounds),
      ({ samples }) => samples,
    );
    const bySize = (key: CosineKey) =>
      [...ends]
        .map(([samples, group]) => ({ samples, mean: meanAndDeviation(group.map((row) => row[key])).mean }))
        .sort((a, b) => a.samples - b.samples);
    const [most, least] = [
      largestOf(rows.map(({ samples }) => samples)),
      leastOf(rows.map(({ samples }) => samples)),
    ];
    const source = "Radhakrishnan et al. 2024 (AGOP and multi-index models)";
    const cosinesAt = (size: number, at: number, key: CosineKey = "worst") =>
      rows.filter(({ round, samples }) => round === at && samples === size).map((row) => row[key]);
    const cosines = cosinesAt(most, rounds);
    const gains = (key: CosineKey) => {
      const firsts = cosinesAt(most, 1, key);
      return cosinesAt(most, rounds, key).map((cosine, i) => cosine - firsts[i]!);
    };
    const nearerBySize = (key: CosineKey) => {
      const means = bySize(key).map(({ mean }) => mean);
      return everyIs(
        more,
        means.slice(1).map((mean, i) => mean - means[i]!),
      );
    };
    const nearerByRound = (key: CosineKey) => everyIs(up, [meanInterval(gains(key)).low]);
    const sizes = (key: CosineKey) =>
      bySize(key)
        .map(({ samples, mean }) => `n = ${samples}: ${shortly(mean)}`)
        .join(", ");
    const courses = (key: CosineKey) =>
      `smallest cosine ${cosinesAt(most, 1, key).map(shortly).join(", ")} after round 1, ` +
      `${cosinesAt(most, rounds, key).map(shortly).join(", ")} after round ${rounds}`;
    const [high, sure, more, up] = [atLeast(0.95), above(0.9), above(1e-3), above(0)];
    const recovered = (of: readonly number[]) =>
      allHold(everyIs(high, [meanInterval(of).value]), everyIs(sure, [meanInterval(of).low]));
    const another = "another subspace of the same dimension";
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
        detail: `mean smallest cosine after ${rounds} rounds: ${sizes("worst")}`,
      },
      {
        id: "samples",
        claim: "More samples bring the metric nearer to the hidden subspace.",
        source,
        origin: "ours",
        rule: `the mean smallest cosine at each n less that at the one before is ${more.text}`,
        seen: nearerBySize("worst"),
        detail: sizes("worst"),
        control: {
          name: another,
          seen: nearerBySize("worstElsewhere"),
          detail: sizes("worstElsewhere"),
        },
      },
      {
        id: "rounds",
        claim: "The rounds after the first bring it nearer too.",
        source,
        origin: "ours",
        rule:
          "the 95 % interval over seeds of the smallest cosine after the last round less that after " +
          `round 1, at the largest n, is ${up.text}`,
        seen: nearerByRound("worst"),
        effect: effectOver(`gain of the smallest cosine at n = ${most}`, gains("worst")),
        detail: `n = ${most}: ${courses("worst")}`,
        control: {
          name: another,
          seen: nearerByRound("worstElsewhere"),
          detail: courses("worstElsewhere"),
        },
      },
    ];
  },
});
