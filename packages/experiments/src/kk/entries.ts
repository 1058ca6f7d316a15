import type { ExperimentEntry } from "../entry.js";
import { adaptiveSweepEntries, kernelSweepEntries } from "./sweep-entries.js";

/** The experiments of this folder: static data, each module imported only when it is loaded. */
export const kkEntries: readonly ExperimentEntry[] = [
  ...kernelSweepEntries.map(({ id, title }) => ({
    id,
    title,
    paper: "KK",
    load: async () => (await import("./kernel-sweep.js")).kernelSweep(id),
  })),
  ...adaptiveSweepEntries.map(({ id, title }) => ({
    id,
    title,
    paper: "KK",
    load: async () => (await import("./adaptive-sweep.js")).adaptiveSweep(id),
  })),
];
