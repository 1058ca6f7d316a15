import { experimentEntries } from "@collapsar/experiments";

/** One row of the list of experiments; the page carries these words and none of the experiments' code. */
export interface ExperimentRow {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
}

declare const data: ExperimentRow[];

export { data };

export default {
  load: (): ExperimentRow[] => experimentEntries.map(({ id, title, paper }) => ({ id, title, paper })),
};
