import type { Figure, LineFigure, Series } from "@collapsar/plot";
import type { NamedFigure } from "../experiment.js";
import type { LabelKind } from "./config.js";
import { type Against, explanations, gapEffect } from "./gaps.js";
import { type CompareSummary, type SystemCourse, systemNames } from "./summary.js";

/** Errors below this are no different to a reader, and would stretch the axis. */
const SMALLEST = 1e-9;

const colours = Object.keys(systemNames);

function seriesName({ system, decay, start }: SystemCourse): string {
  const name = systemNames[system] ?? system;
  if (system !== "mlp") return name;
  return `${name}, ${decay ? "with" : "without"} decay, ${start} start`;
}

function curve(course: SystemCourse, key: "trainNc1" | "testNc1"): Series[] {
  const points = course.points.filter((point) => point[key] !== null && point.trainError >= SMALLEST);
  if (points.length === 0) return [];
  return [
    {
      name: seriesName(course),
      x: points.map(({ trainError }) => trainError),
      y: points.map((point) => point[key]!),
      colour: colours.indexOf(course.system),
      dashed: course.system === "mlp" ? !course.decay : course.system === "blocks",
      markers: ["mlp", "resnet", "deep-rfm"].includes(course.system),
    },
  ];
}

/** Curves of a split in a front figure: the explanations, and the networks from their small start. */
const shownCourses = ({ courses }: CompareSummary, data: string, labels: LabelKind) =>
  courses.filter(
    (course) =>
      course.data === data &&
      course.split === 0 &&
      course.labels === labels &&
      course.halving === 1 &&
      course.system !== "class-free" &&
      course.start !== "large",
  );

function front(summary: CompareSummary, data: string, labels: LabelKind): NamedFigure[] {
  const courses = shownCourses(summary, data, labels);
  if (courses.length === 0) return [];
  const panel = (title: string, key: "trainNc1" | "testNc1"): LineFigure => ({
    kind: "line",
    title,
    x: { label: "training error (mean square)", scale: "log" },
    y: { label: "NC1", scale: "log" },
    series: courses.flatMap((course) => curve(course, key)),
  });
  const suffix = labels === "true" ? "" : `-${labels}`;
  return [
    {
      name: `compare-${data.replace(/\W+/g, "-")}${suffix}`,
      figure: {
        kind: "panels",
        title: `Three explanations of one collapse: ${data}, ${labels} labels`,
        subtitle:
          "NC1 against the common training error, on rows that were trained on and on rows that were not",
        panels: [panel("training rows", "trainNc1"), panel("test rows", "testNc1")],
      },
      caption:
        labels === "true"
          ? "Training goes from right to left. A kernel whose features do not learn is a level line; the " +
            "layers of a Deep RFM go down at an error near zero; the block dynamics start from the MLP's " +
            "own early state and know no test rows."
          : "The same systems where the labels say nothing: what falls here too is memory, not learning.",
    },
  ];
}

const conditions: readonly { readonly name: string; readonly against: Against }[] = [
  { name: "MLP with decay", against: { system: "mlp", decay: true, labels: "true" } },
  { name: "MLP without decay", against: { system: "mlp", decay: false, labels: "true" } },
  { name: "ResNet20 with decay", against: { system: "resnet", decay: true, labels: "true" } },
];

/** Predicted minus measured with bands, on training and on test rows. */
function gapFigure(summary: CompareSummary): NamedFigure {
  const panel = (title: string, key: "trainNc1" | "testNc1"): Exclude<Figure, { kind: "panels" }> => ({
    kind: "bar",
    title,
    categories: explanations.map(({ name }) => name),
    x: { label: "explanation" },
    y: { label: "ln NC1 predicted − ln NC1 measured" },
    series: conditions.flatMap(({ name, against }) => {
      const effects = explanations.map((one) => gapEffect(summary, one, against, key));
      if (effects.every((effect) => effect === undefined)) return [];
      const of = (value: (effect: NonNullable<(typeof effects)[number]>) => number) =>
        effects.map((effect) => (effect ? value(effect) : Number.NaN));
      return [
        {
          name,
          y: of(({ value }) => value),
          low: of(({ low, value }) => low ?? value),
          high: of(({ high, value }) => high ?? value),
        },
      ];
    }),
  });
  return {
    name: "gaps",
    figure: {
      kind: "panels",
      title: "Which explanation predicts the collapse of a trained network?",
      subtitle: "true labels, at the network's last training error; bands are 95 % over splits and data sets",
      panels: [panel("training rows", "trainNc1"), panel("test rows", "testNc1")],
      columns: 1,
    },
    caption: "0 is right, above 0 the network is more collapsed than predicted, below 0 less.",
  };
}

/** The figures of the comparison, the front figure first. */
export function compareFigures(summary: CompareSummary): NamedFigure[] {
  const data = [...new Set(summary.courses.map((course) => course.data))];
  return [
    ...data.flatMap((name) => front(summary, name, "true")),
    gapFigure(summary),
    ...data.flatMap((name) => front(summary, name, "shuffled")),
  ];
}
