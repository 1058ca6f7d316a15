import type { ExperimentEntry } from "../entry.js";

const experiments = () => import("./experiments.js");

/** The experiments of this folder: static data, the module imported only when one is loaded. */
export const netEntries: readonly ExperimentEntry[] = [
  {
    id: "net/optimiser",
    title: "Collapse under SGD, Adam and AdamW",
    paper: "",
    load: async () => (await experiments()).optimiser,
  },
  {
    id: "net/imbalance",
    title: "The classifier of imbalanced classes",
    paper: "",
    load: async () => (await experiments()).imbalance,
  },
  {
    id: "net/shuffled-labels",
    title: "Collapse onto labels that mean nothing",
    paper: "",
    load: async () => (await experiments()).shuffledLabels,
  },
  {
    id: "net/no-decay",
    title: "Collapse without weight decay",
    paper: "",
    load: async () => (await experiments()).noDecay,
  },
  {
    id: "net/depth",
    title: "Collapse, ranks and balancedness by layer",
    paper: "",
    load: async () => (await experiments()).depth,
  },
];
