import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { above, allHold, below, everyIs, provided } from "../bound.js";
import { type Check, type Control, effectOver, meanInterval } from "../check.js";
import { groupBy, shortly } from "../statistics.js";
import type { LabelKind } from "./config.js";
import { type Against, type Explanation, explanations, gapsOf, predictsAll, type Quantity } from "./gaps.js";
import type { CompareSummary, Point, SystemCourse } from "./summary.js";

const source = "ours: no paper lays the explanations side by side";

/** How far off a prediction may be: a factor of 2. */
const MARGIN = Math.LN2;

/** Splits from which on an interval says something. */
const LEAST = 3;

const rowNames = { trainNc1: "training rows", testNc1: "test rows" } as const;

/** Whether the mean gap and its interval lie within a factor of 2; undefined with too few splits. */
function near(gaps: readonly number[]): boolean | undefined {
  if (gaps.length < LEAST) return undefined;
  const { low, high } = meanInterval(gaps);
  return allHold(everyIs(above(-MARGIN), [low]), everyIs(below(MARGIN), [high]));
}

const shownGaps = (gaps: readonly number[]) =>
  gaps.length === 0
    ? "it predicts nothing here"
    : `ln predicted − ln measured is ${gaps.map(shortly).join(", ")} over the splits`;

/** The same of an explanation: near where it predicts something of every network, not of some alone. */
const nearEach = (...asked: Parameters<typeof gapsOf>) =>
  provided(predictsAll(...asked), near(gapsOf(...asked)));

/** The pixels explain nothing: where they are near too, nearness says nothing. */
function pixelControl(summary: CompareSummary, against: Against, key: Quantity): Control {
  const asked = [summary, explanations[0]!, against, key] as const;
  return { name: "the pixels themselves", seen: nearEach(...asked), detail: shownGaps(gapsOf(...asked)) };
}

function predicts(
  summary: CompareSummary,
  explanation: Explanation,
  against: Against,
  key: "trainNc1" | "testNc1",
): Check {
  const gaps = gapsOf(summary, explanation, against, key);
  const decay = against.decay ? "with decay" : "without decay";
  return {
    id: `${explanation.id}-${key === "testNc1" ? "test" : "train"}${against.decay ? "" : "-no-decay"}`,
    claim:
      `${explanation.name} predicts the NC1 of the ${rowNames[key]} of MLPs trained ${decay}, at ` +
      "their training error",
    source,
    origin: "ours",
    rule:
      `the 95 % interval of ln NC1 predicted − measured over at least ${LEAST} splits lies within ` +
      "±ln 2; the pixels' own does not",
    seen: nearEach(summary, explanation, against, key),
    detail: `${summary.perClass} training rows of each class: ${shownGaps(gaps)}`,
    effect: effectOver("ln NC1 predicted − measured", gaps),
    control: pixelControl(summary, against, key),
  };
}

/** Courses of a system by split, for one kind of labels. */
const ofSystem = ({ courses }: CompareSummary, system: string, labels: LabelKind, decay = false) =>
  courses.filter(
    (course) =>
      course.system === system && course.labels === labels && course.decay === decay && course.halving === 1,
  );

/**
 * ln of a quantity at the first point over its last, mean within each split; NaN where it is undefined at one of
 * them.
 */
function falls(courses: readonly SystemCourse[], key: "trainNc1" | "testNc1"): number[] {
  const ln = (point: Point | undefined) => Math.log(point?.[key] ?? Number.NaN);
  return [...groupBy(courses, ({ data, split }) => `${data}|${split}`).values()].map((own) => {
    const each = own.map(({ points }) => ln(points[0]) - ln(points.at(-1)));
    return each.reduce((a, b) => a + b, 0) / each.length;
  });
}

/** A fall on true labels, with the same on shuffled ones as control. */
function fallCheck(
  summary: CompareSummary,
  {
    id,
    name,
    system,
    decay,
    key,
    factor,
  }: {
    readonly id: string;
    readonly name: string;
    readonly system: string;
    readonly decay: boolean;
    readonly key: "trainNc1" | "testNc1";
    readonly factor: number;
  },
): Check[] {
  const [fall, shuffled] = (["true", "shuffled"] as const).map((labels) =>
    falls(ofSystem(summary, system, labels, decay), key),
  ) as [number[], number[]];
  if (fall.length === 0) return [];
  const lowers = above(factor);
  const all = (values: readonly number[]) => everyIs(lowers, values.map(Math.exp));
  const shown = (values: readonly number[]) => values.map((value) => shortly(Math.exp(value))).join(", ");
  return [
    {
      id,
      claim:
        `${name} lowers the NC1 of ${rowNames[key]} by more than a factor of ${factor}, and not on ` +
        "shuffled labels",
      source,
      origin: "ours",
      rule:
        "NC1 at the first measurement over that at the last, geometric mean over starts, is " +
        `${lowers.text} in every split; on shuffled labels not in every split`,
      seen: all(fall),
      detail: `by ${shown(fall)} over the splits`,
      effect: effectOver("fall of ln NC1", fall),
      control: { name: "shuffled labels", seen: all(shuffled), detail: `by ${shown(shuffled)}` },
    },
  ];
}

