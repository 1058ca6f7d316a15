import type { ResultRow } from "../experiment.js";
import { groupBy } from "../statistics.js";

/** One network with its probes in the order of epochs, and its layers at the start and the end. */
export interface NetCourse {
  readonly name: string;
  readonly repeat: number;
  readonly samples: number;
  readonly classes: number;
  readonly data: string;
  /** Why it ended early. */
  readonly ended: string | undefined;
  readonly probes: readonly Readonly<Record<string, number>>[];
  readonly layersAtStart: readonly Readonly<Record<string, number>>[];
  readonly layers: readonly Readonly<Record<string, number>>[];
}

export interface NetSummary {
  readonly courses: readonly NetCourse[];
}

type Numbers = Readonly<Record<string, number>>;

/** Gathers the rows of each network. */
export function summariseNet(rows: readonly ResultRow[]): NetSummary {
  const groups = groupBy(rows, (row) => `${row["name"]}|${row["repeat"]}`);
  const courses = [...groups.values()].map((own): NetCourse => {
    const first = own[0]!;
    const part = (name: string) =>
      own
        .filter((row) => row["part"] === name)
        .sort((a, b) => Number(a["epoch"]) - Number(b["epoch"])) as unknown as Numbers[];
    const layers = part("layer");
    const last = layers.at(-1)?.["epoch"];
    return {
      name: String(first["name"]),
      data: String(first["data"]),
      repeat: Number(first["repeat"]),
      samples: Number(first["samples"]),
      classes: Number(first["classes"]),
      ended: own.find((row) => row["part"] === "ended")?.["reason"] as string | undefined,
      probes: part("probe"),
      layersAtStart: layers.filter(({ epoch }) => epoch === 0),
      layers: layers.filter(({ epoch }) => epoch === last),
    };
  });
  return { courses };
}

/** Measurements of a network at its start, and at its end. */
export const atStart = ({ probes }: NetCourse, key: string): number => probes[0]?.[key] ?? Number.NaN;
export const atEnd = ({ probes }: NetCourse, key: string): number => probes.at(-1)?.[key] ?? Number.NaN;

/** The networks of a kind that were trained to the end and have nearly all of their training rows right. */
export function fitted({ courses }: NetSummary, name: string): NetCourse[] {
  return courses.filter(
    (course) => course.name === name && course.ended === undefined && atEnd(course, "trainAccuracy") >= 0.99,
  );
}
