import { type Matrix, matrix } from "@collapsar/linalg";
import type { Figure, MatrixFigure } from "@collapsar/plot";
import { shortNumber } from "@collapsar/plot/parts";
import { below, everyIs } from "../bound.js";
import type { Check } from "../check.js";
import type { NamedFigure } from "../experiment.js";
import type { KernelPicture } from "./training/kernel-pictures.js";
import { describeCourses } from "./training-checks.js";
import type { TrainingCourse, TrainingSummary } from "./training-summary.js";

const titles: Readonly<Record<KernelPicture["kernel"], string>> = {
  gamma: "NTK of the logits, samples by class",
  kappa: "NTK of the features, samples by class",
  "gamma-outputs": "‖Θ_kl‖ by pair of logits",
  "kappa-outputs": "‖Θʰ_kl‖ by pair of features",
};

/**
 * The measured kernels of the first network that ended, each scaled by its largest entry: over samples and over
 * outputs.
 */
export function kernelFigures({ courses }: TrainingSummary): NamedFigure[] {
  const course = courses.find(({ kernels }) => kernels.length > 0);
  if (!course) return [];
  const figure: Figure = {
    kind: "panels",
    title: "Measured kernels at the end of training",
    subtitle: `${course.network}, ${course.perClass} samples of each class, ${course.data}`,
    columns: 2,
    panels: course.kernels.map((picture) => panelOf(picture, course)),
  };
  return [
    {
      name: "kernels",
      figure,
      caption:
        "Over samples the diagonal, within-class and between-class entries are the three blocks; " +
        "over outputs the norms of the kernel's blocks Θ_kl, diagonal where outputs do not mix.",
    },
  ];
}

function panelOf({ kernel, side, picture }: KernelPicture, { perClass }: TrainingCourse): MatrixFigure {
  const bySample = kernel === "gamma" || kernel === "kappa";
  const copies = Math.ceil(PICTURE / side);
  const size = perClass * copies;
  const groups = Array.from({ length: side / perClass }, (_, c) => ({ name: String(c), size }));
  return {
    kind: "matrix",
    title: titles[kernel],
    matrix: scaled(side, picture, copies),
    colours: "sequential",
    value: { label: "share of the largest entry" },
    ...(bySample ? { groups } : {}),
  };
}

/** Pixels of a picture at least: a small matrix is enlarged by whole cells, which no converter of pictures blurs. */
const PICTURE = 240;

/** Entries divided by the largest, each as a square of copies. */
function scaled(side: number, picture: readonly number[], copies: number): Matrix {
  const largest = picture.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const width = side * copies;
  return matrix(
    width,
    width,
    Float64Array.from({ length: width * width }, (_, at) => {
      const [row, col] = [Math.floor(at / width / copies), Math.floor((at % width) / copies)];
      return (picture[row * side + col] ?? 0) / largest;
    }),
  );
}

function ratioText({ ratio, kernel }: { readonly ratio: number; readonly kernel: string }): string {
  return `${shortNumber(ratio)} for the ${kernel === "gamma-outputs" ? "logits" : "features"}`;
}

/**
 * Blocks of different outputs are smaller than those of one output; at collapse at most 1/(C − 1) of them for the
 * logits.
 */
export function outputChecks({ courses }: TrainingSummary): Check[] {
  const course = courses.find(({ kernels }) => kernels.length > 0);
  if (!course) return [];
  const small = below(0.5);
  const ratiosAt = (shift: number) =>
    (["gamma-outputs", "kappa-outputs"] as const).map((kernel) => {
      const picture = course.kernels.find((one) => one.kernel === kernel);
      return { kernel, ratio: picture ? offDiagonalShare(picture, shift) : Number.NaN };
    });
  const [ratios, shifted] = [ratiosAt(0), ratiosAt(1)];
  const areSmall = (of: typeof ratios) =>
    everyIs(
      small,
      of.map(({ ratio }) => ratio),
    );
  return [
    {
      id: "outputs",
      claim: "blocks of two different outputs are smaller than those of one output, in both kernels",
      source: "[NTC], ntk-collapse/kernels (c), (d)",
      origin: "recollected",
      rule: `mean ‖Θ_kl‖ over mean ‖Θ_kk‖ ${small.text} in both kernels`,
      seen: areSmall(ratios),
      detail:
        `${describeCourses([course])}: mean ‖Θ_kl‖ over mean ‖Θ_kk‖ is ` +
        `${ratios.map(ratioText).join(", ")}; ` +
        "at collapse at most 1/(C − 1) for the logits",
      control: {
        name: "each output's own block taken to be that with the next output",
        seen: areSmall(shifted),
        detail: shifted.map(ratioText).join(", "),
      },
    },
  ];
}

/** Mean of the blocks of two outputs over that of one output's own, which stand `shift` columns off the diagonal. */
function offDiagonalShare({ side, picture }: KernelPicture, shift: number): number {
  let [on, off] = [0, 0];
  picture.forEach((value, at) => {
    if ((Math.floor(at / side) + shift) % side === at % side) on += value;
    else off += value;
  });
  return off / (side - 1) / on;
}
