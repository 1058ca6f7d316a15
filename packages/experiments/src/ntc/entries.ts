import type { ExperimentEntry } from "../entry.js";

/** The experiments of this folder: static data, each module imported only when it is loaded. */
export const ntcEntries: readonly ExperimentEntry[] = [
  {
    id: "block-ntk/phases",
    title: "Three phases of training under a block-structured kernel",
    paper: "NTC",
    load: async () => (await import("./phases.js")).phases,
  },
  {
    id: "block-ntk/invariant",
    title: "The invariant decides whether features collapse",
    paper: "NTC",
    load: async () => (await import("./invariant.js")).invariantExperiment,
  },
  {
    id: "block-ntk/imbalance",
    title: "Unequal classes under a block-structured kernel",
    paper: "NTC",
    load: async () => (await import("./imbalance.js")).imbalance,
  },
  {
    id: "block-ntk/unconstrained",
    title: "Free features against features under a block-structured kernel",
    paper: "NTC",
    load: async () => (await import("./unconstrained.js")).unconstrained,
  },
  {
    id: "block-ntk/from-data",
    title: "Blocks, rates and predicted training of real data's kernels",
    paper: "NTC",
    load: async () => (await import("./from-data.js")).fromData,
  },
];
