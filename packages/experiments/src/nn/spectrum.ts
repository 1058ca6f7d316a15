import { eigh, type Matrix, matrix, seededRandom } from "@collapsar/linalg";
import { eigvalsh, symmetrise } from "@collapsar/linalg/parts";
import { type Blocks, blockSpectrum, closestBlockKernel } from "@collapsar/ntk";
import { blockKernel } from "@collapsar/ntk/parts";
import type { LineFigure } from "@collapsar/plot";
import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import type { NamedFigure, NamedTable } from "../experiment.js";
import { describeCourses } from "./training-checks.js";
import type { TrainingCourse, TrainingSummary } from "./training-summary.js";

/** The eigenvalues of a measured kernel beside those of the closest block kernel, largest first. */
interface MeasuredSpectrum {
  readonly title: string;
  readonly measured: readonly number[];
  readonly predicted: readonly number[];
  readonly classes: number;
  /** How much of the class indicators lies in the span of the C leading eigenvectors, in [0, 1]. */
  readonly labelShare: number;
  /** The same for permuted labels. */
  readonly permutedShare: number;
}

/** The least share of the class indicators in the leading eigenvectors of a kernel of blocks; ours. */
const labelled = above(0.9);

/**
 * ‖U_CᵀY‖²/‖Y‖², U_C the C leading eigenvectors and Y the orthonormal class indicators: C/n for a class-free kernel.
 */
function labelShare(vectors: Matrix, labels: ArrayLike<number>, classes: number): number {
  const n = vectors.rows;
  const perClass = n / classes;
  let total = 0;
  for (let v = n - classes; v < n; v++) {
    const sums = new Float64Array(classes);
    for (let i = 0; i < n; i++) sums[labels[i]!]! += vectors.data[i * n + v]! / Math.sqrt(perClass);
    total += sums.reduce((sum, value) => sum + value * value, 0);
  }
  return total / classes;
}

const names = { gamma: "NTK of the logits", kappa: "NTK of the features" } as const;

/** All eigenvalues of a block kernel with their multiplicities, largest first. */
function blockEigenvalues(blocks: Blocks, classes: number, perClass: number): number[] {
  const { single, class: between, global } = blockSpectrum(blocks, { classes, perClass });
  return [single, between, global]
    .flatMap(({ value, multiplicity }) => Array<number>(multiplicity).fill(value))
    .sort((a, b) => b - a);
}

function spectraOf(course: TrainingCourse): MeasuredSpectrum[] {
  return course.kernels.flatMap(({ kernel, side, picture }) => {
    if ((kernel !== "gamma" && kernel !== "kappa") || !picture.every(Number.isFinite)) return [];
    const classes = side / course.perClass;
    // Rounded to five digits on its way through the row: symmetric only to that.
    const K = symmetrise(matrix(side, side, Float64Array.from(picture)));
    const labels = Int32Array.from({ length: side }, (_, i) => Math.floor(i / course.perClass));
    const { values, vectors } = eigh(K);
    const permuted = seededRandom(0).permutation(side);
    return [
      {
        title: names[kernel],
        classes,
        measured: Array.from(values).reverse(),
        labelShare: labelShare(vectors, labels, classes),
        permutedShare: labelShare(
          vectors,
          Array.from(permuted, (i) => labels[i]!),
          classes,
        ),
        predicted: blockEigenvalues(closestBlockKernel(K, labels), classes, course.perClass),
      },
    ];
  });
}

const endedCourse = ({ courses }: TrainingSummary) => courses.find(({ kernels }) => kernels.length > 0);

/** Eigenvalues by rank, measured and of the closest block kernel. */
export function spectrumFigures(summary: TrainingSummary): NamedFigure[] {
  const course = endedCourse(summary);
  if (!course) return [];
  const panels = spectraOf(course).map(({ title, measured, predicted }): LineFigure => {
    const x = measured.map((_, i) => i + 1);
    return {
      kind: "line",
      title,
      x: { label: "rank", scale: "log" },
      y: { label: "eigenvalue", scale: "log" },
      series: [
        { name: "measured", x, y: measured },
        { name: "closest block kernel", x, y: predicted, dashed: true, markers: false },
      ],
    };
  });
  return [
    {
      name: "spectrum",
      figure: {
        kind: "panels",
        title: "Spectra of the measured kernels",
        subtitle: describeCourses([course]),
        panels,
      },
      caption:
        "A block kernel has three eigenvalues: one for constants, C − 1 for differences of classes, " +
        "N − C for differences within classes.",
    },
  ];
}

