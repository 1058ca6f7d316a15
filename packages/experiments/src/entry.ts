import type { Experiment } from "./experiment.js";

/** What `collapsar list` shows without loading an experiment, and how to load it. */
export interface ExperimentEntry {
  readonly id: string;
  readonly title: string;
  /** The papers in theory.md's marks: "KK", "NTC", "AGOP". */
  readonly paper: string;
  /** The figure of the paper, where there is one. */
  readonly figure?: string;
  /** Imports the experiment's module; the only place where its code is named. */
  load(): Promise<Experiment>;
}
