import { type Effect, effectOver } from "../check.js";
import { groupBy } from "../statistics.js";
import type { LabelKind } from "./config.js";
import { type CompareSummary, logAt, type Point, type SystemCourse } from "./summary.js";

/** An explanation, and how its course is read at the training error of a network. */
export interface Explanation {
  readonly id: string;
  readonly name: string;
  readonly system: string;
  /** The layer of a Deep RFM, whose machines all reach about the same error; others are read at the error itself. */
  readonly layer?: "first" | "last";
}

export const explanations: readonly Explanation[] = [
  { id: "pixels", name: "pixels (no explanation)", system: "pixels" },
  { id: "class-free", name: "kernel of points without classes", system: "class-free" },
  { id: "nngp", name: "NNGP", system: "nngp" },
  { id: "ntk", name: "NTK", system: "ntk" },
  { id: "adaptive", name: "adaptive kernel", system: "adaptive" },
  { id: "deep-rfm-first", name: "Deep RFM, first layer", system: "deep-rfm", layer: "first" },
  { id: "deep-rfm-last", name: "Deep RFM, last layer", system: "deep-rfm", layer: "last" },
  { id: "blocks", name: "block dynamics", system: "blocks" },
];

export const quantities = ["trainNc1", "testNc1", "testError"] as const;
export type Quantity = (typeof quantities)[number];

function read(
  { layer }: Explanation,
  course: SystemCourse,
  error: number,
  key: Quantity,
): number | undefined {
  if (layer === undefined) return logAt(course, error, key);
  const point = (layer === "first" ? course.points[0] : course.points.at(-1)) as Point | undefined;
  const value = point?.[key];
  return value ? Math.log(value) : undefined;
}

/** The block dynamics know one network, and that one has no decay. */
const explains = (course: SystemCourse, network: SystemCourse) =>
  course.system !== "blocks" || (course.start === network.start && !network.decay);

/** Which networks an explanation is held against. */
export interface Against {
  readonly system: "mlp" | "resnet";
  readonly decay: boolean;
  /** Labels of the networks' training rows. */
  readonly labels: LabelKind;
  /** Labels that the explanation was fitted with; the networks' own by default. */
  readonly fitted?: LabelKind | undefined;
}

/** ln predicted − ln measured at the end of each network, by split of each data set; undefined where one has none. */
function networkGaps(
  { courses }: CompareSummary,
  explanation: Explanation,
  against: Against,
  key: Quantity,
): (number | undefined)[][] {
  const { system, decay, labels, fitted = labels } = against;
  const networks = courses.filter(
    (course) =>
      course.system === system && course.decay === decay && course.labels === labels && course.halving === 1,
  );
  const bySplit = groupBy(networks, ({ data, split }) => `${data}|${split}`);
  return [...bySplit.values()].map((own) =>
    own.map((network) => {
      const end = network.points.at(-1);
      const theory = courses.find(
        (course) =>
          course.system === explanation.system &&
          course.data === network.data &&
          course.split === network.split &&
          course.labels === fitted &&
          explains(course, network),
      );
      const measured = end?.[key];
      if (!end || !theory || !measured) return undefined;
      const predicted = read(explanation, theory, end.trainError, key);
      return predicted === undefined ? undefined : predicted - Math.log(measured);
    }),
  );
}

type GapsOf<Result> = (...asked: Parameters<typeof networkGaps>) => Result;

/** ln predicted − ln measured at the end of the networks, averaged within each split that has any. */
export const gapsOf: GapsOf<number[]> = (...asked) =>
  networkGaps(...asked).flatMap((own) => {
    const known = own.filter((gap) => gap !== undefined);
    return known.length === 0 ? [] : [known.reduce((a, b) => a + b, 0) / known.length];
  });

/** Whether an explanation has a prediction for every network that it is held against. */
export const predictsAll: GapsOf<boolean> = (...asked) =>
  networkGaps(...asked).every((own) => own.every((gap) => gap !== undefined));

/** The mean gap with its interval over splits and data sets; undefined where nothing is predicted. */
export function gapEffect(
  summary: CompareSummary,
  explanation: Explanation,
  against: Against,
  key: Quantity,
): Effect | undefined {
  return effectOver(
    `ln ${key} of ${explanation.name} over the ${against.system}'s`,
    gapsOf(summary, explanation, against, key),
  );
}
