import { type Matrix, matmul, matrix, seededRandom } from "@collapsar/linalg";
import { psdSqrt, selectRows } from "@collapsar/linalg/parts";
import { accuracy, agop } from "@collapsar/rfm";
import {
  codeTargets,
  decodeClasses,
  metricKernel,
  normaliseMetric,
  quadraticAgop,
  ridgeSolve,
} from "@collapsar/rfm/parts";
import { z } from "zod";
import { above, allHold, atLeast, below, everyIs } from "../bound.js";
import type { Check, Control } from "../check.js";
import { defineExperiment, type NamedFigure } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import { shuffledLabels } from "../shuffled-labels.js";
import { shortly } from "../statistics.js";
import { circulantShare } from "./circulant-share.js";

const schema = z.object({
  scale: z
    .enum(["small", "paper"])
    .default("small")
    .describe("paper adds the gaussian kernel to the quadratic one"),
  modulus: z.int().min(3).default(61).describe("addition modulo p"),
  fraction: z.number().gt(0).lt(1).default(0.5).describe("share of the table used for training"),
  rounds: z.int().min(1).default(30).describe("metric updates"),
  ridge: z.number().min(0).default(1e-6).describe("λ"),
  bandwidth: z.number().positive().default(2.5).describe("length of the gaussian kernel"),
  kernels: z
    .array(z.enum(["quadratic", "gaussian"]))
    .optional()
    .describe("quadratic (xᵀMz)², gaussian"),
});
type Config = z.infer<typeof schema>;

type Trial = Omit<Config, "scale" | "kernels"> & {
  readonly kernel: "quadratic" | "gaussian";
  /** "shuffled": the same sums at pairs drawn by a seed, a table without a rule. */
  readonly labels: "true" | "shuffled";
};

type Row = {
  readonly kernel: string;
  readonly labels: "true" | "shuffled";
  readonly modulus: number;
  readonly round: number;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** Share of the variation inside the metric's four blocks that depends on i ± j modulo p alone. */
  readonly circulant: number;
  /** The metric of the addition table at the last round, entry by entry; else empty. */
  readonly metric: readonly number[];
};

/** All p² pairs as two one-hot blocks, with (a + b) mod p. */
function additionTable(p: number): { X: Matrix; labels: Int32Array } {
  const X = matrix(p * p, 2 * p, new Float64Array(p * p * 2 * p));
  const labels = new Int32Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      const row = a * p + b;
      X.data[row * 2 * p + a] = 1;
      X.data[row * 2 * p + p + b] = 1;
      labels[row] = (a + b) % p;
    }
  }
  return { X, labels };
}

function split({ modulus, fraction, labels: kind }: Trial, seed: number) {
  const { X, labels: sums } = additionTable(modulus);
  const labels = kind === "true" ? sums : shuffledLabels(sums, deriveSeed(seed, "shuffled labels"));
  const order = seededRandom(seed).permutation(X.rows);
  const part = (rows: Uint32Array) => ({
    X: selectRows(X, rows),
    labels: Int32Array.from(rows, (row) => labels[row]!),
  });
  const count = Math.round(fraction * X.rows);
  return { train: part(order.subarray(0, count)), test: part(order.subarray(count)) };
}

function kernelOf({ kernel, bandwidth }: Trial, metric: Matrix | undefined) {
  return metricKernel(kernel === "quadratic" ? "polynomial" : "gaussian", bandwidth, metric);
}

/** M ← AGOP^{1/2}, scaled. */
function nextMetric(trial: Trial, X: Matrix, alpha: Matrix, metric: Matrix | undefined): Matrix {
  const average =
    trial.kernel === "quadratic"
      ? quadraticAgop(X, X, alpha, metric)
      : agop(kernelOf(trial, metric), X, X, alpha, { metric });
  return normaliseMetric(psdSqrt(average));
}

function figuresOf(rows: readonly Row[]): NamedFigure[] {
  const kernels = [...new Set(rows.map(({ kernel }) => kernel))];
  const curves = kernels.flatMap((kernel, colour) => {
    const own = rows.filter((row) => row.kernel === kernel);
    const x = own.map(({ round }) => round);
    return [
      { name: `${kernel}: test accuracy`, x, y: own.map(({ testAccuracy }) => testAccuracy), colour },
      {
        name: `${kernel}: circulant share`,
        x,
        y: own.map(({ circulant }) => circulant),
        colour,
        dashed: true,
      },
    ];
  });
  const pictures = rows
    .filter(({ metric }) => metric.length > 0)
    .map(({ kernel, metric, modulus }) => ({
      name: `metric-${kernel}`,
      caption: "The learned metric: blocks whose entries depend on the difference modulo p.",
      figure: {
        kind: "matrix" as const,
        title: `AGOP^½ at the last round, ${kernel} kernel`,
        matrix: matrix(2 * modulus, 2 * modulus, Float64Array.from(metric)),
        groups: ["a", "b"].map((name) => ({ name, size: modulus })),
        value: { label: "entry, diagonal blocks without their diagonal" },
      },
    }));
  const course = {
    name: "accuracy",
    caption:
      "Training accuracy is 1 from the start. Test accuracy stays at 0 while the metric turns circulant, then jumps.",
    figure: {
      kind: "line" as const,
      title: "Grokking modular addition",
      x: { label: "round", integer: true },
      y: { label: "share", domain: [0, 1] as const },
      series: curves,
    },
  };
  return [course, ...pictures];
}