/** The formulas beside the largest eigenvalue, the mean of the next C − 1 and the mean of the rest. */
export function spectrumTables(summary: TrainingSummary): NamedTable[] {
  const course = endedCourse(summary);
  if (!course) return [];
  return [
    {
      name: "clusters",
      title: "Clusters of eigenvalues: measured mean, and the closest block kernel's",
      columns: ["kernel", "eigenvalues", "number", "measured", "block kernel"],
      rows: spectraOf(course).flatMap((one) =>
        clusters(one).map(({ name, measured, predicted }) => [
          one.title,
          name,
          measured.length,
          mean(measured),
          mean(predicted),
        ]),
      ),
    },
  ];
}

function clusters({ measured, predicted, classes }: MeasuredSpectrum) {
  const cut = (name: string, from: number, to: number) => ({
    name,
    measured: measured.slice(from, to),
    predicted: predicted.slice(from, to),
  });
  return [
    cut("constants", 0, 1),
    cut("differences of classes", 1, classes),
    cut("differences within classes", classes, measured.length),
  ];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Random block kernels on which the formulas are tried. */
const KERNELS = 20;

/** The largest relative error of the formulas over random block kernels, for diagonals that are a factor too large. */
function largestError(factor: number): number {
  const random = seededRandom(0);
  let error = 0;
  for (let i = 0; i < KERNELS; i++) {
    const [classes, perClass] = [2 + random.integer(9), 2 + random.integer(7)];
    const between = random.uniform(0, 1);
    const within = between + random.uniform(0, 1);
    const blocks = { between, within, diagonal: within + random.uniform(0, 1) };
    const labels = Int32Array.from({ length: classes * perClass }, (_, at) => Math.floor(at / perClass));
    const values = Array.from(eigvalsh(blockKernel(blocks, labels))).reverse();
    const formulas = blockEigenvalues({ ...blocks, diagonal: factor * blocks.diagonal }, classes, perClass);
    const largest = formulas[0] ?? 1;
    values.forEach((value, at) => {
      error = Math.max(error, Math.abs(value - (formulas[at] ?? 0)) / largest);
    });
  }
  return error;
}

/** The formulas are exact; the measured kernels have their three clusters. */
export function spectrumChecks(summary: TrainingSummary): Check[] {
  const [error, off] = [largestError(1), largestError(1 + 1e-9)];
  const [exactly, twice] = [below(1e-12), above(2)];
  const exact: Check = {
    id: "exact",
    claim:
      "a block kernel has the eigenvalues λ_single (N − C times), λ_class (C − 1 times) and λ_global (once)",
    source: "[NTC], ntk-collapse/spectrum; theory §6",
    origin: "ours",
    rule: `relative error ${exactly.text} over ${KERNELS} random block kernels`,
    seen: everyIs(exactly, [error]),
    detail: `${KERNELS} random block kernels: largest relative error ${shortNumber(error)}`,
    control: {
      name: "the formulas for a diagonal that is larger by a part in 10⁹",
      seen: everyIs(exactly, [off]),
      detail: `largest relative error ${shortNumber(off)}`,
    },
  };
  const course = endedCourse(summary);
  if (!course) return [exact];
  const measured = spectraOf(course).map((one): Check => {
    const [global = 0, between = 0, single = 0] = clusters(one).map((cluster) => mean(cluster.measured));
    const gap = (one.measured[one.classes - 1] ?? 0) / (one.measured[one.classes] ?? 1);
    const holds = everyIs(twice, [global / between, between / single]);
    return {
      id: one.title === names.gamma ? "clusters-logits" : "clusters-features",
      claim: `the ${one.title} has three clusters: 1, C − 1 and N − C eigenvalues, each far below the one before`,
      source: "[NTC], ntk-collapse/spectrum",
      origin: "recollected",
      rule:
        `each mean over the next one is ${twice.text}, and the share that the C leading eigenvectors ` +
        `carry is ${labelled.text} of the class indicators (a sorted spectrum alone has a largest, ` +
        "some larger and many smaller eigenvalues); not with permuted labels",
      seen: allHold(holds, everyIs(labelled, [one.labelShare])),
      control: {
        name: "the same kernel with its labels permuted",
        seen: allHold(holds, everyIs(labelled, [one.permutedShare])),
        detail: `share of the class indicators ${shortNumber(one.permutedShare)}`,
      },
      detail:
        `${describeCourses([course])}: ${shortNumber(global)}, mean ${shortNumber(between)}, mean ` +
        `${shortNumber(single)}; the smallest of the classes is ${shortNumber(gap)} times the ` +
        `largest within them; the leading eigenvectors carry ${shortNumber(one.labelShare)} of the ` +
        "class indicators",
    };
  });
  return [exact, ...measured];
}
