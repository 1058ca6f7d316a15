import type { Experiment } from "./experiment.js";

/** An experiment in the registry: id, title and paper, and the function that loads it. */
export interface ExperimentEntry {
  readonly id: string;
  readonly title: string;
  /** The papers by their marks in the reports: "KK", "NTC", "AGOP", "RFM", "GROK". */
  readonly paper: string;
  /** The figure of the paper, where there is one. */
  readonly figure?: string | undefined;
  /** Imports the experiment's module; the only place where its code is named. */
  load(): Promise<Experiment>;
}
