import type { NamedTable } from "../experiment.js";
import { groupBy, meanAndDeviation, shortly } from "../statistics.js";
import { type Against, type Explanation, explanations, gapEffect, type Quantity } from "./gaps.js";
import { type CompareSummary, type Point, type SystemCourse, systemNames } from "./summary.js";

const shownEffect = (
  summary: CompareSummary,
  one: Explanation,
  against: Against,
  key: Quantity,
): string | null => {
  const effect = gapEffect(summary, one, against, key);
  if (effect === undefined) return null;
  const { value, low, high } = effect;
  return low === undefined ? shortly(value) : `${shortly(value)} (${shortly(low)} to ${shortly(high!)})`;
};

/** The front table: what each explanation predicts of the MLPs, minus what was measured. */
function gapTable(summary: CompareSummary): NamedTable {
  const decay: Against = { system: "mlp", decay: true, labels: "true" };
  const none: Against = { ...decay, decay: false };
  return {
    name: "gaps",
    title: "ln predicted − ln measured at the end of training (95 % over splits and data sets; 0 is right)",
    columns: [
      "explanation",
      "NC1 test, decay",
      "NC1 train, decay",
      "NC1 test, no decay",
      "NC1 train, no decay",
      "test error, no decay",
    ],
    rows: explanations.map((one) => [
      one.name,
      shownEffect(summary, one, decay, "testNc1"),
      shownEffect(summary, one, decay, "trainNc1"),
      shownEffect(summary, one, none, "testNc1"),
      shownEffect(summary, one, none, "trainNc1"),
      shownEffect(summary, one, none, "testError"),
    ]),
  };
}

const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : meanAndDeviation(known).mean;
};

/** A system and how it was trained, in the cells of a table. */
const kind = ({ data, labels, system, decay, start }: SystemCourse) =>
  [
    data,
    labels,
    systemNames[system] ?? system,
    system === "mlp" || system === "resnet" ? (decay ? "on" : "off") : "",
    start,
  ] as const;

/** Every system at its end, on all labels, mean over splits. */
function endTable({ courses }: CompareSummary): NamedTable {
  const whole = courses.filter(({ halving, points }) => halving === 1 && points.length > 0);
  const groups = groupBy(whole, (course) => kind(course).join("|"));
  const at = (own: readonly SystemCourse[], key: keyof Point) =>
    mean(own.map(({ points }) => points.at(-1)![key]));
  const keys = [
    "trainError",
    "testError",
    "trainNc1",
    "testNc1",
    "trainNc2",
    "testNc2",
    "trainNc3",
    "testNc3",
    "testNearest",
  ] as const;
  return {
    name: "ends",
    title: "Every system at its end, mean over splits",
    columns: [
      "data",
      "labels",
      "system",
      "decay",
      "start",
      "train error",
      "test error",
      "NC1 train",
      "NC1 test",
      "NC2 train",
      "NC2 test",
      "NC3 train",
      "NC3 test",
      "nearest mean, test",
    ],
    rows: [...groups.values()].map((own) => [...kind(own[0]!), ...keys.map((key) => at(own, key))]),
  };
}

/** Systems that have no point, with the reason. */
function leftOut({ courses }: CompareSummary): NamedTable[] {
  const rows = courses.flatMap((course) =>
    course.reason === undefined ? [] : [[...kind(course), course.split, course.reason]],
  );
  return rows.length === 0
    ? []
    : [
        {
          name: "left-out",
          title: "Left out",
          columns: ["data", "labels", "system", "decay", "start", "split", "reason"],
          rows,
        },
      ];
}

export const compareTables = (summary: CompareSummary): NamedTable[] => [
  gapTable(summary),
  endTable(summary),
  ...leftOut(summary),
];
