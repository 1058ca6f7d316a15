import type { ExperimentEntry } from "../entry.js";

/** The experiments of this folder: static data, each module imported only when it is loaded. */
export const kkEntries: readonly ExperimentEntry[] = [];
