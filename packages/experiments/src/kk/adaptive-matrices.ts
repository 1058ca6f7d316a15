import type { AdaptiveStage } from "@collapsar/kernels";
import { AdaptiveConvergenceError, adaptiveStages } from "@collapsar/kernels/parts";
import { eigh, gram, type Matrix } from "@collapsar/linalg";
import { eigvalsh, largestOf, subtract } from "@collapsar/linalg/parts";
import type { Figure } from "@collapsar/plot";
import { above, allHold, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import { defineExperiment, type NamedFigure, type TrialContext } from "../experiment.js";
import { shortly } from "../statistics.js";
import { type SingleRunTrial, singleRunSchema, singleRunTrial } from "./adaptive-steps.js";
import { blockMeans } from "./block-means.js";
import { MIXTURES, mixtureOf, mixtureTargets } from "./sweep/settings.js";

const PICTURE = 64;

/** A matrix (as its picture) or a vector (rows = 1) of the run. */
export type PictureRow = {
  readonly n: number;
  readonly d: number;
  readonly variant: string;
  readonly name: string;
  readonly title: string;
  readonly rows: number;
  readonly cols: number;
  readonly values: readonly number[];
};

async function pictureRows(trial: SingleRunTrial, context: TrialContext): Promise<PictureRow[]> {
  const { X, y } = mixtureOf(trial, context.seed);
  const { first, last } = await firstAndLast(
    X,
    mixtureTargets(trial.mixture, y),
    { variant: trial.variant, part: 0 },
    context,
  );
  // in one dimension there is no other direction
  const other = X.cols < 2 ? undefined : await otherSigma(X, trial, context);
  const start = { n: X.rows, d: X.cols, variant: trial.variant };
  const picture = (name: string, title: string, A: Matrix): PictureRow => {
    const { rows, cols, data } = blockMeans(A, PICTURE);
    return { ...start, name, title, rows, cols, values: Array.from(data) };
  };
  const vector = (name: string, title: string, values: ArrayLike<number>): PictureRow => {
    return { ...start, name, title, rows: 1, cols: values.length, values: Array.from(values) };
  };
  const eigenvalues = (A: Matrix): number[] => Array.from(eigvalsh(A)).reverse();
  const [before, after] = [eigenvalues(first.Sigma), eigenvalues(last.Sigma)];
  const relative = (values: readonly number[]): number[] => values.map((value) => value / values[0]!);
  const [fittedFirst, fittedLast] = [gram(first.fitted), gram(last.fitted)];
  return [
    picture("input-gram", "XXᵀ", gram(X)),
    picture("q-first", "Q at stage 0", first.gram),
    picture("q-last", "Q at the last stage", last.gram),
    picture("q-change", "change of Q", subtract(last.gram, first.gram)),
    picture("sigma-first", "Σ at stage 0", first.Sigma),
    picture("sigma-last", "Σ at the last stage", last.Sigma),
    picture("sigma-change", "change of Σ", subtract(last.Sigma, first.Sigma)),
    picture("fitted-last", "f̄f̄ᵀ at the last stage", fittedLast),
    picture("fitted-change", "change of f̄f̄ᵀ", subtract(fittedLast, fittedFirst)),
    vector("q-spectrum", "singular values of Q at stage 0", eigenvalues(first.gram).slice(0, 256)),
    vector("sigma-spectrum-first", "eigenvalues of Σ at stage 0", before),
    vector("sigma-spectrum-last", "eigenvalues of Σ at the last stage", after),
    vector("sigma-relative-first", "eigenvalues of Σ by the largest, stage 0", relative(before)),
    vector("sigma-relative-last", "eigenvalues of Σ by the largest, last stage", relative(after)),
    vector("top-direction", "overlap of Σ's top eigenvectors with 1/√d", overlaps(last.Sigma)),
    ...(other
      ? [
          vector("sigma-spectrum-other", "eigenvalues of Σ of other targets", eigenvalues(other)),
          vector("top-direction-other", "the same overlap for other targets", overlaps(other)),
        ]
      : []),
    vector("fitted-first", "f̄ at stage 0", first.fitted.data),
    vector("fitted", "f̄ at the last stage", last.fitted.data),
  ];
}

/**
 * Σ at the last stage where the targets go along a direction across that of the class means; undefined where it cannot
 * be solved for.
 */
async function otherSigma(
  X: Matrix,
  { mixture, variant }: SingleRunTrial,
  context: TrialContext,
): Promise<Matrix | undefined> {
  const targets = targetsAcross(X, MIXTURES[mixture].std);
  try {
    return (await firstAndLast(X, targets, { variant, part: 1 }, context)).last.Sigma;
  } catch (error) {
    if (error instanceof AdaptiveConvergenceError) return undefined;
    throw error;
  }
}

/** ⟨x, u⟩/std, u = (1, …, 1, −1, …, −1)/√(2⌊d/2⌋) with 0 between: orthogonal to the class means, of variance 1. */
function targetsAcross({ rows, cols: d, data }: Matrix, std: number): Matrix {
  const half = Math.floor(d / 2);
  const along = (i: number) => {
    let total = 0;
    for (let j = 0; j < half; j++) total += data[i * d + j]! - data[i * d + d - 1 - j]!;
    return total / Math.sqrt(2 * half);
  };
  return { rows, cols: 1, data: Float64Array.from({ length: rows }, (_, i) => along(i) / std) };
}

/** The first and the last stage of one of the run's two annealings. */
async function firstAndLast(
  X: Matrix,
  Y: Matrix,
  { variant, part }: { readonly variant: SingleRunTrial["variant"]; readonly part: 0 | 1 },
  context: TrialContext,
) {
  let [first, last]: (AdaptiveStage | undefined)[] = [];
  for (const stage of adaptiveStages(X, Y, { variant })) {
    first ??= stage;
    last = stage;
    context.progress?.((part + (stage.stage + 1) / 25) / 2, `stage ${stage.stage}, width ${stage.width}`);
    await new Promise((resolve) => setTimeout(resolve, 0));
    context.signal?.throwIfAborted();
  }
  return { first: first!, last: last! };
}

/** |⟨v, 1/√d⟩| for Σ's eigenvectors, largest eigenvalue first. */
function overlaps(Sigma: Matrix): number[] {
  const d = Sigma.rows;
  const { vectors } = eigh(Sigma);
  const out = Array.from({ length: d }, (_, j) => {
    let total = 0;
    for (let i = 0; i < d; i++) total += vectors.data[i * d + j]!;
    return Math.abs(total) / Math.sqrt(d);
  });
  return out.reverse();
}

export const adaptiveMatrices = defineExperiment({
  id: "adaptive/eos-matrices",
  title: "Matrices and spectra of the adaptive kernel, first and last stage",
  paper: "KK",
  figure: "single run (catalogue kk.md §4)",
  description:
    "Heat maps of XXᵀ, Q, Σ and f̄f̄ᵀ before and after the annealing (cells are means over " +
    "blocks), their spectra, and f̄ by sample. The eigenvalues of Σ should leave σ_w²/d, the " +
    "largest along the direction of the class means.",
  schema: singleRunSchema,
  trials: (config) => [singleRunTrial(config)],
  runTrial: pictureRows,
  summarise: (rows) => [...rows],
  figures,
  checks,
});

function figures(rows: readonly PictureRow[]): NamedFigure[] {
  const pictures = rows
    .filter((row) => row.rows > 1)
    .map((row): NamedFigure => ({ name: row.name, figure: matrixFigure(row) }));
  const byName = (name: string): readonly number[] => rows.find((row) => row.name === name)?.values ?? [];
  const line = (
    name: string,
    title: string,
    label: string,
    x: string,
    pairs: readonly [string, string][],
    log = false,
  ): NamedFigure => ({
    name,
    figure: {
      kind: "line",
      title,
      x: { label: x, integer: true },
      y: { label, scale: log ? "log" : "linear" },
      series: pairs.map(([name, key]) => ({ name, x: byName(key).map((_, at) => at + 1), y: byName(key) })),
    },
  });
  return [
    ...pictures,
    line(
      "q-spectrum",
      "Singular values of Q at stage 0",
      "singular value",
      "rank",
      [["Q", "q-spectrum"]],
      true,
    ),
    line("sigma-spectrum", "Eigenvalues of Σ", "eigenvalue", "rank", [
      ["first", "sigma-spectrum-first"],
      ["last", "sigma-spectrum-last"],
    ]),
    line("sigma-relative", "Eigenvalues of Σ by the largest", "λ / λ_max", "rank", [
      ["first", "sigma-relative-first"],
      ["last", "sigma-relative-last"],
    ]),
    histogramFigure(byName("sigma-relative-first"), byName("sigma-relative-last")),
    line("fitted", "Mean prediction f̄ by sample, classes in blocks", "f̄", "sample", [
      ["stage 0", "fitted-first"],
      ["last stage", "fitted"],
    ]),
  ];
}

function matrixFigure({ title, name, rows, cols, values, n }: PictureRow): Figure {
  const groups = name.startsWith("sigma")
    ? undefined
    : [
        { name: "−2", size: rows / 2 },
        { name: "+2", size: rows / 2 },
      ];
  return {
    kind: "matrix",
    title,
    subtitle: rows < n ? `${rows} × ${cols} block means` : undefined,
    matrix: { rows, cols, data: Float64Array.from(values) },
    groups,
    value: { label: "value" },
  };
}

function histogramFigure(first: readonly number[], last: readonly number[]): NamedFigure {
  const bins = 20;
  const counts = (values: readonly number[]): number[] => {
    const out = new Array<number>(bins).fill(0);
    for (const value of values) out[Math.min(bins - 1, Math.floor(value * bins))]! += 1;
    return out;
  };
  return {
    name: "sigma-histogram",
    figure: {
      kind: "bar",
      title: "Histogram of the eigenvalues of Σ by the largest",
      categories: Array.from(
        { length: bins },
        (_, b) => `${(b / bins).toFixed(2)}–${((b + 1) / bins).toFixed(2)}`,
      ),
      x: { label: "λ / λ_max" },
      y: { label: "eigenvalues" },
      series: [
        { name: "first", y: counts(first) },
        { name: "last", y: counts(last) },
      ],
    },
  };
}

function checks(rows: readonly PictureRow[]): Check[] {
  const byName = (name: string): readonly number[] => rows.find((row) => row.name === name)?.values ?? [];
  const { n, d } = rows[0] ?? { n: 0, d: 1 };
  const [moved, aligned] = [above(1e-3), above(0.95)];
  const leaves = ([largest = Number.NaN]: readonly number[], directions: readonly number[]) => {
    const [top = Number.NaN, ...others] = directions;
    const at = directions.indexOf(largestOf(directions));
    return {
      seen: allHold(
        everyIs(moved, [largest * d - 1]),
        everyIs(aligned, [top]),
        others.every((cosine) => !aligned.holds(cosine)),
      ),
      detail: Number.isNaN(top)
        ? "not solved"
        : `the largest eigenvalue is λd = ${shortly(largest * d)}, its eigenvector overlaps the ` +
          `class-mean direction by ${shortly(top)}; the largest overlap is ` +
          `${shortly(directions[at]!)}, of eigenvalue ${at + 1}`,
    };
  };
  const found = leaves(byName("sigma-spectrum-last"), byName("top-direction"));
  const other = leaves(byName("sigma-spectrum-other"), byName("top-direction-other"));
  return [
    {
      id: "A4",
      claim:
        "The eigenvalues of Σ leave σ_w²/d, and the largest lies along the direction 1/√d of the class means.",
      source: "kk.md §4 adaptive/eos-matrices (expectation)",
      origin: "ours",
      rule:
        `the largest λd − 1 is ${moved.text}, and its eigenvector and no other overlaps the ` +
        `direction by a cosine ${aligned.text}; not for targets along a direction across that of the ` +
        "class means",
      // in one dimension there is one direction
      seen: d < 2 ? undefined : found.seen,
      detail: `${MIXTURES.d1.label}, N = ${n}, d = ${d}: ${found.detail}`,
      control: { name: "targets along another direction", ...other },
    },
  ];
}
