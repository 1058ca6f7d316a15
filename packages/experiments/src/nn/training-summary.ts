import type { ResultRow } from "../experiment.js";
import type { CollapseProbe } from "./training/collapse-probe.js";
import type { KernelPicture } from "./training/kernel-pictures.js";
import type { TrainingTrial } from "./training/network-config.js";

/** One training with its probes in the order of epochs. */
export interface TrainingCourse extends Omit<TrainingTrial, "probes"> {
  readonly backend: string;
  /** Settings that distinguish it from the other trainings of the run. */
  readonly label: string;
  /** Why it ended early: "diverged", "features died". */
  readonly ended: string | undefined;
  readonly at: readonly number[];
  readonly probes: readonly CollapseProbe[];
  /** Measured kernels at the end. */
  readonly kernels: readonly KernelPicture[];
}

export interface TrainingSummary {
  readonly courses: readonly TrainingCourse[];
}

const settings = ["data", "network", "loss", "initialisation", "learningRate"] as const;

/** Gathers the rows of all trainings; labels name the settings in which they differ. */
export function summariseTraining(rows: readonly ResultRow[]): TrainingSummary {
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const key = settings.map((name) => row[name]).join("|");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const all = [...groups.values()];
  const differing = settings.filter((name) => new Set(all.map((group) => group[0]?.[name])).size > 1);
  return { courses: all.map((group) => courseOf(group, differing)) };
}

function courseOf(
  rows: readonly ResultRow[],
  differing: readonly (typeof settings)[number][],
): TrainingCourse {
  const first = rows[0] as unknown as TrainingTrial & { backend: string };
  const probes = rows
    .filter((row) => row["part"] === "probe")
    .sort((a, b) => Number(a["epoch"]) - Number(b["epoch"]));
  const named = differing.map((name) =>
    name === "learningRate" ? `rate ${first[name]}` : String(first[name]),
  );
  return {
    ...first,
    label: named.length > 0 ? named.join(", ") : first.network,
    ended: rows.find((row) => row["part"] === "diverged")?.["reason"] as string | undefined,
    at: probes.map((row) => Number(row["epoch"])),
    probes: probes as unknown as CollapseProbe[],
    kernels: rows.filter((row) => row["part"] === "kernel") as unknown as TrainingCourse["kernels"],
  };
}

/** The last probe of a training. */
export const lastProbe = (course: TrainingCourse): CollapseProbe => course.probes.at(-1) as CollapseProbe;
