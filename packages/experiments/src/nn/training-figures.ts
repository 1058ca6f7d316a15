import type { Figure, LineFigure, ScatterFigure } from "@collapsar/plot";
import type { NamedFigure } from "../experiment.js";
import type { CollapseProbe } from "./training/collapse-probe.js";
import { lastProbe, type TrainingCourse, type TrainingSummary } from "./training-summary.js";

type Quantity = keyof CollapseProbe;

/** A training that collapsed: its NC1 fell to a tenth. */
const collapsed = ({ probes }: TrainingCourse) => (probes.at(-1)?.nc1 ?? 1) < 0.1 * (probes[0]?.nc1 ?? 0);

/**
 * One quantity of every training over the epochs: a colour for each setting but the rate where there are several
 * rates, solid where the network collapsed; a line where all training rows are fitted.
 */
function overEpochs(
  courses: readonly TrainingCourse[],
  title: string,
  key: Quantity,
  log: boolean,
): LineFigure {
  const families = [...new Set(courses.map(familyOf))];
  const several = families.length > 1 && families.length < courses.length;
  const [only] = courses;
  // the accuracy itself needs no line, and its points would lie under the label
  const marked = courses.length === 1 && key !== "trainAccuracy";
  const fitted = marked && only ? fittedAt(only) : undefined;
  return {
    kind: "line",
    title,
    x: { label: "epoch (0, the start, stands at ½)", scale: "log" },
    y: { label: title, scale: log ? "log" : "linear" },
    series: courses.map((course) => ({
      name: course.label,
      // Epoch 0 stands at ½ on the logarithmic axis.
      x: course.at.map((epoch) => Math.max(epoch, 0.5)),
      y: course.probes.map((probe) => probe[key]),
      dashed: courses.length > 1 && !collapsed(course),
      ...(several ? { colour: families.indexOf(familyOf(course)) } : {}),
    })),
    ...(fitted === undefined ? {} : { rules: [{ axis: "x", at: fitted, label: "99.9 % accuracy" }] }),
  };
}

const familyOf = ({ data, network, loss, initialisation }: TrainingCourse) =>
  [data, network, loss, initialisation].join(", ");

/** The first measured epoch at which 99.9 % of the training rows are right. */
function fittedAt({ at, probes }: TrainingCourse): number | undefined {
  const found = probes.findIndex(({ trainAccuracy }) => trainAccuracy >= 0.999);
  return found > 0 ? at[found] : undefined;
}

function panels(title: string, subtitle: string, figures: readonly LineFigure[]): Figure {
  return { kind: "panels", title, subtitle, panels: figures };
}

/** How small a run is against the published one, for the figures' subtitles. */
function sizeOf([course]: readonly TrainingCourse[]): string {
  return course
    ? `${course.samples} training rows, width × ${course.widthFactor}, ${course.epochs} epochs, ${course.data}`
    : "";
}

/** Curves over training: loss, collapse, kernels, invariant. */
export function trainingFigures({ courses }: TrainingSummary): NamedFigure[] {
  const of = (title: string, key: Quantity, log = true) => overEpochs(courses, title, key, log);
  const size = sizeOf(courses);
  return [
    {
      name: "collapse",
      figure: panels("Collapse over training", size, [
        of("NC1", "nc1"),
        of("NC2", "nc2"),
        of("NC3", "nc3"),
        of("NC4", "nc4", false),
        of("alignment of the NTK", "gammaAlignment", false),
        of("training accuracy", "trainAccuracy", false),
      ]),
      caption:
        "NC1 is the trace ratio, NC2 the distance to a simplex, NC3 the distance of classifier and " +
        "class means, NC4 the share of rows to which the nearest class mean gives another label than " +
        "the classifier, on the balanced probe rows. Dashed where NC1 does not fall to a tenth.",
    },
    {
      name: "measures",
      figure: panels("Other measures of collapse", size, [
        of("NC1, mean deviation within classes", "nc1Std"),
        of("NC2, mean square of cosines", "nc2MeanSquare"),
        of("NC3, W centred over classes", "nc3Centred"),
      ]),
      caption:
        "The published code's NC1 is a standard deviation in absolute units, which grows with the features themselves.",
    },
    {
      name: "invariant",
      figure: panels("The invariant over training", size, [
        of("‖E‖", "invariantNorm"),
        of("‖WᵀW‖", "weightsNorm"),
        of("‖E‖ against its sides", "invariantRelative"),
        of("alignment of the two sides", "invariantAlignment", false),
        of("α", "alpha", false),
      ]),
      caption:
        "E = WᵀW − H K⁻¹Hᵀ with the blocks of the measured feature kernel: 0, and alignment 1, where " +
        "the theorem's hypothesis holds.",
    },
    {
      name: "alignment",
      figure: panels("Kernels and labels over training", size, [
        of("alignment of the NTK", "gammaAlignment", false),
        of("alignment of the feature kernel", "kappaAlignment", false),
        of("centred, NTK", "gammaCentredAlignment", false),
        of("centred, feature kernel", "kappaCentredAlignment", false),
      ]),
      caption:
        "Cosine between each measured kernel and the label kernel YᵀY, plain as in the paper and centred over samples.",
    },
    {
      name: "accuracy",
      figure: panels("Loss and accuracy over training", size, [
        of("training loss", "trainLoss"),
        of("test loss", "testLoss"),
        of("training accuracy", "trainAccuracy", false),
        of("test accuracy", "testAccuracy", false),
      ]),
    },
  ];
}

