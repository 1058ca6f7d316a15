import { agopEntries } from "./agop/entries.js";
import type { ExperimentEntry } from "./entry.js";
import { kkEntries } from "./kk/entries.js";
import { netEntries } from "./net/entries.js";
import { networkEntries } from "./nn/entries.js";
import { ntcEntries } from "./ntc/entries.js";

/** Every experiment by its id; the code of one is loaded when it is asked for. */
export const experimentEntries: readonly ExperimentEntry[] = [
  {
    id: "demo",
    title: "Three explanations of neural collapse on handwritten digits",
    paper: "KK, NTC, AGOP",
    load: async () => (await import("./demo/experiment.js")).demo,
  },
  {
    id: "collapse/compare",
    title: "Which explanation predicts the collapse of rows that were not trained on?",
    paper: "KK, NTC, AGOP",
    load: async () => (await import("./compare/experiment.js")).compare,
  },
  ...kkEntries,
  ...ntcEntries,
  ...agopEntries,
  ...networkEntries,
  ...netEntries,
];