/**
 * The first steps of a large start overshoot at any rate: what counts is the course after a tenth of the
 * measurements.
 */
const settled = ({ points }: SystemCourse) => Math.ceil(points.length / 10);

/** How far ln NC1 of the training rows moves over the measurements that count. */
function moved(course: SystemCourse): number {
  const known = course.points.slice(settled(course)).map(({ trainNc1 }) => Math.log(trainNc1 ?? Number.NaN));
  return largestOf(known) - leastOf(known);
}

/** The largest |ln| between the courses of a step and of its half, where both are measured at the same times. */
function stepGap(whole: SystemCourse, half: SystemCourse, key: "trainNc1" | "trainError"): number {
  const from = settled(whole);
  const gap = (point: Point, i: number) => Math.abs(Math.log(point[key]! / half.points[i]![key]!));
  return largestOf(whole.points.map(gap).slice(from));
}

const [small, large] = [below(0.1), above(0.2)];

/**
 * Whether a course and another one stay together in every split, where the course moves; a pair of which one is missing
 * is not left out of "every split".
 */
function stayTogether(pairs: readonly (readonly [SystemCourse | undefined, SystemCourse | undefined])[]) {
  const known = pairs.map(([whole, other]) => {
    const isPair = whole && other && other.points.length > 0 && whole.points.length === other.points.length;
    return isPair ? { whole, other } : undefined;
  });
  const gaps = known.map((pair) => (pair ? stepGap(pair.whole, pair.other, "trainNc1") : Number.NaN));
  const moves = known.map((pair) => pair && moved(pair.whole));
  return { gaps, seen: provided(everyIs(large, moves), everyIs(small, gaps)) };
}

function stepProven(summary: CompareSummary): Check[] {
  const halves = summary.courses.filter(({ system, halving }) => system === "mlp" && halving === 2);
  if (halves.length === 0) return [];
  const beside = (half: SystemCourse, decay: boolean) =>
    ofSystem(summary, "mlp", half.labels, decay).find(
      ({ data, split, start }) => data === half.data && split === half.split && start === half.start,
    );
  const own = stayTogether(halves.map((half) => [beside(half, false), half]));
  const decayed = stayTogether(halves.map((half) => [beside(half, false), beside(half, true)]));
  return [
    {
      id: "step-proven",
      claim:
        "the MLP's steps are small enough to stand for gradient flow: half of the step gives the same NC1",
      source,
      origin: "ours",
      rule:
        `|ln NC1 at the step − at half of it| stays ${small.text} at every measurement after the ` +
        "first tenth, in every split; counts only where ln NC1 changes over them by a span " +
        `${large.text} in every split`,
      seen: own.seen,
      detail: `largest ${own.gaps.map(shortly).join(", ")} over the splits, from the large start without decay`,
      effect: effectOver("largest |Δ ln NC1| by halving the step", own.gaps),
      control: {
        name: "the same step with weight decay in the place of its half",
        seen: decayed.seen,
        detail: `largest ${decayed.gaps.map(shortly).join(", ")} over the splits`,
      },
    },
  ];
}

/** The comparison's claims. */
export function compareChecks(summary: CompareSummary): Check[] {
  const theories = explanations.filter(({ id }) => id !== "pixels" && id !== "class-free");
  const withDecay: Against = { system: "mlp", decay: true, labels: "true" };
  const without: Against = { ...withDecay, decay: false };
  const feature = theories.filter(({ id }) => id !== "blocks");
  const blocks = theories.find(({ id }) => id === "blocks")!;
  return [
    ...stepProven(summary),
    ...feature.map((one) => predicts(summary, one, withDecay, "testNc1")),
    ...feature.map((one) => predicts(summary, one, without, "testNc1")),
    ...feature.map((one) => predicts(summary, one, withDecay, "trainNc1")),
    predicts(summary, blocks, without, "trainNc1"),
    ...fallCheck(summary, {
      id: "mlp-test-falls",
      name: "an MLP with decay",
      system: "mlp",
      decay: true,
      key: "testNc1",
      factor: 2,
    }),
    ...fallCheck(summary, {
      id: "deep-rfm-test-falls",
      name: "a Deep RFM",
      system: "deep-rfm",
      decay: false,
      key: "testNc1",
      factor: 2,
    }),
    ...fallCheck(summary, {
      id: "deep-rfm-train-falls",
      name: "a Deep RFM",
      system: "deep-rfm",
      decay: false,
      key: "trainNc1",
      factor: 10,
    }),
  ];
}