/** The first round whose test accuracy reaches a share; infinite where none does. */
function firstRound(rows: readonly Row[], share: number): number {
  return rows.find(({ testAccuracy }) => testAccuracy >= share)?.round ?? Number.POSITIVE_INFINITY;
}

const roundName = (round: number) => (Number.isFinite(round) ? `at round ${round}` : "at no round");

/** The rows of one machine on the addition table, and on the shuffled one. */
interface Pair {
  readonly own: readonly Row[];
  readonly shuffled: readonly Row[];
}

const shuffledTable = (seen: boolean | undefined, detail: string): Control => ({
  name: "a shuffled table",
  seen,
  detail,
});

/** Whether both pass 50 % test accuracy, the second at a later round; undefined where one did not run. */
function groksLater(sooner: readonly Row[], later: readonly Row[]): boolean | undefined {
  if (sooner.length === 0 || later.length === 0) return undefined;
  const [first, second] = [firstRound(sooner, 0.5), firstRound(later, 0.5)];
  return first < second && Number.isFinite(second);
}

function laterWords(sooner: readonly Row[], later: readonly Row[]): string {
  const last = later.at(-1);
  return last === undefined
    ? "not run"
    : `test accuracy of 50 %: quadratic ${roundName(firstRound(sooner, 0.5))}, gaussian ` +
        `${roundName(firstRound(later, 0.5))} (${shortly(last.testAccuracy)} at round ${last.round})`;
}

/** Where both kernels ran: the gaussian one takes more rounds. */
function gaussianCheck(quadratic: Pair, gaussian: Pair): Check[] {
  if (quadratic.own.length === 0 || gaussian.own.length === 0) return [];
  return [
    {
      id: "gaussian-slower",
      claim: "The gaussian kernel groks too, but takes more rounds.",
      source,
      origin: "quoted",
      rule: "both pass 50 % test accuracy, the gaussian one at a later round",
      seen: groksLater(quadratic.own, gaussian.own),
      detail: laterWords(quadratic.own, gaussian.own),
      control: shuffledTable(
        groksLater(quadratic.shuffled, gaussian.shuffled),
        laterWords(quadratic.shuffled, gaussian.shuffled),
      ),
    },
  ];
}

/** Rounds at the start in which nothing of the test pairs is right. */
const ASLEEP = 5;

const source = "Mallinar et al. 2024, arXiv 2407.20199";

function checksOf(rows: readonly Row[]): Check[] {
  const of = (name: string): Pair => {
    const machine = rows.filter(({ kernel }) => kernel === name);
    return {
      own: machine.filter(({ labels }) => labels === "true"),
      shuffled: machine.filter(({ labels }) => labels === "shuffled"),
    };
  };
  return [...quadraticChecks(of("quadratic")), ...gaussianCheck(of("quadratic"), of("gaussian"))];
}

const [nothing, pattern, formed] = [below(0.01), above(0.9), above(0.1)];

function isDelayed(rows: readonly Row[]): boolean | undefined {
  return allHold(
    everyIs(atLeast(1), [rows[0]?.trainAccuracy]),
    everyIs(
      nothing,
      rows.slice(0, ASLEEP).map(({ testAccuracy }) => testAccuracy),
    ),
    rows.length > 0 ? Number.isFinite(firstRound(rows, 0.9)) : undefined,
  );
}

function delayWords(rows: readonly Row[]): string {
  const woken = rows.findIndex(({ testAccuracy }) => !nothing.holds(testAccuracy));
  return (
    `below 1 % until round ${woken < 0 ? rows.length : woken}, training accuracy ` +
    shortly(rows[0]!.trainAccuracy)
  );
}

function isGrokked(rows: readonly Row[]): boolean | undefined {
  const [ninety, ninetyNine] = [firstRound(rows, 0.9), firstRound(rows, 0.99)];
  return rows.length > 0 ? ninety >= 10 && ninety <= 20 && ninetyNine <= 25 : undefined;
}

const grokWords = (rows: readonly Row[]) =>
  `90 % ${roundName(firstRound(rows, 0.9))}, 99 % ${roundName(firstRound(rows, 0.99))}`;

function isCirculant(rows: readonly Row[]): boolean | undefined {
  const [first, last] = [rows[1]?.circulant, rows.at(-1)?.circulant];
  return allHold(everyIs(pattern, [last]), everyIs(formed, [(last ?? Number.NaN) - (first ?? Number.NaN)]));
}