/** Norms at the end and over training: class means, scatter, global mean. */
export function normFigures({ courses }: TrainingSummary): NamedFigure[] {
  const of = (title: string, key: Quantity) => overEpochs(courses, title, key, true);
  return [
    {
      name: "norms",
      figure: panels("Norms over training", sizeOf(courses), [
        of("‖H1H1ᵀ‖", "meansNorm"),
        of("‖H2H2ᵀ‖", "scatterNorm"),
        of("‖h̄h̄ᵀ‖", "globalMeanNorm"),
      ]),
      caption:
        "Features that end in ReLU cannot have a zero mean: ‖h̄h̄ᵀ‖ stays large, and the theorem's " +
        "hypothesis of a zero mean can only hold approximately.",
    },
  ];
}

/** One dot a trained network: how collapsed it is against the invariant and against its test accuracy. */
export function scatterFigures({ courses }: TrainingSummary): NamedFigure[] {
  const initialisations = [...new Set(courses.map(({ initialisation }) => initialisation))];
  const cloud = (title: string, x: Quantity, y: Quantity, logX: boolean): ScatterFigure => ({
    kind: "scatter",
    title,
    x: { label: labels[x] ?? x, scale: logX ? "log" : "linear" },
    y: { label: labels[y] ?? y, scale: "log" },
    series: initialisations.map((initialisation) => {
      const own = courses.filter(
        (course) => course.initialisation === initialisation && course.ended === undefined,
      );
      return {
        name: initialisation,
        x: own.map((course) => lastProbe(course)[x]),
        y: own.map((course) => lastProbe(course)[y]),
      };
    }),
  });
  const figure: Figure = {
    kind: "panels",
    title: "Trained networks: collapse against the invariant and the accuracy",
    subtitle: sizeOf(courses),
    panels: [
      cloud("NC1 against ‖E‖", "invariantRelative", "nc1", true),
      cloud("NC1 against the sides' alignment", "invariantAlignment", "nc1", false),
      cloud("NC1 against test accuracy", "testAccuracy", "nc1", false),
      cloud("NC1 against the NTK's alignment", "gammaAlignment", "nc1", false),
      cloud("NC1 against the feature kernel's alignment", "kappaAlignment", "nc1", false),
      cloud("NC2 against the sides' alignment", "invariantAlignment", "nc2", false),
      cloud("NC3 against the sides' alignment", "invariantAlignment", "nc3", false),
    ],
  };
  return [
    {
      name: "scatter",
      figure,
      caption: "One dot a network at the end of training; colour is the initialisation.",
    },
  ];
}

const labels: Partial<Record<Quantity, string>> = {
  invariantRelative: "‖E‖ against its sides",
  invariantAlignment: "alignment of the two sides",
  testAccuracy: "test accuracy",
  gammaAlignment: "alignment of the NTK with the labels",
  kappaAlignment: "alignment of the feature kernel",
  nc1: "NC1",
  nc2: "NC2",
  nc3: "NC3",
};
