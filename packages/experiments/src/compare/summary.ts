import type { ResultRow } from "../experiment.js";
import { groupBy } from "../statistics.js";
import type { LabelKind } from "./config.js";
import { type Measured, measures } from "./measure.js";

/** The compared systems: the explanations, the null that explains nothing, and the networks as their reference. */
export const systemNames: Readonly<Record<string, string>> = {
  pixels: "pixels",
  "class-free": "points without classes",
  nngp: "NNGP",
  ntk: "NTK",
  adaptive: "adaptive kernel",
  "deep-rfm": "Deep RFM",
  blocks: "block dynamics",
  mlp: "MLP",
  resnet: "ResNet20",
};

/** One measured state of a system. */
export interface Point extends Measured {
  readonly step: number;
  readonly trainError: number;
}

/** A system over its steps on one split under one kind of labels. */
export interface SystemCourse {
  readonly data: string;
  readonly split: number;
  readonly labels: LabelKind;
  readonly system: string;
  readonly decay: boolean;
  readonly start: string;
  readonly halving: number;
  /** None of a course that did not come to its end: what it had reached is no end to be held against. */
  readonly points: readonly Point[];
  /** Why there are no points. */
  readonly reason?: string | undefined;
}

export interface CompareSummary {
  readonly courses: readonly SystemCourse[];
  readonly perClass: number;
}

const numberOrNull = (value: unknown) => (typeof value === "number" ? value : null);

function pointOf(row: ResultRow): Point {
  const cells = measures.map((key) => [key, numberOrNull(row[key])] as const);
  const found = Object.fromEntries(cells) as Measured;
  return { ...found, step: Number(row["step"]), trainError: Number(row["trainError"]) };
}

function courseOf(rows: readonly ResultRow[]): SystemCourse {
  const [first] = rows as [ResultRow];
  const reason = rows.find((row) => row["reason"] !== undefined)?.["reason"];
  return {
    data: String(first["data"]),
    split: Number(first["split"]),
    labels: first["labels"] as LabelKind,
    system: String(first["system"]),
    decay: Number(first["weightDecay"] ?? 0) > 0,
    start: String(first["start"] ?? ""),
    halving: Number(first["halving"] ?? 1),
    points: reason === undefined ? rows.map(pointOf) : [],
    ...(reason !== undefined && { reason: String(reason) }),
  };
}

/** The rows as courses. */
export function summariseCompare(rows: readonly ResultRow[]): CompareSummary {
  const key = (row: ResultRow) =>
    ["data", "split", "labels", "system", "weightDecay", "start", "halving"]
      .map((name) => row[name])
      .join("|");
  return {
    courses: [...groupBy(rows, key).values()].map(courseOf),
    perClass: Number(rows[0]?.["perClass"] ?? Number.NaN),
  };
}

/** A quantity of a course at a training error: its logarithm by straight lines over ln error, held at the ends. */
export function logAt(
  { points }: SystemCourse,
  error: number,
  key: "trainNc1" | "testNc1" | "testError",
): number | undefined {
  const known = points
    .flatMap((point) => {
      const value = point[key];
      return value !== null && value > 0 && point.trainError > 0
        ? [[Math.log(point.trainError), Math.log(value)] as const]
        : [];
    })
    .sort(([a], [b]) => a - b);
  const at = Math.log(error);
  const right = known.findIndex(([x]) => x >= at);
  if (known.length === 0) return undefined;
  if (right <= 0) return (right === 0 ? known[0] : known.at(-1))![1];
  const [[x0, y0], [x1, y1]] = [known[right - 1]!, known[right]!];
  return y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}