const circulantWords = (rows: readonly Row[]) =>
  `${shortly(rows[1]!.circulant)} after round 1, ${shortly(rows.at(-1)!.circulant)} at the end`;

function quadraticChecks({ own, shuffled }: Pair): Check[] {
  if (own.length === 0) return [];
  const control = (
    holds: (rows: readonly Row[]) => boolean | undefined,
    says: (rows: readonly Row[]) => string,
  ) => shuffledTable(holds(shuffled), shuffled.length > 0 ? says(shuffled) : "not run");
  return [
    {
      id: "delayed",
      claim: "Test accuracy stays at 0 for the first rounds although every training pair is fitted.",
      source,
      origin: "quoted",
      rule:
        `training accuracy 1 at round 0, test accuracy ${nothing.text} in the first ${ASLEEP} ` +
        "rounds, and 90 % at some later one",
      seen: isDelayed(own),
      detail: `p = ${own[0]!.modulus}: ${delayWords(own)}`,
      control: control(isDelayed, (rows) => `${delayWords(rows)}; ${grokWords(rows)}`),
    },
    {
      id: "grokked",
      claim: "Then it passes 90 % (near round 15) and 99 % (by round 25).",
      source,
      origin: "quoted",
      rule: "it passes 90 % at a round from 10 to 20, and 99 % by round 25",
      seen: isGrokked(own),
      detail: grokWords(own),
      control: control(isGrokked, grokWords),
    },
    {
      id: "circulant",
      claim: "The AGOP becomes block-circulant.",
      source,
      origin: "quoted",
      rule: `the circulant share ends ${pattern.text}, and less that of round 1 it is ${formed.text}`,
      seen: isCirculant(own),
      detail: `circulant share of its blocks' variation: ${circulantWords(own)}`,
      control: control(isCirculant, circulantWords),
    },
  ];
}

export const grokking = defineExperiment<Config, Trial, Row, { readonly rows: readonly Row[] }>({
  id: "rfm/grokking",
  title: "Grokking modular addition without a network",
  paper: "GROK",
  description:
    "A recursive feature machine with the quadratic kernel (xᵀMz)² and M ← AGOP^½ learns a + b " +
    "modulo p from half of the table. It fits the training pairs at once, and generalises many " +
    "rounds later, when its metric has become circulant; a shuffled table teaches it nothing.",
  schema,
  trials({ scale, kernels, ...rest }) {
    const chosen =
      kernels ?? (scale === "paper" ? ["quadratic" as const, "gaussian" as const] : ["quadratic" as const]);
    return chosen.flatMap((kernel) =>
      (["true", "shuffled"] as const).map((labels) => ({ ...rest, kernel, labels })),
    );
  },
  runTrial(trial, context) {
    const { train, test } = split(trial, deriveSeed(context.seed, "grokking"));
    const Y = codeTargets(train.labels, "one-hot", trial.modulus);
    const rows: Row[] = [];
    let metric: Matrix | undefined;
    for (let round = 0; round <= trial.rounds; round++) {
      const kernel = kernelOf(trial, metric);
      const K = kernel.gram(train.X);
      const alpha = ridgeSolve(K, Y, trial.ridge);
      const score = (F: Matrix, labels: Int32Array) => accuracy(decodeClasses(F), labels);
      const isShown = round === trial.rounds && trial.labels === "true";
      const shown = isShown && metric !== undefined ? withoutDiagonals(metric, trial.modulus) : [];
      rows.push({
        kernel: trial.kernel,
        labels: trial.labels,
        modulus: trial.modulus,
        round,
        trainAccuracy: score(matmul(K, alpha), train.labels),
        testAccuracy: score(matmul(kernel.gram(test.X, train.X), alpha), test.labels),
        circulant: metric === undefined ? 0 : circulantShare(metric, trial.modulus),
        metric: shown,
      });
      context.progress?.(round / trial.rounds, `${trial.kernel}: round ${round} of ${trial.rounds}`);
      context.signal?.throwIfAborted();
      if (round < trial.rounds) metric = nextMetric(trial, train.X, alpha, metric);
    }
    return rows;
  },
  summarise: (rows) => ({ rows }),
  figures: ({ rows }) => figuresOf(rows.filter(({ labels }) => labels === "true")),
  checks: ({ rows }) => checksOf(rows),
});

/**
 * The entries of the metric with its large diagonal set to each diagonal block's mean, so that the pattern can be
 * seen.
 */
function withoutDiagonals(M: Matrix, p: number): number[] {
  const means = [0, p].map((start) => {
    let total = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) if (i !== j) total += M.data[(start + i) * M.cols + start + j]!;
    }
    return total / (p * (p - 1));
  });
  return Array.from(M.data, (value, at) => {
    const [i, j] = [Math.floor(at / M.cols), at % M.cols];
    return Number((i === j ? means[i < p ? 0 : 1]! : value).toPrecision(4));
  });
}
